//! The native side of `compare.mjs`: answers each seed on standard input with its report as one JSON string per line.

use std::io::{BufRead, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let seed: u32 = line?.trim().parse().map_err(std::io::Error::other)?;
        serde_json::to_writer(&mut out, &parity::parity(seed))?;
        writeln!(out)?;
    }
    Ok(())
}
