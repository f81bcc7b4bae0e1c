//! From crate to module: cargo, wasm-bindgen (as a library, so that its version is the one in Cargo.lock), wasm-opt.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::args::Profile;

/// The name of the module's files before they are hashed; the server is compiled with the same one.
pub const NAME: &str = "diem06";

const TARGET: &str = "wasm32-unknown-unknown";

/// What every browser since Chrome/Edge 109 understands, and what rustc emits by default.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The program as the browser gets it, not yet named.
#[derive(Debug)]
pub struct Program {
    /// The glue.
    pub js: Vec<u8>,
    /// The code.
    pub wasm: Vec<u8>,
    /// Scripts that crates bring along; the glue imports them as `./snippets/…`.
    pub snippets: Option<PathBuf>,
}

/// Compiles `package` for the browser and says where cargo put the module.
///
/// `frontend` is always among what is compiled: cargo unites the features of what it builds together, so every crate that the two
/// share is compiled once.
pub fn cargo_build(root: &Path, package: &str, profile: Profile) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root).args(["build", "--lib", "--target", TARGET, "--package", "frontend"]);
    if package != "frontend" {
        command.args(["--package", package]);
    }
    command.arg("--message-format=json-render-diagnostics");
    match profile {
        // Overrides, not a profile of its own: so the macros and build scripts of the other dev builds are used again.
        Profile::Quick => {
            command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_DEBUG", "false");
        }
        Profile::Release => {
            command.args(["--profile", "wasm-release"]);
        }
    }
    let output = command.stderr(Stdio::inherit()).output().context("cargo could not be started; see `make doctor`")?;
    if !output.status.success() {
        bail!("{package} does not compile for {TARGET}. If that target is missing: rustup target add {TARGET}");
    }
    artifact(&output.stdout, package)
}

/// Finds the module in cargo's messages, one JSON object a line.
fn artifact(messages: &[u8], package: &str) -> Result<PathBuf> {
    let text = String::from_utf8_lossy(messages);
    text.lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact" && message["target"]["name"] == package)
        .flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default())
        .filter_map(|name| name.as_str().map(PathBuf::from))
        .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        .with_context(|| format!("cargo built {package} but named no .wasm; is it a cdylib?"))
}

/// Where wasm-opt is. A quick build does without; a release build does not.
pub fn optimiser(root: &Path, profile: Profile) -> Result<Option<PathBuf>> {
    let path = root.join("end2end/node_modules/.bin/wasm-opt");
    match profile {
        Profile::Quick => Ok(None),
        Profile::Release => {
            ensure!(path.exists(), "wasm-opt is missing: run `npm ci` in end2end/");
            Ok(Some(path))
        }
    }
}

/// wasm-bindgen, then wasm-opt. `scratch` is an empty folder that the caller removes.
pub fn program(compiled: &Path, profile: Profile, optimiser: Option<&Path>, scratch: &Path) -> Result<Program> {
    let wasm = std::fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(NAME, wasm).out_name(NAME).web(true)?;
    // The shell passes the module's hashed address to init(); the glue must not know one.
    bindgen.omit_default_module_path(true).typescript(false).keep_debug(false).remove_producers_section(true);
    bindgen.remove_name_section(profile == Profile::Release);
    bindgen.generate(scratch).context("wasm-bindgen")?;

    let raw = scratch.join(format!("{NAME}_bg.wasm"));
    let finished = match optimiser {
        None => raw,
        Some(optimiser) => {
            let smaller = scratch.join("opt.wasm");
            let mut command = Command::new(optimiser);
            command.arg("-Oz").args(FEATURES).arg(&raw).arg("-o").arg(&smaller);
            let status = command.status().with_context(|| format!("{}: run `npm ci` in end2end/", optimiser.display()))?;
            ensure!(status.success(), "wasm-opt failed");
            smaller
        }
    };
    let snippets = scratch.join("snippets");
    Ok(Program {
        js: std::fs::read(scratch.join(format!("{NAME}.js")))?,
        wasm: std::fs::read(finished)?,
        snippets: snippets.is_dir().then_some(snippets),
    })
}

/// Compiles a crate to a Node.js module: `out/<package>.js` and `out/<package>_bg.wasm`.
pub fn node_module(root: &Path, package: &str, out: &Path) -> Result<()> {
    let compiled = cargo_build(root, package, Profile::Quick)?;
    std::fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    // The folder may lie below a package.json that says otherwise.
    std::fs::write(out.join("package.json"), "{\"type\":\"commonjs\"}\n")?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(package).nodejs(true)?;
    bindgen.typescript(false).keep_debug(false);
    bindgen.generate(out).context("wasm-bindgen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_in_cargos_messages() -> Result<()> {
        let messages = br#"{"reason":"compiler-artifact","target":{"name":"app"},"filenames":["/t/libapp.rlib"]}
not json
{"reason":"compiler-artifact","target":{"name":"frontend"},"filenames":["/t/libfrontend.rlib","/t/frontend.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(artifact(messages, "frontend")?, PathBuf::from("/t/frontend.wasm"));
        assert!(artifact(messages, "app").is_err());
        Ok(())
    }

    #[test]
    fn a_release_without_wasm_opt_is_refused() {
        let nowhere = Path::new("/nowhere");
        assert!(optimiser(nowhere, Profile::Release).is_err());
        assert!(matches!(optimiser(nowhere, Profile::Quick), Ok(None)));
    }
}
