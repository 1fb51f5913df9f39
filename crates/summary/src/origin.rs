//! What a summary says of itself beside its contents.

use super::payload::{Payload, WorkReference};
use suunta_content::text::fill;

/// Which work the answers about work are of, and which earlier summary it replaces or withdraws: a
/// sentence each, in the language of `label`.
pub fn about(payload: &Payload, label: &dyn Fn(&str) -> String) -> Vec<String> {
    let work = payload.work_reference.map(|reference| work(reference, label));
    let earlier =
        [("summary.replaces", &payload.replaces), ("summary.withdraws", &payload.withdraws)];
    let earlier = earlier.into_iter().filter_map(|(key, jti)| {
        let jti = jti.as_deref()?;
        let id = jti.strip_prefix("urn:uuid:").unwrap_or(jti);
        Some(fill(&label(key), &[("id", id)]))
    });
    work.into_iter().chain(earlier).collect()
}

fn work(reference: WorkReference, label: &dyn Fn(&str) -> String) -> String {
    [&label("summary.work-reference"), ": ", &label(reference.key()), "."].concat()
}
