//! Where the server listens, and under which names it answers.
//!
//! A page of another site could give its own name the address of this machine and read what is not published (DNS rebinding). So only names
//! that no page can take are answered: those of this machine, and, where the whole network may ask, addresses as numbers and names that only
//! that network knows (`.local`, RFC 6762).

use std::io;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::UdpSocket;

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// Only this machine: what is written is not published.
    Closed,
    /// Whoever reaches it.
    Open,
}

impl Door {
    pub(super) fn of(address: IpAddr) -> Door {
        if address.is_loopback() { Door::Closed } else { Door::Open }
    }

    /// Whether a request for this host is answered.
    pub(super) fn lets_in(self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.rsplit_once(':').map_or(&*host, |(name, _)| name),
        };
        let name = name.trim_end_matches('.');
        match (name.parse::<IpAddr>(), self) {
            (Ok(address), _) if address.is_loopback() => true,
            (Ok(_), door) => door == Door::Open,
            (Err(_), _) if name == "localhost" || name.ends_with(".localhost") => true,
            (Err(_), door) => door == Door::Open && name.ends_with(".local"),
        }
    }
}

/// Listens, or says why it cannot.
pub(super) fn listen(address: IpAddr, port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((address, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with `--port`, or let `--port 0` choose one")
        }
        io::ErrorKind::AddrNotAvailable => {
            format!("this machine has no address {address}; `--bind 0.0.0.0` takes all that it has")
        }
        _ => format!("port {port} of {address} cannot be used: {error}"),
    })
}

/// The address to open on this machine, and the one for others, where they may ask and it can be told.
pub(super) fn addresses(listening: SocketAddr) -> (String, Option<String>) {
    let ip = listening.ip();
    let here = match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    let shown = |ip: IpAddr| format!("http://{}/", SocketAddr::new(ip, listening.port()));
    let for_others = if ip.is_unspecified() { in_network() } else { None };
    (shown(here), for_others.map(shown))
}

/// The address that this machine has in its network. Nothing is sent: the system only says which way it would take.
fn in_network() -> Option<IpAddr> {
    // An address for documents, which nobody has (RFC 5737).
    let somewhere = SocketAddr::from(([192, 0, 2, 1], 9));
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(somewhere).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "127.0.0.1:4000",
            "127.0.0.2",
            "localhost:4000",
            "localhost",
            "LOCALHOST:4000",
            "localhost.:4000",
            "archive.localhost:1",
            "Archive.LocalHost",
            "[::1]:4000",
            "[::1]",
        ] {
            assert!(Door::Closed.lets_in(host) && Door::Open.lets_in(host), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example:4000",
            "localhost.evil.example",
            "localhost.local.evil.example",
            "evil.example:localhost",
            "[::1].evil.example.",
            "notlocalhost",
            "",
            ":",
        ] {
            assert!(!Door::Open.lets_in(host) || host.starts_with("[::1]"), "{host}");
        }
    }

    #[test]
    fn an_open_door_is_open_to_addresses_and_to_names_of_the_network() {
        for host in ["192.168.1.7:4000", "10.0.0.2", "[fe80::1]:4000", "laptop.local:4000", "Laptop.Local."] {
            assert!(Door::Open.lets_in(host) && !Door::Closed.lets_in(host), "{host}");
        }
        assert_eq!(Door::of(IpAddr::V6(Ipv6Addr::LOCALHOST)), Door::Closed);
        assert_eq!(Door::of(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), Door::Open);
    }

    #[test]
    fn every_address_that_is_printed_can_be_opened() {
        let (here, others) = addresses(SocketAddr::from(([0, 0, 0, 0], 4000)));
        assert_eq!(here, "http://127.0.0.1:4000/");
        assert!(others.is_none_or(|address| !address.contains("0.0.0.0") && address.ends_with(":4000/")));
        assert_eq!(
            addresses(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 1)),
            ("http://[::1]:1/".to_owned(), None)
        );
    }
}
