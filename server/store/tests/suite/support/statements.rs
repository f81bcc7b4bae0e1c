//! Counting what a piece of work asks of the database, on either of them. PostgreSQL's driver tells in the task that asks,
//! SQLite's on a thread of the connection; both tell within the span of who asked.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Instrument, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// The target of the span within which statements are counted, and that of what the drivers tell.
const TARGET: &str = "counted";
const DRIVERS: &str = "sqlx::query";

/// Does the work, and answers with how many statements it sent.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, usize) {
    static SET: OnceLock<()> = OnceLock::new();
    SET.get_or_init(|| {
        let wanted = tracing_subscriber::filter::filter_fn(|metadata| [TARGET, DRIVERS].contains(&metadata.target()));
        let counter = tracing_subscriber::registry().with(Counter.with_filter(wanted));
        tracing::subscriber::set_global_default(counter).expect("nothing else here sets one");
    });
    let span = tracing::info_span!(target: TARGET, "counted");
    let done = work.instrument(span.clone()).await;
    let count = span.with_subscriber(|(id, all)| {
        let registry = all.downcast_ref::<tracing_subscriber::Registry>().expect("the registry is at the bottom");
        let span = registry.span(id).expect("it is not closed");
        span.extensions().get::<Statements>().map(|count| count.0.load(Ordering::Relaxed))
    });
    (done, count.flatten().expect("the span was counted in"))
}

struct Statements(AtomicUsize);

/// Whether a statement is one with which a connection begins.
struct Opens(bool);

impl Visit for Opens {
    fn record_str(&mut self, field: &Field, value: &str) {
        let begins = ["PRAGMA", "SET "].iter().any(|word| value.trim_start().starts_with(word));
        self.0 |= field.name() == "summary" && begins;
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.record_str(field, format!("{value:?}").trim_matches('"'));
    }
}

struct Counter;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Counter {
    fn on_new_span(&self, _: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(Statements(AtomicUsize::new(0)));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        // A connection that is opened meanwhile is no part of the work.
        let mut opens = Opens(false);
        event.record(&mut opens);
        if opens.0 {
            return;
        }
        let Some(span) = context.event_span(event).filter(|_| event.metadata().target() == DRIVERS) else { return };
        if let Some(count) = span.extensions().get::<Statements>() {
            count.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}
