//! What the facts that were told come to.

use crate::parts::target;
use crate::session::{self, Session, fields};
use crate::state::context::Context;
use crate::state::text::tf;
use leptos::prelude::*;

/// Whether the programme was meant for this person, from what was told so far.
pub fn for_whom(context: Context) -> AnyView {
    let programme = context.programme();
    let facts = context.watch(|session| session::facts(&programme.lists, session));
    target::hint(programme, &facts)
}

/// Why what was told under a number's name is none that can be.
pub fn wrong_number(context: Context, session: &Session, name: &str) -> Option<String> {
    let limits = context.programme().lists.limits;
    let most = match name {
        fields::MONTHS_UNEMPLOYED => limits.months_unemployed,
        _ => limits.benefit_days,
    };
    let text = session.text(name).trim();
    let well = text.is_empty() || text.parse::<u32>().is_ok_and(|number| number <= most);
    (!well).then(|| tf(&["field.", name, ".wrong"].concat(), &[("most", &most.to_string())]))
}
