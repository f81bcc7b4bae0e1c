use super::*;
use std::io::Read;

fn program() -> Program {
    Program { js: b"export default 1;".to_vec(), wasm: b"\0asm".to_vec(), snippets: None }
}

fn build(out: &Path, css: &str) -> Result<Manifest> {
    let draft = Draft::create(out)?;
    let code = draft.add_program(&program(), Profile::Quick)?;
    let css = draft.add_hashed("css", css.as_bytes(), Profile::Release)?;
    let manifest = Manifest { js: code.js, wasm: code.wasm, css };
    draft.finish(&manifest)?;
    Ok(manifest)
}

#[test]
fn names_follow_the_content() {
    assert_eq!(hashed_name("css", b"a{}"), "diem06.5f546eb4606b.css");
    assert_eq!(hashed_name("css", b"a{}"), hashed_name("css", b"a{}"));
    assert_ne!(hashed_name("css", b"a{}"), hashed_name("css", b"b{}"));
    assert_eq!(hex(&[0, 15, 255]), "000fff");
}

#[test]
fn the_manifest_names_files_that_exist() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let out = dir.path().join("site");
    let manifest = build(&out, "a{}")?;
    assert_eq!(Manifest::read(&out), Some(manifest.clone()));
    assert!(manifest.js.starts_with("/pkg/diem06.") && manifest.js.ends_with(".js"));
    assert!(is_whole(&out));
    assert_eq!(sizes(&out, &manifest)?.len(), 4);
    fs::remove_file(&manifest.paths(&out)[1])?;
    assert!(!is_whole(&out));
    Ok(())
}

#[test]
fn a_new_site_replaces_the_old_one_as_a_whole() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let out = dir.path().join("site");
    let old = build(&out, "a{}")?;
    let new = build(&out, "b{}")?;
    assert_ne!(old.css, new.css);
    assert!(!old.paths(&out)[2].exists(), "stale file");
    assert!(is_whole(&out));
    assert_eq!(fs::read_dir(dir.path())?.count(), 1, "nothing is left beside the site");
    Ok(())
}

#[test]
fn an_interrupted_run_leaves_the_old_site() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let out = dir.path().join("site");
    let manifest = build(&out, "a{}")?;
    let draft = Draft::create(&out)?;
    draft.add_hashed("css", b"b{}", Profile::Quick)?;
    drop(draft);
    assert_eq!(Manifest::read(&out), Some(manifest));
    assert!(is_whole(&out));
    Ok(())
}

#[test]
fn the_program_is_taken_over_when_only_the_style_changed() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let out = dir.path().join("site");
    let old = build(&out, "a{}")?;
    let draft = Draft::create(&out)?;
    let code = reuse(&out, &draft)?;
    assert_eq!((code.js, code.wasm), (old.js.clone(), old.wasm.clone()));
    let css = draft.add_hashed("css", b"c{}", Profile::Quick)?;
    let manifest = Manifest { css, ..old };
    draft.finish(&manifest)?;
    assert!(is_whole(&out));
    assert_eq!(sizes(&out, &manifest)?.len(), 4, "compressed copies came along");
    Ok(())
}

#[test]
fn compressed_copies_unpack_to_the_original() -> Result<()> {
    let text = "số liệu ".repeat(400);
    for profile in [Profile::Quick, Profile::Release] {
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes(), profile)?, &mut plain)?;
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        flate2::read::GzDecoder::new(&*gzip(text.as_bytes(), profile)?).read_to_string(&mut plain)?;
        assert_eq!(plain, text);
    }
    Ok(())
}

#[test]
fn fonts_keep_their_names_and_licence() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let fonts = dir.path().join("fonts");
    fs::create_dir(&fonts)?;
    for name in ["a.woff2", "OFL.txt", "README.md"] {
        fs::write(fonts.join(name), name)?;
    }
    let draft = Draft::create(&dir.path().join("site"))?;
    draft.add_fonts(&fonts)?;
    let found: Vec<_> =
        tree(&draft.dir.join("pkg/fonts"))?.iter().filter_map(|path| path.file_name().map(|name| name.to_owned())).collect();
    assert_eq!(found, ["OFL.txt", "a.woff2"]);
    Ok(())
}
