//! Builds the site that the server serves: `bundle [--profile quick|release] [--out var/site]`.
//!
//! 1. `cargo build` of `frontend` for wasm32, then wasm-bindgen and wasm-opt ([`wasm`]);
//! 2. the style sheets in their fixed order, as one file ([`css`]);
//! 3. content-hashed names, brotli and gzip beside each file, `manifest.json`, one rename ([`site`]).
//!
//! `bundle nodejs <crate> <dir>` compiles one crate of ours to a Node.js module instead (the native = WASM test).

mod args;
mod css;
mod site;
mod stamp;
mod wasm;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::args::{Command, Profile};
use crate::stamp::Stamp;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bundle: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let root = args::workspace_root()?;
    match args::parse(std::env::args().skip(1), &root)? {
        Command::Help => {
            print!("{}", args::HELP);
            Ok(())
        }
        Command::Node { package, out } => wasm::node_module(&root, &package, &out),
        Command::Site { profile, out } => build_site(&root, profile, &out),
    }
}

fn build_site(root: &Path, profile: Profile, out: &Path) -> Result<()> {
    let started = Instant::now();
    let compiled = wasm::cargo_build(root, "frontend", profile)?;
    let optimiser = wasm::optimiser(root, profile)?;
    let new = Stamp::of(&compiled, profile, optimiser.is_some(), root)?;
    let old = Stamp::read(out);
    if old.as_ref() == Some(&new) && site::is_whole(out) {
        println!("bundle: {} is up to date ({:.1?})", out.display(), started.elapsed());
        return Ok(());
    }

    let draft = site::Draft::create(out)?;
    let same_program = old.is_some_and(|old| old.program == new.program) && site::is_whole(out);
    let code = if same_program {
        site::reuse(out, &draft).context("taking over the program of the last build")?
    } else {
        let program = wasm::program(&compiled, profile, optimiser.as_deref(), &draft.scratch())?;
        draft.add_program(&program, profile)?
    };
    let sheet = css::concatenate(&root.join("style"))?;
    let sheet = draft.add_hashed("css", sheet.as_bytes(), profile)?;
    draft.add_fonts(&root.join("style/fonts"))?;
    draft.add_public(&root.join("frontend/public"), profile)?;
    let manifest = site::Manifest { js: code.js, wasm: code.wasm, css: sheet };
    draft.finish(&manifest)?;
    new.write(out)?;

    for line in site::sizes(out, &manifest)? {
        println!("bundle: {line}");
    }
    println!("bundle: {} built in {:.1?}", out.display(), started.elapsed());
    Ok(())
}
