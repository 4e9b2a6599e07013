//! Answers browsers. The only module that knows the HTTP library.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::Response;
use axum::http::Uri;
use axum::http::header;
use axum::routing::get;
use tokio::sync::watch;

use crate::command::serve::answer;
use crate::command::serve::answer::Answer;
use crate::command::serve::door::Door;
use crate::command::serve::preview::Preview;

/// Where a page asks whether there is something new.
const EVENTS: &str = "/.dateline/events";

/// A page that waits so long for something new is told to ask again: nobody cuts a connection that still speaks.
const PATIENCE: Duration = Duration::from_secs(25);

/// For so long somebody who comes before there is anything to show waits for it: a small archive is there by then.
const FIRST: Duration = Duration::from_millis(400);

/// What is shown now. Clones share it.
#[derive(Clone)]
pub(super) struct Current(watch::Sender<Shown>);

/// Something to show, or how far the first build is.
#[derive(Clone)]
enum Shown {
    Begun(&'static str),
    Preview(Arc<Preview>),
}

impl Shown {
    fn preview(&self) -> Option<&Arc<Preview>> {
        match self {
            Shown::Begun(_) => None,
            Shown::Preview(preview) => Some(preview),
        }
    }
}

impl Current {
    /// Nothing yet.
    pub(super) fn begun() -> Current {
        Current(watch::Sender::new(Shown::Begun("read")))
    }

    /// Says which stage of the first build begins.
    pub(super) fn at(&self, stage: &'static str) {
        self.0.send_replace(Shown::Begun(stage));
    }

    /// Shows another preview and wakes the pages that wait for one.
    pub(super) fn replace(&self, next: Arc<Preview>) {
        self.0.send_replace(Shown::Preview(next));
    }

    /// The preview, as soon as there is a first one; after a moment the stage that is being made.
    async fn preview(&self) -> Result<Arc<Preview>, &'static str> {
        let mut shown = self.0.subscribe();
        let first = shown.wait_for(|shown| shown.preview().is_some());
        // Whether it came in time or not, what is shown by now is the answer.
        let _ = tokio::time::timeout(FIRST, first).await;
        match &*self.0.borrow() {
            Shown::Begun(stage) => Err(stage),
            Shown::Preview(preview) => Ok(Arc::clone(preview)),
        }
    }

    /// The token of a preview that a page has not seen, as soon as there is one; after a while the one that it has seen.
    async fn token_after(&self, seen: &str) -> String {
        let mut shown = self.0.subscribe();
        let newer = shown.wait_for(|shown| shown.preview().is_some_and(|preview| preview.token() != seen));
        let newer = tokio::time::timeout(PATIENCE, newer).await;
        let preview = newer.ok().and_then(Result::ok).and_then(|shown| shown.preview().cloned());
        preview.map_or_else(|| seen.to_owned(), |preview| preview.token().to_owned())
    }
}

/// Answers until Ctrl-C.
pub(super) fn run(listener: TcpListener, current: Current, door: Door) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new().fallback(get(respond)).with_state((current, door));
        tokio::spawn(axum::serve(listener, router).into_future());
        tokio::signal::ctrl_c().await
    });
    // Pages that wait for something new would hold it up.
    runtime.shutdown_background();
    ended
}

async fn respond(State((current, door)): State<(Current, Door)>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    if !host.is_none_or(|host| door.lets_in(host)) || !site.is_none_or(is_own_site) {
        return response(Answer::refusal());
    }
    if uri.path() == EVENTS {
        let seen = uri.query().and_then(|query| query.strip_prefix("seen=")).unwrap_or_default();
        return response(Answer::text(current.token_after(seen).await));
    }
    // A part of an older version would not fit: none is kept, so every condition fails.
    let range = headers.get(header::RANGE).filter(|_| !headers.contains_key(header::IF_RANGE));
    let range = range.and_then(|range| range.to_str().ok()).map(ToOwned::to_owned);
    let path = uri.path().to_owned();
    let preview = match current.preview().await {
        Ok(preview) => preview,
        Err(stage) => return response(Answer::begun(stage)),
    };
    // Pages are made on demand, with all that their templates do.
    let made = tokio::task::spawn_blocking(move || answer::answer(&preview, &path).part(range.as_deref())).await;
    response(made.unwrap_or_else(|_| Answer::broken()))
}

/// A page of another site may load scripts from any address, and the index of names is made of scripts: what is not published would
/// be in it. Browsers say where a request comes from; somebody who types an address comes from nowhere (`none`).
fn is_own_site(site: &str) -> bool {
    ["same-origin", "none"].contains(&site)
}

fn response(answer: Answer) -> Response<Body> {
    let Answer { status, media_type, location, range, bytes } = answer;
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::ACCEPT_RANGES, "bytes")
        .header("cross-origin-resource-policy", "same-origin");
    if let Some(location) = location {
        response = response.header(header::LOCATION, location);
    }
    if let Some(range) = range {
        response = response.header(header::CONTENT_RANGE, range);
    }
    response.body(Body::from(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_are_answered() {
        for site in ["same-origin", "none"] {
            assert!(is_own_site(site), "{site}");
        }
        for site in ["cross-site", "same-site", ""] {
            assert!(!is_own_site(site), "{site}");
        }
    }
}
