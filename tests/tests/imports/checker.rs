//! The checker finds what is wrong in small sources.

use crate::graph::Graph;
use crate::source::Sources;

fn graph(files: &[(&str, &str)]) -> Graph {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Graph::of(&files.collect::<Sources>())
}

/// The arrows, as `a.rs → b.rs`.
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let arrows = graph(files).arrows;
    arrows
        .keys()
        .map(|(from, to)| format!("{from} → {to}"))
        .collect()
}

fn assert_circle(files: &[(&str, &str)], expected: &[&str]) {
    let graph = graph(files);
    assert_eq!(
        graph.circles(),
        [expected.to_vec()].into(),
        "{:?}",
        graph.arrows
    );
}

fn assert_no_circle(files: &[(&str, &str)]) {
    let graph = graph(files);
    assert!(graph.circles().is_empty(), "{:?}", graph.arrows);
}

#[test]
fn a_circle_of_two_and_the_import_of_each_arrow() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A(B);"),
        ("b.rs", "use crate::a::A; pub struct B(Vec<A>);"),
    ]);
    assert_eq!(graph.circles(), [vec!["a.rs", "b.rs"]].into());
    let shown = "    a.rs → b.rs: `crate::b::B`\n    b.rs → a.rs: `crate::a::A`\n";
    assert_eq!(graph.shown(&["a.rs", "b.rs"]), shown);
}

#[test]
fn the_shortest_circle_of_many() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "pub struct A; use crate::b::B;"),
        ("b.rs", "pub struct B; use crate::c::C;"),
        ("c.rs", "pub struct C; use crate::a::A; use crate::b::B;"),
    ]);
    let circle = ["a.rs", "b.rs", "c.rs"];
    assert_eq!(graph.circles(), [circle.to_vec()].into());
    assert_eq!(graph.shortest(&circle), ["b.rs", "c.rs", "b.rs"]);
}

#[test]
fn a_chain_is_not_a_circle() {
    assert_no_circle(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "pub struct B; use crate::c::C;"),
        ("c.rs", "pub struct C;"),
    ]);
}

#[test]
fn a_reexport_does_not_hide_who_defines_the_item() {
    let files = [
        ("lib.rs", "mod a; mod b; pub use b::B;"),
        ("a/mod.rs", "mod inner; pub use inner::A as Passed;"),
        ("a/inner.rs", "use crate::B; pub struct A(B);"),
        ("b.rs", "use crate::a::Passed; pub struct B(Passed);"),
    ];
    assert_circle(&files, &["a/inner.rs", "b.rs"]);
}

#[test]
fn reexports_are_followed_from_one_to_the_next() {
    let files = [
        ("main.rs", "mod a; mod b; mod c;"),
        ("a.rs", "pub use crate::b::One;"),
        ("b.rs", "pub use crate::c::*;"),
        ("c.rs", "pub struct One; fn f() { crate::a::One; }"),
    ];
    assert_eq!(arrows(&files), [""; 0]);
    let user = ("a.rs", "pub use crate::b::One; fn f() -> One { One }");
    assert_eq!(
        arrows(&[files[0], user, files[2], files[3]]),
        ["a.rs → c.rs"]
    );
}

#[test]
fn a_module_that_passes_an_item_on_and_uses_it() {
    let child = ("a/child.rs", "use super::Shared; pub struct Child;");
    let passes = (
        "a/mod.rs",
        "mod child; pub use child::Child; pub struct Shared;",
    );
    assert_no_circle(&[("lib.rs", "mod a;"), passes, child]);
    let uses = (
        "a/mod.rs",
        "mod child; pub use child::Child; pub struct Shared(Child);",
    );
    assert_circle(
        &[("lib.rs", "mod a;"), uses, child],
        &["a/child.rs", "a/mod.rs"],
    );
}

#[test]
fn a_circle_through_super() {
    let files = [
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod one; mod two;"),
        ("a/one.rs", "pub fn one() { super::two::two() }"),
        (
            "a/two.rs",
            "pub fn two() { inner::f() } mod inner { pub fn f() { super::super::one::one() } }",
        ),
    ];
    assert_circle(&files, &["a/one.rs", "a/two.rs"]);
}

#[test]
fn a_circle_through_braces_and_another_name() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "use crate::{b::{self as other, Unused}}; pub struct A; fn f() { other::f() }",
        ),
        (
            "b.rs",
            "use {crate::a::{A as Renamed}}; pub struct Unused; pub fn f() {}",
        ),
    ];
    assert_circle(&files, &["a.rs", "b.rs"]);
}

#[test]
fn a_circle_between_the_files_of_a_folder_and_one_outside() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "mod deep; pub fn a() { deep::f() }"),
        ("a/deep.rs", "pub fn f() { crate::b::f() }"),
        ("b.rs", "use crate::a; pub fn f() { a::a() }"),
    ];
    assert_circle(&files, &["a.rs", "a/deep.rs", "b.rs"]);
}

#[test]
fn all_names_of_a_module() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::*; pub struct A(B); fn f(b: u8) {}"),
        ("b.rs", "pub struct B; pub fn called() {} use crate::a::A;"),
    ];
    assert_circle(&files, &["a.rs", "b.rs"]);
    let calls = ("a.rs", "use crate::b::*; pub struct A; fn f() { called() }");
    assert_circle(&[files[0], calls, files[2]], &["a.rs", "b.rs"]);
    let unused = (
        "a.rs",
        "use crate::b::*; pub struct A; fn f(called: u8) -> u8 { called }",
    );
    assert_no_circle(&[files[0], unused, files[2]]);
}

#[test]
fn paths_in_functions_macros_and_imports_in_functions() {
    for body in [
        "crate::b::B::new();",
        "use crate::b::B; B::new();",
        "println!(\"{}\", crate::b::B::new());",
        "let _: Vec<crate::b::B> = vec![];",
        "fn inner() { use super::b; b::f() }",
        "(0..crate::b::LAST).count();",
        "map(crate::b::f);",
    ] {
        let file = ("a.rs", &*format!("fn f() {{ {body} }}"));
        let other = (
            "b.rs",
            "pub struct B; pub fn f() {} pub const LAST: u8 = 1;",
        );
        assert_eq!(
            arrows(&[("lib.rs", "mod a; mod b;"), file, other]),
            ["a.rs → b.rs"],
            "{body}"
        );
    }
}

#[test]
fn what_a_macro_defines_is_of_the_module_that_is_named() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::Made;"),
        ("b.rs", "make! { pub struct Made; }"),
    ];
    assert_eq!(arrows(&files), ["a.rs → b.rs"]);
}

#[test]
fn a_module_and_a_function_of_one_name() {
    let files = [
        ("main.rs", "mod a; mod update; fn update() {}"),
        ("a.rs", "use crate::update::Plan;"),
        ("update.rs", "pub struct Plan;"),
    ];
    assert_eq!(arrows(&files), ["a.rs → update.rs"]);
}

#[test]
fn a_module_and_a_function_of_its_name_that_is_passed_on() {
    let files = [
        (
            "lib.rs",
            "mod a; mod b; pub mod resolve; pub use b::resolve;",
        ),
        ("a.rs", "use crate::resolve::Plan;"),
        ("b.rs", "pub fn resolve() {}"),
        ("resolve.rs", "pub struct Plan;"),
    ];
    assert_eq!(arrows(&files), ["a.rs → resolve.rs"]);
}

#[test]
fn tests_generated_code_and_other_crates_do_not_count() {
    for text in [
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "#[cfg(test)] use crate::b::B;",
        "#[cfg(test)] fn f() { crate::b::f() }",
        "impl A { #[cfg(test)] fn f() { crate::b::f() } fn g() {} }",
        "use crate::b::*; fn g(x: X) { x.f() }",
        "fn f() { quote! { crate::b::B } }",
        "use ::b::B; use other::b::B as Other; fn f() { ::b::f() }",
        "pub(in crate::b) struct A;",
        "fn f(x: X) { x.f().b::<u8>() }",
        "//! [`B`](crate::b::B)",
    ] {
        let other = ("b.rs", "pub struct B; pub fn f() {}");
        assert_eq!(
            arrows(&[("lib.rs", "mod a; mod b;"), ("a.rs", text), other]),
            [""; 0],
            "{text}"
        );
    }
}

#[test]
fn a_crate_that_is_called_like_a_module() {
    let other = ("b.rs", "pub struct B; pub fn f() {}");
    for text in [
        "use ::b::B;",
        "fn g() { ::b::f() }",
        "fn g() { use ::b::B; }",
    ] {
        let root = format!("mod b; {text}");
        assert_eq!(arrows(&[("lib.rs", &root), other]), [""; 0], "{text}");
    }
}

#[test]
#[should_panic(expected = "there is no file for gone")]
fn a_module_without_a_file_is_not_passed_over() {
    graph(&[("lib.rs", "mod gone;")]);
}
