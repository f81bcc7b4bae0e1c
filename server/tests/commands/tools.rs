//! `make doctor`: `.ci/doctor` on machines that lack something.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::Said;

/// What the script itself needs.
const BASICS: [&str; 9] = ["bash", "env", "dirname", "head", "sed", "sort", "cut", "uname", "id"];

/// A machine with nothing but the basics and these stand-ins, each of which answers a line.
fn machine(tools: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in BASICS {
        symlink(found(name), folder.path().join(name)).expect("a link");
    }
    for (name, body) in tools {
        let file = folder.path().join(name);
        std::fs::write(&file, format!("#!{}\n{body}\n", found("bash").display())).expect("a script");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    }
    folder
}

fn found(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").expect("a PATH");
    let here = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    here.unwrap_or_else(|| panic!("{name} is on every machine"))
}

fn doctor(machine: &TempDir) -> Said {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut command = Command::new(found("bash"));
    command.arg(root.join(".ci/doctor")).env_clear().env("PATH", machine.path()).env("POSTGRES_BIN", machine.path()).env("PORT", "1");
    command.output().expect("bash starts").into()
}

/// The line about a tool.
fn line<'a>(said: &'a Said, tool: &str) -> &'a str {
    let mut lines =
        said.out.lines().filter(|line| line.trim_start().to_lowercase().starts_with("missing") || line.trim_start().starts_with("ok"));
    lines.find(|line| line.contains(&format!(" {tool} "))).unwrap_or_else(|| panic!("nothing about {tool}: {said:?}"))
}

const WHOLE: [(&str, &str); 7] = [
    ("rustup", "echo rustup 1.28"),
    ("cargo", "echo cargo 1.99.0"),
    ("rustc", "if [[ $1 == --print ]]; then echo /; else echo 'rustc 1.99.0 (x)'; fi"),
    ("cc", "echo cc 12"),
    ("node", "if [[ $1 == -p ]]; then echo 22; else echo v22.0.0; fi"),
    ("npm", "echo 10"),
    ("chromium", "echo Chromium 120"),
];

fn whole_but(name: &str, body: Option<&str>) -> TempDir {
    let others = WHOLE.into_iter().filter(|(tool, _)| *tool != name);
    machine(&others.chain(body.map(|body| (name, body))).collect::<Vec<_>>())
}

#[test]
fn doctor_on_a_bare_machine() {
    let said = doctor(&machine(&[]));
    assert!(!said.ok, "{said:?}");
    for (tool, remedy) in [
        ("cargo", "rustup.rs"),
        ("cc", "apt-get install build-essential"),
        ("node", "apt-get install nodejs"),
        ("npm", "apt-get install npm"),
        ("chromium", "apt-get install chromium"),
    ] {
        assert!(line(&said, tool).contains(remedy), "{tool}: {said:?}");
    }
}

#[test]
fn doctor_on_a_whole_machine() {
    let said = doctor(&whole_but("", None));
    assert!(said.ok, "{said:?}");
    assert!(!said.out.contains("MISSING"), "{said:?}");
}

#[test]
fn doctor_without_one_tool() {
    for (tool, row, body, remedy) in [
        (
            "rustc",
            "wasm32",
            Some("if [[ $1 == --print ]]; then echo /no/such/folder; else echo 'rustc 1.99.0 (x)'; fi"),
            "rustup target add wasm32-unknown-unknown",
        ),
        ("rustc", "cargo", Some("if [[ $1 == --print ]]; then echo /; else echo 'rustc 1.70.0 (x)'; fi"), "rustup update stable"),
        ("npm", "npm", None, "apt-get install npm"),
        ("node", "node", Some("if [[ $1 == -p ]]; then echo 18; else echo v18.0.0; fi"), "Node 20 or newer"),
        ("cc", "cc", None, "build-essential"),
    ] {
        let said = doctor(&whole_but(tool, body));
        assert!(!said.ok && line(&said, row).contains("MISSING") && line(&said, row).contains(remedy), "{tool}: {said:?}");
    }
}

/// What only `make test` and `make release` need is named, and is no failure.
#[test]
fn doctor_without_what_running_does_not_need() {
    let said = doctor(&whole_but("chromium", None));
    assert!(said.ok && line(&said, "chromium").contains("apt-get install chromium"), "{said:?}");
}

/// `wasm-opt` comes with the npm packages.
#[test]
fn doctor_names_wasm_opt() {
    let said = doctor(&whole_but("", None));
    let line = line(&said, "wasm-opt");
    assert!(line.trim_start().starts_with("ok") || line.contains("npm ci"), "{line}");
}
