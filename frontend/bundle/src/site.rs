//! The folder that the server serves. It is put together in `<out>.new` and renamed when whole.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::args::Profile;
use crate::stamp::tree;
use crate::wasm::{NAME, Program};

/// Files worth compressing; the rest (fonts, pictures) is compressed already.
const TEXT: [&str; 9] = ["js", "wasm", "css", "svg", "txt", "json", "xml", "html", "webmanifest"];

/// What the server needs to know: the addresses of the hashed files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The glue.
    pub js: String,
    /// The code; the shell hands it to the glue's `init`.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
}

impl Manifest {
    fn to_json(&self) -> String {
        let value = serde_json::json!({ "js": self.js, "wasm": self.wasm, "css": self.css });
        format!("{value:#}\n")
    }

    /// The manifest of a site, if it has one that can be read.
    pub fn read(site: &Path) -> Option<Self> {
        let value: serde_json::Value = serde_json::from_slice(&fs::read(site.join("manifest.json")).ok()?).ok()?;
        let field = |name: &str| value[name].as_str().map(String::from);
        Some(Self { js: field("js")?, wasm: field("wasm")?, css: field("css")? })
    }

    fn paths(&self, site: &Path) -> [PathBuf; 3] {
        [&self.js, &self.wasm, &self.css].map(|address| site.join(address.trim_start_matches('/')))
    }
}

/// Whether the manifest and all that it names are there.
pub fn is_whole(site: &Path) -> bool {
    Manifest::read(site).is_some_and(|manifest| manifest.paths(site).iter().all(|path| path.is_file()))
}

/// A site in the making.
#[derive(Debug)]
pub struct Draft {
    out: PathBuf,
    dir: PathBuf,
}

/// The addresses of the program in a draft.
#[derive(Debug)]
pub struct Code {
    /// The glue.
    pub js: String,
    /// The code.
    pub wasm: String,
}

impl Draft {
    /// Starts afresh; what an interrupted run left behind goes.
    pub fn create(out: &Path) -> Result<Self> {
        let draft = Self { out: out.into(), dir: out.with_extension("new") };
        for leftover in [&draft.dir, &draft.scratch()] {
            remove(leftover)?;
        }
        fs::create_dir_all(draft.dir.join("pkg")).with_context(|| draft.dir.display().to_string())?;
        fs::create_dir_all(draft.scratch())?;
        Ok(draft)
    }

    /// A folder for work in progress, gone when the draft is finished.
    pub fn scratch(&self) -> PathBuf {
        self.out.with_extension("tmp")
    }

    /// Adds a file under a name that changes with its content, and returns its address.
    pub fn add_hashed(&self, extension: &str, content: &[u8], profile: Profile) -> Result<String> {
        let name = hashed_name(extension, content);
        write(&self.dir.join("pkg").join(&name), content, profile)?;
        Ok(format!("/pkg/{name}"))
    }

    /// Adds the program.
    pub fn add_program(&self, program: &Program, profile: Profile) -> Result<Code> {
        if let Some(snippets) = &program.snippets {
            self.copy_tree(snippets, &self.dir.join("pkg/snippets"), profile)?;
        }
        Ok(Code { js: self.add_hashed("js", &program.js, profile)?, wasm: self.add_hashed("wasm", &program.wasm, profile)? })
    }

    /// Fonts keep their names: the style sheet says `/pkg/fonts/NAME`. Their licence goes with them.
    pub fn add_fonts(&self, fonts: &Path) -> Result<()> {
        for path in tree(fonts)? {
            let wanted = path.extension().is_some_and(|extension| extension == "woff2" || extension == "txt");
            if let (true, Some(name)) = (wanted, path.file_name()) {
                let to = self.dir.join("pkg/fonts").join(name);
                copy(&path, &to)?;
            }
        }
        Ok(())
    }

    /// Files that have a fixed address at the root: favicon, robots.txt.
    pub fn add_public(&self, public: &Path, profile: Profile) -> Result<()> {
        self.copy_tree(public, &self.dir, profile)
    }

    fn copy_tree(&self, from: &Path, to: &Path, profile: Profile) -> Result<()> {
        for path in tree(from)? {
            let content = fs::read(&path).with_context(|| path.display().to_string())?;
            write(&to.join(path.strip_prefix(from)?), &content, profile)?;
        }
        Ok(())
    }

    /// Writes the manifest, then puts the new site in the place of the old one.
    pub fn finish(self, manifest: &Manifest) -> Result<()> {
        fs::write(self.dir.join("manifest.json"), manifest.to_json())?;
        remove(&self.scratch())?;
        let old = self.out.with_extension("old");
        remove(&old)?;
        if self.out.exists() {
            fs::rename(&self.out, &old).with_context(|| self.out.display().to_string())?;
        }
        fs::rename(&self.dir, &self.out).with_context(|| self.out.display().to_string())?;
        remove(&old)
    }
}

/// Takes the program of the site in `out`, compressed copies included, over into the draft.
pub fn reuse(out: &Path, draft: &Draft) -> Result<Code> {
    let manifest = Manifest::read(out).context("no manifest")?;
    let [js, wasm, _] = manifest.paths(out);
    for path in [js, wasm] {
        for suffix in ["", ".br", ".gz"] {
            let from = PathBuf::from(format!("{}{suffix}", path.display()));
            copy(&from, &draft.dir.join(from.strip_prefix(out)?))?;
        }
    }
    for path in tree(&out.join("pkg/snippets"))? {
        copy(&path, &draft.dir.join(path.strip_prefix(out)?))?;
    }
    Ok(Code { js: manifest.js, wasm: manifest.wasm })
}

/// One line per file that the browser loads first: raw, gzip, brotli; and the sum.
pub fn sizes(site: &Path, manifest: &Manifest) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    let mut sums = [0_u64; 3];
    for path in manifest.paths(site) {
        let mut row = [0_u64; 3];
        for (at, suffix) in ["", ".gz", ".br"].iter().enumerate() {
            row[at] = fs::metadata(format!("{}{suffix}", path.display()))?.len();
            sums[at] += row[at];
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        lines.push(size_line(&name, row));
    }
    lines.push(size_line("first load", sums));
    Ok(lines)
}

fn size_line(name: &str, [raw, gzip, brotli]: [u64; 3]) -> String {
    let kb = |bytes: u64| bytes.div_ceil(1000);
    format!("{name:<26} {:>6} kB raw {:>6} kB gzip {:>6} kB brotli", kb(raw), kb(gzip), kb(brotli))
}

/// `diem06.<12 hex digits of SHA-256>.<extension>`
fn hashed_name(extension: &str, content: &[u8]) -> String {
    let digest = hex(&Sha256::digest(content));
    format!("{NAME}.{}.{extension}", digest.get(..12).unwrap_or(&digest))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(path: &Path, content: &[u8], profile: Profile) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, content).with_context(|| path.display().to_string())?;
    let text = path.extension().is_some_and(|extension| TEXT.iter().any(|known| extension == *known));
    if text {
        fs::write(format!("{}.br", path.display()), brotli(content, profile)?)?;
        fs::write(format!("{}.gz", path.display()), gzip(content, profile)?)?;
    }
    Ok(())
}

fn brotli(content: &[u8], profile: Profile) -> Result<Vec<u8>> {
    let quality = if profile == Profile::Release { 11 } else { 5 };
    let params = brotli::enc::BrotliEncoderParams { quality, size_hint: content.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &params)?;
    Ok(out)
}

fn gzip(content: &[u8], profile: Profile) -> Result<Vec<u8>> {
    let level = if profile == Profile::Release { Compression::best() } else { Compression::fast() };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(from, to).map(drop).with_context(|| from.display().to_string())
}

fn remove(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).with_context(|| dir.display().to_string()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
