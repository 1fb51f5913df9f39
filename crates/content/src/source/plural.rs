//! Plural forms: which a language has (CLDR, "Language Plural Rules") is data of
//! `locales/languages.toml`, since the browser's `Intl.PluralRules` asks for just those.

use super::{Fault, Locale};
use std::collections::BTreeSet;

/// Every form that any language has.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// `keys` of `keys.one`; `None` for a key that ends in no form.
pub fn base(key: &str) -> Option<&str> {
    key.rsplit_once('.').filter(|(_, form)| FORMS.contains(form)).map(|(base, _)| base)
}

/// The counted texts among the keys of the reference: those with a form for one and for others.
pub fn bases(keys: &BTreeSet<&str>) -> BTreeSet<String> {
    let bases = keys.iter().filter_map(|key| key.strip_suffix(".other"));
    let counted = bases.filter(|base| keys.contains([base, ".one"].concat().as_str()));
    counted.map(str::to_owned).collect()
}

/// A counted text has every form of the language and no other.
pub fn check(base: &str, locale: &Locale, forms: &[String], faults: &mut Vec<Fault>) {
    let counts = forms.join(", ");
    let of = |form: &str| [base, ".", form].concat();
    // What is missing is told where its neighbours stand.
    let beside = FORMS.iter().map(|form| of(form)).find(|key| locale.get(key).is_some());
    for key in forms.iter().map(|form| of(form)).filter(|key| locale.get(key).is_none()) {
        let fault = format!("no text for {key}");
        let remedy = format!("write it: the language counts by {counts}");
        faults.push(locale.fault(beside.as_ref().unwrap_or(&key), fault, &remedy));
    }
    for key in FORMS.iter().filter(|form| !forms.iter().any(|known| known == *form)) {
        let key = of(key);
        if locale.get(&key).is_some() {
            let fault = format!("{key} is never used");
            let remedy = format!("remove it: the language counts by {counts}");
            faults.push(locale.fault(&key, fault, &remedy));
        }
    }
}
