//! Keys of the staff: made, opened, backed up, renewed; and the organisation's trust list.

mod list;
mod recipients;
mod row;

use crate::service::staff_keys::state::Keys;

use crate::parts::back;
use crate::parts::staff_keys::cards;
use crate::platform::worker;
use crate::route::Route;
use crate::service::signing_client::SIGNER;
use crate::state::context::Context;
use crate::state::text::t;
use crate::storage::keys::Of;
use crate::summary::holder::Holder;
use leptos::prelude::*;

/// Locks what is open of the staff's keys, when everything is erased: sealed they stay. A worker holds
/// what the browser does not keep.
pub fn forget(of: Of) {
    if of == Of::Device {
        worker::stop(SIGNER);
    }
}

pub fn page(context: Context) -> AnyView {
    let keys = Keys::new(context);
    view! {
        <h1 tabindex="-1">{t("keys.title")}</h1>
        <p class="lead">{t("keys.lead")}</p>
        {cards::part(keys, &Holder::ALL)}
        {list::part(keys)}
        <div class="controls">
            {back::button(context, Route::Start)}
        </div>
    }
    .into_any()
}
