//! The binary `diem06`.

use std::process::ExitCode;

/// A page is thousands of small pieces of text; with the system's allocator a quarter of its time goes into making and freeing them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::cli::run()
}
