//! Which peers are proxies of ours, and the client behind them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::HeaderMap;
use serde::Deserialize;

/// Networks whose `X-Forwarded-*` headers are believed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Proxies(Vec<(IpAddr, u8)>);

/// An entry that is neither an address nor a network.
#[derive(Debug, thiserror::Error)]
#[error("server.trusted_proxies: {0:?} is neither an address nor a network like 10.0.0.0/8")]
pub struct BadNetwork(String);

impl TryFrom<Vec<String>> for Proxies {
    type Error = BadNetwork;

    fn try_from(entries: Vec<String>) -> Result<Self, BadNetwork> {
        entries.iter().map(|entry| parse(entry).ok_or_else(|| BadNetwork(entry.clone()))).collect::<Result<_, _>>().map(Self)
    }
}

fn parse(entry: &str) -> Option<(IpAddr, u8)> {
    let (address, prefix) = entry.trim().split_once('/').map_or((entry.trim(), None), |(a, p)| (a, Some(p)));
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let prefix = prefix.map_or(Some(most), |p| p.parse().ok())?;
    (prefix <= most).then_some((address, prefix))
}

impl Proxies {
    /// Whether `peer` is one of them. An IPv4 peer seen through an IPv6 socket is an IPv4 peer.
    #[must_use]
    pub fn contains(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|(network, prefix)| match (network, peer) {
            (IpAddr::V4(network), IpAddr::V4(peer)) => {
                let shift = 32 - u32::from(*prefix);
                u64::from(network.to_bits()) >> shift == u64::from(peer.to_bits()) >> shift
            }
            (IpAddr::V6(network), IpAddr::V6(peer)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(*prefix)).unwrap_or(0);
                network.to_bits() & mask == peer.to_bits() & mask
            }
            _ => false,
        })
    }

    /// The client: the peer, or, behind our proxies, the last address of `X-Forwarded-For` that isn't one of them. What
    /// stands further left was written by the client and may be anything.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.contains(peer) {
            return peer;
        }
        let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
        let mut client = peer;
        for hop in hops.into_iter().rev() {
            let Ok(address) = hop.parse() else { break };
            client = address;
            if !self.contains(address) {
                break;
            }
        }
        client
    }
}

/// The network that throttling counts: IPv4 /24, IPv6 /48. Addresses themselves are never kept.
#[must_use]
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => format!("{}/24", Ipv4Addr::from_bits(v4.to_bits() & 0xffff_ff00)),
        IpAddr::V6(v6) => format!("{}/48", Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(entries: &[&str]) -> Proxies {
        entries.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>().try_into().expect("networks")
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn networks_contain_their_addresses() {
        let ours = proxies(&["10.0.0.0/8", "192.0.2.7", "fd00::/8", "0.0.0.0/0"]);
        assert!(ours.contains(ip("10.255.0.1")));
        assert!(ours.contains(ip("::ffff:10.1.1.1")));
        assert!(ours.contains(ip("fd12::1")));
        assert!(!ours.contains(ip("fe80::1")));
        assert!(!proxies(&["192.0.2.7"]).contains(ip("192.0.2.8")));
        assert!(Proxies::try_from(vec!["10.0.0.0/33".to_owned()]).is_err());
        assert!(Proxies::try_from(vec!["proxy".to_owned()]).is_err());
    }

    #[test]
    fn the_client_is_the_last_hop_that_is_not_ours() {
        let ours = proxies(&["10.0.0.0/8"]);
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "6.6.6.6, 203.0.113.9".parse().expect("value"));
        headers.append("x-forwarded-for", "10.0.0.2".parse().expect("value"));
        assert_eq!(ours.client(ip("10.0.0.1"), &headers), ip("203.0.113.9"));
        // A stranger may write what it likes.
        assert_eq!(ours.client(ip("198.51.100.1"), &headers), ip("198.51.100.1"));
    }

    #[test]
    fn networks_hide_the_address() {
        assert_eq!(network(ip("203.0.113.9")), "203.0.113.0/24");
        assert_eq!(network(ip("2001:db8:1:2::3")), "2001:db8:1::/48");
    }
}
