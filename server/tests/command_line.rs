//! The binary as an operator calls it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// An empty folder with a site in it; the database file comes with `migrate`.
struct Instance {
    folder: TempDir,
}

impl Instance {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        std::fs::create_dir_all(&site).expect("a folder");
        std::fs::write(site.join("manifest.json"), r#"{"js":"/a.js","wasm":"/a.wasm","css":"/a.css"}"#).expect("a manifest");
        for name in ["a.js", "a.wasm", "a.css"] {
            std::fs::write(site.join(name), "").expect("a file");
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_diem06")));
        command.args(arguments).env_clear().current_dir(self.folder.path());
        command.env("DATABASE_URL", format!("sqlite://{}", self.path("db.sqlite").display()));
        command.env("DIEM06__SERVER__SITE", self.path("site")).env("DIEM06__METRICS__LISTEN", "0").env("PORT", "0");
        command.envs(settings.iter().copied());
        command
    }

    fn run(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
        self.command(arguments, settings).output().expect("the binary runs")
    }

    fn done(&self, arguments: &[&str], settings: &[(&str, &str)]) -> String {
        let output = self.run(arguments, settings);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Calls `serve`, which must end by itself, and answers what it says.
    fn serve_refuses(&self, settings: &[(&str, &str)]) -> String {
        let mut child = self.command(&["serve"], settings).stderr(std::process::Stdio::piped()).spawn().expect("the binary runs");
        let began = Instant::now();
        while child.try_wait().expect("a child").is_none() {
            if began.elapsed() > Duration::from_secs(20) {
                child.kill().expect("a child");
                panic!("it serves with {settings:?}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let output = child.wait_with_output().expect("its words");
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        said(&output)
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const OUTSIDE: [(&str, &str); 2] = [("DIEM06__SERVER__SCHEME", "https"), ("DIEM06__SERVER__BASE", "diem06.test")];

#[test]
fn serve_demo_off_loopback() {
    let instance = Instance::new();
    instance.done(&["migrate"], &[]);
    instance.done(&["seed", "--demo"], &[("DIEM06_DEMO_PASSWORD", "hoa sen trong dam 1")]);
    let said = instance.serve_refuses(&OUTSIDE);
    assert!(said.contains("demonstration") && said.contains("without --demo"), "{said}");
}

#[test]
fn serve_plain_http_off_loopback() {
    let said = Instance::new().serve_refuses(&[("DIEM06__SERVER__BASE", "diem06.test")]);
    assert!(said.contains("plain http is for loopback only"), "{said}");
}

#[test]
fn serve_many_provinces_on_sqlite_off_loopback() {
    let instance = Instance::new();
    instance.done(&["migrate"], &[]);
    instance.done(&["seed"], &[]);
    let said = instance.serve_refuses(&OUTSIDE);
    assert!(said.contains("no row-level security") && said.contains("allow_multi_tenant_sqlite"), "{said}");
}

#[test]
fn add_a_user() {
    let instance = Instance::new();
    instance.done(&["migrate"], &[]);
    instance.done(&["seed"], &[]);
    let admin = ["user", "add", "thanh-hoa", "quantri", "--name", "Người quản trị", "--role", "standing_admin"];
    let words = instance.done(&admin, &OUTSIDE);
    assert!(words.contains("https://thanh-hoa.diem06.test/set-password?t="), "{words}");
    let refused: [(&[&str], &str); 4] = [
        (&admin, "username:"),
        (&["user", "add", "hai-phong", "quantri", "--name", "A", "--role", "viewer"], "no tenant"),
        (&["user", "add", "thanh-hoa", "canbo", "--name", "A", "--role", "unit_officer"], "unit_code:"),
        (&["user", "add", "thanh-hoa", "trunguong", "--name", "A", "--role", "centre_admin"], "role:"),
    ];
    for (arguments, why) in refused {
        let output = instance.run(arguments, &OUTSIDE);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said(&output).contains(why), "{arguments:?}: {}", said(&output));
    }
}
