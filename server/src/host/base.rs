//! The address of the instance.

use std::net::IpAddr;

use serde::Deserialize;

/// What browsers speak with us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Loopback only.
    Http,
    /// Everywhere else.
    Https,
}

impl Scheme {
    /// As written in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The port that is left out.
    #[must_use]
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Scheme, host and port under which browsers know the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Scheme.
    pub scheme: Scheme,
    /// Host, in lower case, without a trailing dot.
    pub host: String,
    /// Port, also where it is the scheme's own.
    pub port: u16,
}

impl Base {
    /// Reads `host` or `host:port`.
    #[must_use]
    pub fn parse(scheme: Scheme, authority: &str) -> Option<Self> {
        let (host, port) = super::split(authority)?;
        let port = port.unwrap_or(scheme.default_port());
        Some(Self { scheme, host, port })
    }

    /// The host with the port that browsers would write.
    fn with_port(&self, host: &str) -> String {
        if self.port == self.scheme.default_port() { host.to_owned() } else { format!("{host}:{}", self.port) }
    }

    /// `localhost:3000`, or `diem06.example` where the port is the scheme's own.
    #[must_use]
    pub fn authority(&self) -> String {
        self.with_port(&self.host)
    }

    /// `http://localhost:3000`, exactly as browsers send it in `Origin`.
    #[must_use]
    pub fn origin(&self) -> String {
        self.origin_of(&self.host)
    }

    /// The origin of another host of the instance.
    #[must_use]
    pub fn origin_of(&self, host: &str) -> String {
        format!("{}://{}", self.scheme.as_str(), self.with_port(host))
    }

    /// Whether only this machine can reach it. Plain http, the cookie `sid` and demo accounts are for loopback only.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let ip = self.host.trim_matches(['[', ']']).parse::<IpAddr>();
        self.host == "localhost" || self.host.ends_with(".localhost") || ip.is_ok_and(|ip| ip.is_loopback())
    }

    /// Whether browsers speak TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::Https
    }
}
