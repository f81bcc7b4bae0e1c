//! The binary `diem06`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
