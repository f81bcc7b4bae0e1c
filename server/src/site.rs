//! The built site: the manifest that `bundle` writes, and the files themselves.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use tower_http::services::{ServeDir, ServeFile};

/// Names with a hash of the content in them never change under their address.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Fonts, icons and robots.txt keep their names: a day.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The site can't be served.
#[derive(Debug, thiserror::Error)]
#[error("the built site is missing or incomplete ({}: {cause}). Run `make run`, or build it with the crate `bundle`", manifest.display())]
pub struct SiteMissing {
    manifest: PathBuf,
    cause: String,
}

/// The addresses of the built files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Site {
    /// The glue of the program.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
    /// The folder.
    #[serde(skip)]
    pub root: PathBuf,
}

impl Site {
    /// Reads the manifest and looks whether what it names is there.
    ///
    /// # Errors
    /// [`SiteMissing`], with the remedy.
    pub fn open(root: &Path) -> Result<Self, SiteMissing> {
        let manifest = root.join("manifest.json");
        let missing = |cause: String| SiteMissing { manifest: manifest.clone(), cause };
        let text = std::fs::read(&manifest).map_err(|e| missing(e.to_string()))?;
        let mut site: Self = serde_json::from_slice(&text).map_err(|e| missing(e.to_string()))?;
        for file in [&site.js, &site.wasm, &site.css] {
            if !root.join(file.trim_start_matches('/')).is_file() {
                return Err(missing(format!("no {file}")));
            }
        }
        site.root = root.to_path_buf();
        Ok(site)
    }

    /// Routes of the files: `/pkg/…`, and each file at the root of the site (favicon, robots.txt) under its own name.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let pkg = ServeDir::new(self.root.join("pkg")).precompressed_br().precompressed_gzip();
        let mut routes = Router::new().nest_service("/pkg", pkg);
        for name in self.public_files() {
            let file = ServeFile::new(self.root.join(&name)).precompressed_br().precompressed_gzip();
            routes = routes.route_service(&format!("/{name}"), file);
        }
        routes.layer(from_fn(cache))
    }

    fn public_files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.root).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let names = files.filter_map(|entry| entry.file_name().into_string().ok());
        // A brace would be read as a pattern of the router.
        let served =
            |name: &String| name != "manifest.json" && !name.ends_with(".br") && !name.ends_with(".gz") && !name.contains(['{', '}']);
        names.filter(served).collect()
    }
}

async fn cache(request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    // A file that is not there yet must not stay missing for a year.
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, if hashed { FOR_EVER } else { FOR_A_DAY });
    }
    response
}

/// `/pkg/diem06.<12 hex digits>.wasm`
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("/pkg/") && name.split('.').any(|part| part.len() == 12 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_last_for_ever() {
        assert!(is_hashed("/pkg/diem06.0123456789ab.wasm"));
        assert!(!is_hashed("/pkg/fonts/be-vietnam-pro-400.woff2"));
        assert!(!is_hashed("/0123456789ab.txt"));
    }

    #[test]
    fn a_missing_site_names_the_remedy() {
        let error = Site::open(Path::new("/no/site")).expect_err("no site there");
        assert!(error.to_string().contains("make run"), "{error}");
    }
}
