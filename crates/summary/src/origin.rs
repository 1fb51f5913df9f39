//! What a summary says of itself beside its contents.

use super::payload::{Payload, WorkReference};
use suunta_content::text::fill;

/// Which work the answers about work are of, and which earlier summary it replaces or withdraws: a
/// sentence each in the language of `label`, with the name of its member.
pub fn about(payload: &Payload, label: &dyn Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let work = payload.work_reference.map(|reference| ("workReference", work(reference, label)));
    let earlier = [("replaces", &payload.replaces), ("withdraws", &payload.withdraws)];
    let earlier = earlier.into_iter().filter_map(|(member, jti)| {
        let jti = jti.as_deref()?;
        let id = jti.strip_prefix("urn:uuid:").unwrap_or(jti);
        Some((member, fill(&label(&["summary.", member].concat()), &[("id", id)])))
    });
    work.into_iter().chain(earlier).collect()
}

fn work(reference: WorkReference, label: &dyn Fn(&str) -> String) -> String {
    [&label("summary.work-reference"), ": ", &label(reference.key()), "."].concat()
}
