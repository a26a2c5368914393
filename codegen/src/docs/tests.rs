//! What becomes of each kind of Markdown.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{EXTENSIONS, Site, clean};

/// Cleans a description, and checks what rustdoc makes of the result.
fn cleaned(text: &str) -> String {
    let docs = clean(text).0.join("\n");
    assert_harmless(text, &docs);
    docs
}

/// No HTML, no image, no address that is unsafe, no code that could run.
fn assert_harmless(text: &str, docs: &str) {
    let rustdoc = EXTENSIONS.union(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(docs, rustdoc) {
        let harm = match event {
            Event::Html(_) | Event::InlineHtml(_) => true,
            Event::Start(Tag::HtmlBlock | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => &*info != "text",
            Event::Start(Tag::Link { dest_url, .. }) => !dest_url.starts_with("http"),
            _ => false,
        };
        assert!(!harm, "{text:?} is\n{docs}");
    }
    let refused = |c: char| (c.is_control() && c != '\n') || ('\u{200b}'..='\u{200f}').contains(&c);
    assert!(!docs.contains(refused), "{text:?} is\n{docs}");
    assert!(!docs.contains('\u{202e}'), "{text:?} is\n{docs}");
}

/// Compares what becomes of some texts.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(cleaned(text), *expected, "{text:?}");
    }
}

#[test]
fn hazards_of_the_census() {
    check(&[
        ("See https://a.b/c_d.", "See <https://a.b/c_d>."),
        (
            "See [docs](https://a.b/c) and [x](/y).",
            "See [docs](https://a.b/c) and x.",
        ),
        (
            "See [`a_b()`](https://a.b/c), [`a` b](https://a.b/c).",
            "See [`a_b()`](https://a.b/c), [`a` b](https://a.b/c).",
        ),
        (
            "A [Thing] and List<String>",
            "A \\[Thing\\] and List\\<String\\>",
        ),
        ("Use `a[b]<c>` or ` alone", "Use `a[b]<c>` or \\` alone"),
        (
            "Example: ``` { \"a\": 1 } ``` end",
            "Example: `{ \"a\": 1 }` end",
        ),
        ("# gdata.* are", "\\# gdata.\\* are"),
        ("/ Bitbucket */ end /*", "/ Bitbucket \\*/ end /\\*"),
        ("zero\u{200b}width", "zerowidth"),
        (
            "    indented\n        code",
            "```text\nindented\n    code\n```",
        ),
        ("1. one\n2. two\n   more", "1. one\n2. two more"),
        (
            "Values:\n* a\n  b\n* c\n\nEnd",
            "Values:\n\n- a b\n- c\n\nEnd",
        ),
        ("```\nlet x;\n```", "```text\nlet x;\n```"),
        ("```\nlet x;", "```text\nlet x;\n```"),
        (
            "C:\\dir &lt; snake_case _x_",
            "C:\\\\dir \\< snake_case \\_x\\_",
        ),
        ("2 * 3", "2 * 3"),
        ("**Usage** of a/*/b", "**Usage** of a/\\*/b"),
        ("", ""),
    ]);
}

#[test]
fn a_fence_is_longer_than_what_is_in_it() {
    check(&[
        (
            "```\na\n````rust\nfn main() {}\n````\n```\nb",
            "`````text\na\n````rust\nfn main() {}\n`````\n\n```text\nb\n```",
        ),
        (
            "````\n```rust\npanic!();\n```\n````",
            "````text\n```rust\npanic!();\n```\n````",
        ),
        ("```rust,no_run\nrun();\n```", "```text\nrun();\n```"),
        ("~~~ rust\n```\nrun();\n~~~", "````text\n```\nrun();\n````"),
        ("```\nnever closed", "```text\nnever closed\n```"),
        ("a\n```\n```\nb", "a\n\nb"),
        ("- a\n  ```rust\n  b\n  ```", "- a\n\n  ```text\n  b\n  ```"),
        ("> ```rust\n> b\n> ```", "> ```text\n> b\n> ```"),
        ("1. ```rust\n   b\n   ```", "1. ```text\n   b\n   ```"),
    ]);
}

#[test]
fn indented_code_is_code_and_an_indented_list_is_a_list() {
    check(&[
        (
            "Example:\n\n    { \"a\": 1,\n      \"b\": 2 }\n\nEnd",
            "Example:\n\n```text\n{ \"a\": 1,\n  \"b\": 2 }\n```\n\nEnd",
        ),
        (
            "Kinds:\n\n     - one\n       more\n     - two",
            "Kinds:\n\n- one more\n- two",
        ),
        ("a\n -\n  b\n -\n  c", "a\n\n- b\n- c"),
        (
            "Kinds:\n     - one\n       more\n     - two\nend",
            "Kinds:\n\n- one more\n- two end",
        ),
        ("* a\n      * b\n      * c\n* d", "- a\n\n  - b\n  - c\n- d"),
        ("- a\n  - b\n    - c\n- d", "- a\n\n  - b\n\n    - c\n- d"),
    ]);
}

#[test]
fn html_is_text() {
    check(&[
        (
            "<script>alert(1)</script>",
            "\\<script\\>alert(1)\\</script\\>",
        ),
        (
            "<div>\n\n    code\n</div>",
            "\\<div\\>\n\n```text\ncode\n```\n\n\\</div\\>",
        ),
        (
            "a <!-- b --> <?c?> <![CDATA[d]]> <e f='g'>",
            "a \\<!-- b --\\> \\<?c?\\> \\<!\\[CDATA\\[d\\]\\]\\> \\<e f='g'\\>",
        ),
        (
            "<img src=\"https://a.b/c\">",
            "\\<img src=\"<https://a.b/c>\"\\>",
        ),
        ("&lt;b&gt; &#60;i&#x3e;", "\\<b\\> \\<i\\>"),
        ("`<b>` <https://a.b/<i>", "`<b>` \\<<https://a.b/>\\<i\\>"),
        ("\u{fdd0}script> &#xfdd0;b>", "script\\> \\<b\\>"),
    ]);
}

#[test]
fn a_relative_link_leads_to_the_site_of_the_api() {
    let site = Site::of("https://cloud.google.com/compute/");
    for (text, expected) in [
        (
            "See [ranges](/vpc/docs/ranges#a) and [fields](#Site.name).",
            "See [ranges](https://cloud.google.com/vpc/docs/ranges#a) and fields.",
        ),
        (
            "![logo](/logo.png) ![x](../x.png)",
            "[logo](https://cloud.google.com/logo.png) x",
        ),
        (
            "[a-z]([-a-z0-9]*[a-z0-9])",
            "\\[a-z\\](\\[-a-z0-9\\]\\*\\[a-z0-9\\])",
        ),
    ] {
        let docs = site.clean(text).0.join("\n");
        assert_harmless(text, &docs);
        assert_eq!(docs, expected, "{text}");
    }
}

#[test]
fn a_lost_break_is_a_paragraph_where_one_can_be() {
    check(&[
        (
            "One thing.The other `a`.If so.",
            "One thing.\n\nThe other `a`.\n\nIf so.",
        ),
        ("- one.This too\n- two", "- one.\n\n  This too\n- two"),
        (
            "**bold.The rest** and [a.The b](https://a.b)",
            "**bold. The rest** and [a. The b](https://a.b)",
        ),
        ("# Head.The rest\n\ntext", "# Head. The rest\n\ntext"),
        ("|a|\n|-|\n|b.The c|", "| a |\n| --- |\n| b. The c |"),
        (
            "`code.The rest`\n\n    more.The code",
            "`code.The rest`\n\n```text\nmore.The code\n```",
        ),
        ("**a&#xfdd5;b** c\u{fdd5}d", "**ab** cd"),
        ("plain\u{fdd5}text", "plaintext"),
    ]);
    let summary = Site::default().clean_with_summary("A thing, e.g. One. It has parts.");
    assert_eq!(summary.0, ["A thing, e.g. One.", "", "It has parts."]);
}

#[test]
fn only_http_addresses_are_links() {
    check(&[
        ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
        (
            "[a](data:text/html,b 'c')",
            "\\[a\\](data:text/html,b \"c\")",
        ),
        (
            "<javascript:alert(1)> <a@b.c>",
            "\\<javascript:alert(1)\\> \\<a@b.c\\>",
        ),
        ("[a](<https://b.c/d(e>)", "[a](<https://b.c/d(e>)"),
        ("[a](https://b.c/%22 \"title\")", "[a](https://b.c/%22)"),
        ("[a](https://b.c/&#8238;)", "\\[a\\](<https://b.c/>)"),
        (
            "[a][b]\n\n[b]: https://c.d",
            "\\[a\\]\\[b\\]\n\n\\[b\\]: <https://c.d>",
        ),
        (
            "[crate::Client] [`x`] [x]()",
            "\\[crate::Client\\] \\[`x`\\] \\[x\\]()",
        ),
        ("a[^1]\n\n[^1]: <b>", "a\\[^1\\]\n\n\\[^1\\]: \\<b\\>"),
        (
            "[HTTPS](HTTPS://a.b) [www](//a.b)",
            "\\[HTTPS\\](HTTPS://a.b) [www](https://a.b)",
        ),
    ]);
}

#[test]
fn an_image_is_a_link() {
    check(&[
        ("![a](https://b.c/d.png)", "[a](https://b.c/d.png)"),
        ("![](https://b.c/d.png)", "<https://b.c/d.png>"),
        ("![a](d.png)", "!\\[a\\](d.png)"),
        ("[![a](https://b.c/d.png)](https://e.f)", "[a](https://e.f)"),
        (
            "![a][b]\n\n[b]: https://c.d",
            "!\\[a\\]\\[b\\]\n\n\\[b\\]: <https://c.d>",
        ),
    ]);
}

#[test]
fn headings_quotations_tables_and_rules_stay_if_they_are_meant() {
    check(&[
        ("# Overview\n\nText", "# Overview\n\nText"),
        ("Title\n===\nText", "# Title\n\nText"),
        ("Title\n---\nText", "## Title\n\nText"),
        ("# gdata.* alone", "\\# gdata.\\* alone"),
        (
            "## A sentence, with a period.\nText",
            "\\## A sentence, with a period.\n\nText",
        ),
        ("> a\n> b\n\nc", "> a b\n\nc"),
        (">= 5\n>x", "\\>= 5 \\>x"),
        ("a\n\n***\n\nb", "a\n\n---\n\nb"),
        (
            "|a|b|\n|-|:-:|\n|`c\\|d`|<e>\n",
            "| a | b |\n| --- | --- |\n| `c\\|d` | \\<e\\> |",
        ),
        (
            "- [x] done\n- ~~gone~~",
            "- \\[x\\] done\n- \\~\\~gone\\~\\~",
        ),
    ]);
}

#[test]
fn a_line_never_begins_with_a_mark_by_chance() {
    for mark in [
        "#", "##", "-", "+", "*", "1.", "2)", "===", "---", ":-:", ">", "|", "```", "~~~",
    ] {
        for length in 90..102 {
            let text = format!("{} {mark} {}", "a".repeat(length), "b".repeat(99));
            let docs = cleaned(&text);
            let events: Vec<_> = Parser::new_ext(&docs, EXTENSIONS).collect();
            let is_paragraph = matches!(events[0], Event::Start(Tag::Paragraph));
            let blocks = events
                .iter()
                .filter(|event| matches!(event, Event::Start(_)));
            assert!(
                is_paragraph && blocks.count() == 1,
                "{mark} {length}: {docs}"
            );
        }
    }
}

#[test]
fn what_nobody_sees_is_never_printed() {
    check(&[
        ("a\rb\r\nc\u{b}d\u{85}e\u{7f}f", "a b c d e f"),
        ("zero\u{200b}\u{feff}width\u{2066}", "zerowidth"),
        ("a\tb", "a b"),
        ("```\na\tb\u{202e}\u{1b}[0m\n```", "```text\na b [0m\n```"),
        ("`a\u{202e}b` &#8238;&#x200b;&#13;&Tab;c", "`ab` c"),
        ("a\u{2028}b\u{e0041}", "ab"),
    ]);
}

#[test]
fn an_item_of_ours_holds_any_description() {
    let item = |text: &str| {
        let docs = Site::default().list_item("`name`", text).0.join("\n");
        assert_harmless(text, &docs);
        docs
    };
    assert_eq!(item("First.\n\nSecond."), "- `name`: First.\n\n  Second.");
    assert_eq!(
        item("```rust\na\n```"),
        "- `name`:\n\n  ```text\n  a\n  ```"
    );
    assert_eq!(item(""), "- `name`:");
}

#[test]
fn depth_and_length_are_bounded() {
    for unit in [
        "> ", "- ", "- a\n ", "[", "![a](", "**a *b ", "`a``", "|a\n|-\n", "<a ", "&#", "_a",
    ] {
        let text = unit.repeat(20_000);
        let docs = cleaned(&text);
        assert!(docs.len() < 4 * text.len(), "{unit:?}: {}", docs.len());
    }
}
