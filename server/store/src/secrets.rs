//! Passwords, tokens and hashes.

use std::sync::OnceLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::Error;

/// OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane.
fn hasher() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|e| Error::Broken(format!("argon2: {e}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Two at a time: a burst of sign-ins must not take all memory and cores from the pages.
static SLOTS: Semaphore = Semaphore::const_new(2);

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let _slot = SLOTS.acquire().await.map_err(|e| Error::Broken(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Broken(e.to_string()))?
}

/// The PHC string of a password.
pub(crate) async fn hash_password(password: &str) -> Result<String, Error> {
    let password = password.to_owned();
    blocking(move || {
        let hash = hasher()?.hash_password(password.as_bytes()).map_err(|e| Error::Broken(format!("argon2: {e}")))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether `password` is the one hashed. Without a hash the same time is spent, so that nobody learns which names exist.
pub(crate) async fn verify_password(password: &str, hash: Option<String>) -> Result<bool, Error> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let known = hash.is_some();
    let hash = match (hash, NOBODY.get()) {
        (Some(hash), _) => hash,
        (None, Some(nobody)) => nobody.clone(),
        (None, None) => {
            let made = hash_password(&token()).await?;
            NOBODY.get_or_init(|| made).clone()
        }
    };
    let password = password.to_owned();
    let matches = blocking(move || {
        let hash = PasswordHash::new(&hash).map_err(|e| Error::Broken(format!("stored password hash: {e}")))?;
        Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await?;
    Ok(matches && known)
}

/// 256 random bits, in letters that an address can carry.
pub(crate) fn token() -> String {
    let mut bytes = [0u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Hex of the SHA-256. Tokens and session ids are stored only so.
pub(crate) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        hex
    })
}

/// Makes the same UUID for the same words, always: seeds loaded twice are the same rows (RFC 9562, version 8).
pub(crate) fn seed_uuid(words: &[&str]) -> uuid::Uuid {
    let hash = Sha256::digest(words.join("\u{1f}").as_bytes());
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// A new id, ordered by time.
pub(crate) fn new_id() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}
