//! What a site was built from. Kept beside the site (`var/site.stamp`), so that nothing private is served.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::args::Profile;
use crate::site::hex;

/// Two fingerprints: when only the style changed, the program of the last build is used again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The compiled module, how it is processed, and by which build of this program.
    pub program: String,
    /// Style sheets, fonts and public files.
    pub files: String,
}

impl Stamp {
    /// Fingerprints the inputs as they are now.
    pub fn of(compiled: &Path, profile: Profile, optimised: bool, root: &Path) -> Result<Self> {
        let mut program = Sha256::new();
        program.update(profile.name());
        program.update([u8::from(optimised)]);
        // A new version of this very program may produce other files from the same inputs.
        program.update(read(&std::env::current_exe().context("own path")?)?);
        program.update(read(compiled)?);

        let mut files = Sha256::new();
        for folder in ["style", "frontend/public"] {
            for path in tree(&root.join(folder))? {
                files.update(path.strip_prefix(root).unwrap_or(&path).to_string_lossy().as_bytes());
                files.update([0]);
                files.update(Sha256::digest(read(&path)?));
            }
        }
        Ok(Self { program: hex(&program.finalize()), files: hex(&files.finalize()) })
    }

    /// The stamp of the site in `out`, if there is one.
    pub fn read(out: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path(out)).ok()?;
        let mut lines = text.lines();
        Some(Self { program: lines.next()?.into(), files: lines.next()?.into() })
    }

    /// Remembers it. Comes after the site itself: a crash in between only costs a rebuild.
    pub fn write(&self, out: &Path) -> Result<()> {
        let text = format!("{}\n{}\n", self.program, self.files);
        std::fs::write(path(out), text).with_context(|| path(out).display().to_string())
    }
}

fn path(out: &Path) -> PathBuf {
    out.with_extension("stamp")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}

/// All files below a folder, sorted; none if the folder is missing.
pub fn tree(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        if !dir.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&dir).with_context(|| dir.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_style_is_not_a_change_of_program() -> Result<()> {
        let root = tempfile::tempdir()?;
        let module = root.path().join("m.wasm");
        std::fs::create_dir(root.path().join("style"))?;
        std::fs::write(&module, "1")?;
        let first = Stamp::of(&module, Profile::Quick, false, root.path())?;
        std::fs::write(root.path().join("style/base.css"), "a{}")?;
        let second = Stamp::of(&module, Profile::Quick, false, root.path())?;
        assert_eq!(first.program, second.program);
        assert_ne!(first.files, second.files);
        std::fs::write(&module, "2")?;
        assert_ne!(Stamp::of(&module, Profile::Quick, false, root.path())?.program, second.program);
        assert_ne!(Stamp::of(&module, Profile::Release, false, root.path())?.program, second.program);

        let out = root.path().join("site");
        assert_eq!(Stamp::read(&out), None);
        second.write(&out)?;
        assert_eq!(Stamp::read(&out), Some(second));
        Ok(())
    }
}
