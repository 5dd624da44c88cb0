//! An example for every call, in its description: what is asked, or, where a call asks
//! nothing, what it answers.
//!
//! The examples are data (`examples.json`); a test sends each to its call. To add a call,
//! add its line there.

use serde_json::{Map, Value};
use std::sync::LazyLock;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, ParameterBuilder};

/// By method and path: `in` (what stands in the address), `body` (JSON), `form` (multipart), `answer`.
static EXAMPLES: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).expect("a test reads it"));

/// Puts the example of each call into the description.
pub(super) struct Examples;

impl utoipa::Modify for Examples {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut openapi.paths.paths {
            let calls = [
                ("GET", &mut item.get),
                ("POST", &mut item.post),
                ("PUT", &mut item.put),
                ("PATCH", &mut item.patch),
                ("DELETE", &mut item.delete),
            ];
            for (method, call) in calls {
                let example = EXAMPLES.get(&format!("{method} {path}"));
                if let (Some(call), Some(example)) = (call.as_mut(), example) {
                    put(call, example);
                }
            }
        }
    }
}

fn put(call: &mut Operation, example: &Value) {
    for parameter in call.parameters.iter_mut().flatten().filter_map(own) {
        if let Some(value) = example["in"].get(&parameter.name) {
            *parameter = ParameterBuilder::from(parameter.clone()).example(Some(value.clone())).build();
        }
    }
    let asked = call.request_body.iter_mut().filter_map(own).flat_map(|body| &mut body.content);
    for (kind, content) in asked {
        let Some(content) = own(content) else { continue };
        content.example = example.get(if kind == "application/json" { "body" } else { "form" }).cloned();
    }
    let Some(answer) = example.get("answer") else { return };
    if let Some(response) = call.responses.responses.get_mut("200").and_then(own) {
        for content in response.content.values_mut().filter_map(own) {
            content.example = Some(answer.clone());
        }
    }
}

/// What is written at its place; what is only pointed at has its example where it is written.
fn own<T>(part: &mut RefOr<T>) -> Option<&mut T> {
    match part {
        RefOr::T(part) => Some(part),
        RefOr::Ref(_) => None,
    }
}
