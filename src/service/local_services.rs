//! The service map of the client's municipality.

use crate::content::profile::ServiceMap;
use crate::platform::{Error, boot};
use crate::service::compiled::parse;
use crate::session::fields;
use crate::state::context::Context;

/// The id of the client's municipality, when the profile has a map of it.
pub fn chosen(context: Context) -> Option<&'static str> {
    let told = context.session(|session| session.text(fields::MUNICIPALITY).to_owned());
    let mut all = context.programme().municipalities.iter();
    all.find(|(id, name)| *id == told || *name == told).map(|(id, _)| id.as_str())
}

/// Fetches a municipality's map; `None` when another has been chosen meanwhile.
///
/// # Errors
/// When it did not arrive or cannot be read.
pub async fn map(context: Context, id: &'static str) -> Option<Result<ServiceMap, Error>> {
    let file = ["services/", &context.profile().id, "/", id, ".bin"].concat();
    let found = boot::content(&file).await.and_then(|bytes| parse(&bytes));
    (chosen(context) == Some(id)).then_some(found)
}
