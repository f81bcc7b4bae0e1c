//! Running the binary in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

/// Password of the demo accounts.
pub const PASSWORD: &str = "hoa sen trong dam 1";

/// A folder with nothing in it, in which `diem06` keeps `var/`.
pub struct Place {
    pub folder: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Said {
    pub ok: bool,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { ok: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Place {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With a seeded demonstration in `var/diem06.sqlite`.
    pub fn seeded() -> Self {
        static TEMPLATE: OnceLock<Place> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let place = Self::empty();
            for command in [&["migrate"][..], &["seed", "--demo"]] {
                let said = place.run(command);
                assert!(said.ok, "{said:?}");
            }
            place
        });
        let place = Self::empty();
        std::fs::create_dir(place.path("var")).expect("a folder");
        // The log belongs to it: a process that ends does not fold it in.
        for file in std::fs::read_dir(template.path("var")).expect("the template").flatten().map(|entry| entry.file_name()) {
            if !file.to_string_lossy().ends_with("-shm") {
                std::fs::copy(template.path("var").join(&file), place.path("var").join(&file)).expect("a copy");
            }
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The binary, with nothing of our own surroundings but what is given.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diem06"));
        command.args(arguments).current_dir(&self.folder).env_clear().env("DIEM06_DEMO_PASSWORD", PASSWORD).env("RUST_LOG", "error");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.command(arguments).output().expect("the binary starts").into()
    }

    pub fn run_with(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
        self.command(arguments).envs(environment.iter().copied()).output().expect("the binary starts").into()
    }

    /// A site as `bundle` leaves it, as far as `serve` looks at it.
    pub fn site(&self) {
        let manifest = r#"{"js":"/pkg/a.js","wasm":"/pkg/a.wasm","css":"/pkg/a.css"}"#;
        for (name, content) in [("manifest.json", manifest), ("pkg/a.js", ""), ("pkg/a.wasm", ""), ("pkg/a.css", "")] {
            write(&self.path("var/site").join(name), content);
        }
    }
}

pub fn write(file: &Path, content: &str) {
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, content).expect("a file");
}
