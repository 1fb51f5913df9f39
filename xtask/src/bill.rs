//! The bill of materials of the deployed site: what its modules are made of, as CycloneDX 1.6 (ECMA-424).
//!
//! It holds no time and no serial number, so that the same commit gives the same bytes.

use crate::{tool, wasm};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Where it lies in the site.
pub const FILE: &str = "bom.json";

/// The bill, as the site's file.
///
/// # Errors
/// When Cargo does not tell what the packages depend on.
pub fn make() -> Result<String> {
    let mut command = tool::cargo();
    command.args(["metadata", "--format-version=1", "--locked", "--quiet"]);
    command.args(["--filter-platform", wasm::TARGET]);
    let metadata: Value = serde_json::from_str(&tool::output(&mut command)?)?;
    let programs = wasm::PACKAGES.map(|flag| flag.trim_start_matches("--package="));
    let bill = bill(&metadata, &programs)?;
    Ok(format!("{}\n", serde_json::to_string_pretty(&bill)?))
}

/// The bill of these programs, from what `cargo metadata` says.
fn bill(metadata: &Value, programs: &[&str]) -> Result<Value> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> = list(&metadata["packages"])
        .into_iter()
        .map(|package| (id(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            // Kind `null`: linked into the program; the others build or test it.
            let linked = |kind: &Value| kind["kind"].is_null();
            let linked = list(&node["deps"])
                .into_iter()
                .filter(|dep| list(&dep["dep_kinds"]).iter().any(linked))
                .map(|dep| id(&dep["pkg"]));
            (id(&node["id"]), linked.collect())
        })
        .collect();
    let is_program = |package: &Value| {
        package["source"].is_null()
            && package["name"].as_str().is_some_and(|name| programs.contains(&name))
    };
    let mut open: Vec<&String> =
        packages.iter().filter(|(_, package)| is_program(package)).map(|(id, _)| id).collect();
    let mut linked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if linked.insert(id) {
            open.extend(nodes.get(id).context("a package that Cargo did not resolve")?);
        }
    }
    let reference = |id: &String| packages.get(id).map(purl).context("a package without a name");
    let (mut components, mut dependencies) = (Vec::new(), Vec::new());
    for id in &linked {
        let package = &packages[*id];
        let reference_of = purl(package);
        let on: BTreeSet<String> = nodes[*id].iter().map(reference).collect::<Result<_>>()?;
        dependencies.push(json!({ "ref": reference_of, "dependsOn": on }));
        let mut component = json!({
            "type": if is_program(package) { "application" } else { "library" },
            "bom-ref": reference_of,
            "name": package["name"],
            "version": package["version"],
            "purl": reference_of,
        });
        // Older packages write `MIT/Apache-2.0`.
        if let Some(licence) = package["license"].as_str() {
            let expression = licence.replace('/', " OR ");
            component["licenses"] = json!([{ "expression": expression }]);
        }
        components.push(component);
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": { "type": "application", "bom-ref": "suunta-site", "name": "suunta" } },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn id(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A package's name and version, as package URLs are written.
fn purl(package: &Value) -> String {
    let word = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    format!("pkg:cargo/{}@{}", word("name"), word("version").replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use super::bill;
    use serde_json::json;

    #[test]
    fn what_is_linked_is_on_the_bill_and_what_builds_or_tests_is_not() {
        let package = |name: &str, source: Option<&str>, license: &str| json!({ "id": name, "name": name, "version": "1.0.0", "source": source, "license": license });
        let dep = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("app", None, "MIT"), package("linked", Some("r"), "MIT/Apache-2.0"),
                package("tests", Some("r"), "MIT"), package("builds", Some("r"), "MIT"),
                package("below", Some("r"), "ISC"),
            ],
            "resolve": { "nodes": [
                { "id": "app", "deps": [dep("linked", None), dep("tests", Some("dev")), dep("builds", Some("build"))] },
                { "id": "linked", "deps": [dep("below", None)] },
                { "id": "below", "deps": [] }, { "id": "tests", "deps": [] }, { "id": "builds", "deps": [] },
            ] },
        });
        let bill = bill(&metadata, &["app"]).unwrap();
        let names: Vec<_> =
            bill["components"].as_array().unwrap().iter().map(|c| &c["name"]).collect();
        assert_eq!(names, ["app", "below", "linked"]);
        assert_eq!(bill["components"][0]["type"], "application");
        assert_eq!(bill["components"][2]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["dependencies"][0]["dependsOn"], json!(["pkg:cargo/linked@1.0.0"]));
    }
}
