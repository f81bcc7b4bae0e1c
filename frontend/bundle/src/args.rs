//! The command line. Small enough to read by hand; a parser crate would cost more than it saves here.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What `bundle --help` prints.
pub const HELP: &str = "\
bundle [--profile quick|release] [--out DIR]   build the site (default: quick, var/site)
bundle nodejs PACKAGE DIR                      compile one crate to a Node.js module (used by tests)

quick    compiles fast, compresses lightly: `make run`, `make dev`, `make test`
release  smallest download: profile wasm-release, wasm-opt -Oz, brotli 11: packages and `make bench`
";

/// How much work goes into the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Fast to build.
    Quick,
    /// Small to download.
    Release,
}

impl Profile {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Build the site into `out`.
    Site {
        /// How.
        profile: Profile,
        /// Where to.
        out: PathBuf,
    },
    /// Compile `package` to a Node.js module in `out`.
    Node {
        /// A crate of this workspace with a `cdylib`.
        package: String,
        /// Where to.
        out: PathBuf,
    },
}

/// Reads the arguments (without the program's name). Relative folders count from the root of the workspace.
pub fn parse(args: impl IntoIterator<Item = String>, root: &Path) -> Result<Command> {
    let mut args = args.into_iter();
    let mut profile = Profile::Quick;
    let mut out = PathBuf::from("var/site");
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "nodejs" => {
                let package = args.next().context("nodejs: which package? See --help")?;
                let out = args.next().context("nodejs: which folder? See --help")?;
                return Ok(Command::Node { package, out: root.join(out) });
            }
            "--profile" => {
                profile = match args.next().as_deref() {
                    Some("quick") => Profile::Quick,
                    Some("release") => Profile::Release,
                    other => bail!("--profile is quick or release, not {other:?}"),
                }
            }
            "--out" => out = args.next().context("--out needs a folder")?.into(),
            other => bail!("unknown argument {other:?}; see --help"),
        }
    }
    Ok(Command::Site { profile, out: root.join(out) })
}

/// The root of the workspace: the nearest folder upwards that holds `style` and `Cargo.lock`.
pub fn workspace_root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("current folder")?;
    here.ancestors()
        .find(|dir| dir.join("Cargo.lock").is_file() && dir.join("frontend/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("run this inside the checkout (no folder above has Cargo.lock and frontend/)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(String::from), Path::new("/checkout"))
    }

    #[test]
    fn quick_into_var_site_unless_told_otherwise() -> Result<()> {
        assert_eq!(read("")?, Command::Site { profile: Profile::Quick, out: "/checkout/var/site".into() });
        assert_eq!(read("--profile release --out /srv/site")?, Command::Site { profile: Profile::Release, out: "/srv/site".into() });
        Ok(())
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(read("--profile fat").is_err());
        assert!(read("--out").is_err());
        assert!(read("site").is_err());
        assert!(read("nodejs parity").is_err());
    }
}
