//! The listener, and how it stops.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::serve::{Listener, ListenerExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Opens the port. Every accepted connection gets TCP_NODELAY: with Nagle's algorithm a page that is streamed waits for
/// the browser's delayed acknowledgements, 40 ms instead of 3.
///
/// # Errors
/// The operating system's: the port is taken, the address is not ours.
pub async fn listen(address: SocketAddr) -> io::Result<impl Listener<Io = TcpStream, Addr = SocketAddr>> {
    let listener = TcpListener::bind(address).await?;
    Ok(listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::warn!(%error, "a connection keeps Nagle's algorithm");
        }
    }))
}

/// Serves until `stop`, then lets running requests finish for `drain` at most.
///
/// # Errors
/// The listener's.
pub async fn run(
    listener: impl Listener<Io = TcpStream, Addr = SocketAddr>,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    drain: Duration,
) -> io::Result<()> {
    let (stopping, mut stopped) = watch::channel(false);
    let mut watched = stopped.clone();
    tokio::spawn(async move {
        stop.await;
        // Nobody listens any more only when the server has ended by itself.
        stopping.send_replace(true);
    });
    // The tap that does nothing gives the listener a type that axum can take the peer's address from.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener.tap_io(|_| {}), service).with_graceful_shutdown(async move {
        drop(watched.wait_for(|stop| *stop).await);
    });
    let overdue = async {
        drop(stopped.wait_for(|stop| *stop).await);
        tracing::info!(seconds = drain.as_secs(), "stopping: running requests may finish");
        tokio::time::sleep(drain).await;
    };
    tokio::select! {
        ended = server.into_future() => ended,
        () = overdue => {
            tracing::warn!("some requests did not finish in time and are cut off (server.drain)");
            Ok(())
        }
    }
}

/// SIGTERM or Ctrl-C.
pub async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = match signal(SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM can't be heard; Ctrl-C can");
            return drop(tokio::signal::ctrl_c().await);
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_connection_has_nodelay() {
        let mut listener = listen(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let client = TcpStream::connect(address).await.expect("connect");
        let (connection, _) = listener.accept().await;
        assert!(connection.nodelay().expect("a socket option"));
        drop(client);
    }

    #[tokio::test]
    async fn a_request_that_never_ends_does_not_keep_the_server_alive() {
        let listener = listen(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let router = Router::new().route("/", axum::routing::get(std::future::pending::<&'static str>));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = tokio::spawn(run(listener, router, async { drop(stopped.await) }, Duration::from_millis(50)));
        let mut client = TcpStream::connect(address).await.expect("connect");
        tokio::io::AsyncWriteExt::write_all(&mut client, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("send");
        tokio::time::sleep(Duration::from_millis(50)).await;
        stop.send(()).expect("still serving");
        let ended = tokio::time::timeout(Duration::from_secs(5), server).await;
        assert!(ended.expect("stopped in time").expect("no panic").is_ok());
    }
}
