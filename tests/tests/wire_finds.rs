//! The wire comparison finds what is wrong: crates and vectors are changed, one thing at a time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use discovery_tests::wire::{Built, Files, Random, Subject, Workspace, build, corpus, pinned};
use serde_json::{Value, json};

/// A document with enums, 64-bit integers, messages in messages, and paths of three variables.
const DOCUMENT: &str = "fitness.v1";

/// A change of the generated crate, and what has to be found.
struct Mutant {
    name: &'static str,
    change: fn(&mut Files),
    found: &'static [&'static str],
}

const MUTANTS: &[Mutant] = &[
    Mutant {
        name: "a row of the table is removed",
        change: |files| {
            remove(
                table(files, "AggregateBy"),
                r#"1 "dataTypeName" data_type_name;"#,
            )
        },
        found: &["does not compile: error[E0063]: missing field `data_type_name`"],
    },
    Mutant {
        name: "a row of the table has another number",
        change: |files| {
            replace(
                table(files, "AggregateBy"),
                r#"0 "dataSourceId""#,
                r#"7 "dataSourceId""#,
            )
        },
        found: &[
            r#"types: schemas.AggregateBy: `place` does not have "dataSourceId""#,
            r#"types: schemas.AggregateBy: the property "dataSourceId" is missing"#,
        ],
    },
    Mutant {
        name: "the fields of two rows are swapped",
        change: |files| {
            swap(
                table(files, "AggregateBy"),
                "data_source_id;",
                "data_type_name;",
            )
        },
        found: &[
            r#"types: schemas.AggregateBy: `place` has `data_type_name` under "dataSourceId", not `data_source_id`"#,
            r#"types: schemas.AggregateBy: `fields` has `data_source_id` under "dataTypeName", not `data_type_name`"#,
        ],
    },
    Mutant {
        name: "a wire name of a field table is another",
        change: |files| {
            replace(
                table(files, "AggregateBy"),
                r#""dataSourceId""#,
                r#""dataSourceID""#,
            )
        },
        found: &[
            r#"types: schemas.AggregateBy: `place` does not have "dataSourceId""#,
            r#"types: schemas.AggregateBy: the document has no property "dataSourceID""#,
        ],
    },
    Mutant {
        name: "a field is read as any JSON",
        change: |files| {
            replace(
                structure(files, "Session"),
                "activity_type: ::std::option::Option<i32>",
                "activity_type: ::std::option::Option<::discovery_runtime::contract::serde_json::Value>",
            );
        },
        found: &[r#""/activityType" is to be i32, and is json"#],
    },
    Mutant {
        name: "a value of an enum is not known",
        change: |files| {
            replace(
                file(files, "src/types.rs"),
                r#"4 "smartDisplay""#,
                r#"4 "smartDisplays""#,
            )
        },
        found: &[
            r#"types: schemas.Device.properties.type: the variant of "smartDisplay" has another value"#,
            r#""/device/type" is to be enum, and is enum?"#,
        ],
    },
    Mutant {
        name: "two setters are swapped",
        change: |files| {
            swap(
                file(files, "src/users.rs"),
                r#""startTime""#,
                r#""endTime""#,
            )
        },
        found: &["fitness.users.sessions.list (all), with marked values: query: expected"],
    },
    Mutant {
        name: "two arguments of a path are swapped",
        change: |files| {
            swap(
                file(files, "src/users.rs"),
                r#""dataSourceId""#,
                r#""datasetId""#,
            )
        },
        found: &[
            "fitness.users.dataSources.datasets.get (required), with marked values: path: expected",
        ],
    },
    Mutant {
        name: "the crate does not compile",
        change: |files| {
            replace(
                file(files, "src/lib.rs"),
                "pub struct Client",
                "pub struct Clients",
            )
        },
        found: &["does not compile: error"],
    },
    Mutant {
        name: "a field of a response has another number",
        change: |files| {
            replace(
                table(files, "Session"),
                r#"1 "activityType""#,
                r#"9 "activityType""#,
            )
        },
        found: &[r#"types: schemas.Session: `fields` does not have "activityType""#],
    },
    Mutant {
        name: "a 64-bit integer is read as a float",
        change: |files| {
            replace(
                structure(files, "Session"),
                "active_time_millis: ::std::option::Option<i64>",
                "active_time_millis: ::std::option::Option<f64>",
            )
        },
        found: &[r#""/activeTimeMillis" is to be i64, and is f64"#],
    },
];

/// Mutants by their names, and what random responses show of them.
const RANDOM_FINDS: &[(&str, &str)] = &[
    (
        "a field is read as any JSON",
        r#"/activityType" is to be i32, and is json"#,
    ),
    (
        "a value of an enum is not known",
        r#"/type" is to be enum, and is enum?"#,
    ),
    (
        "a 64-bit integer is read as a float",
        r#".activeTimeMillis: expected "9223372036854775807", found 9.2"#,
    ),
];

const RANDOM: Random = Random { each: 60, seed: 1 };

#[test]
fn what_is_wrong_is_found() {
    let subjects: Vec<Subject> = MUTANTS
        .iter()
        .enumerate()
        .map(|(number, mutant)| mutated(number, mutant))
        .chain([unchanged()])
        .collect();
    let workspace = Workspace::open().expect("a folder to compile in");
    let mut built =
        build(&workspace, &subjects, &|progress| println!("{progress}")).expect("cargo runs");
    let unchanged = built.pop().expect("as many as were asked for");

    for (built, mutant) in built.iter().zip(MUTANTS) {
        let report = built.check_with(&vectors(), Some(RANDOM));
        println!("{}: {report}", mutant.name);
        assert!(!report.is_good(), "{}: not found", mutant.name);
        for text in mutant.found {
            assert!(
                report.differences.iter().any(|found| found.contains(text)),
                "{}: no {text:?} in\n{report}",
                mutant.name
            );
        }
        for (_, text) in RANDOM_FINDS.iter().filter(|(name, _)| *name == mutant.name) {
            let found = |it: &&String| it.contains("(random ") && it.contains(text);
            let name = mutant.name;
            assert!(
                report.differences.iter().any(|it| found(&it)),
                "{name}: no {text:?} in random responses"
            );
        }
    }
    let report = unchanged.check(&vectors());
    assert!(report.is_good(), "{report}");
    assert_eq!(
        report.to_string(),
        "fitness.v1: 26 of 26 requests, 11 of 11 responses"
    );
    let report = unchanged.check_with(&vectors(), Some(RANDOM));
    assert_eq!(
        report.to_string(),
        "fitness.v1: 26 of 26 requests, 11 of 11 responses, 660 of 660 random responses"
    );
    changed_vectors(&unchanged);
    let report = unchanged.check("{\"name\": 1}\n");
    assert_eq!(
        report.to_string(),
        "fitness.v1: 0 of 1 requests, 0 of 0 responses\n    line 1 of the vectors: `name` is no string"
    );
    drop(workspace);
    as_a_process();
}

/// A change of one vector, and what has to be found.
type Change = (fn(&mut Value), &'static str);

fn changed_vectors(crate_: &Built) {
    let requests: &[Change] = &[
        (
            |vector| append(&mut vector["expect"]["path"], "x"),
            "path: expected",
        ),
        (
            |vector| vector["expect"]["query"][0][1] = json!("other"),
            "query: expected",
        ),
        (
            |vector| drop(vector["expect"]["query"].as_array_mut().and_then(Vec::pop)),
            "query: expected",
        ),
        (
            |vector| vector["expect"]["method"] = json!("POST"),
            "method: expected POST, found PUT",
        ),
        (
            |vector| vector["expect"]["headers"]["x-goog-api-version"] = json!("1"),
            "header x-goog-api-version: expected 1, found none",
        ),
        (
            |vector| vector["expect"]["body"]["description"] = json!("other"),
            "body.description: expected \"other\", found \"text\"",
        ),
        (
            |vector| vector["body"]["description"] = json!("other"),
            "body.description: expected \"text\", found \"other\"",
        ),
        (
            |vector| vector["expect"]["body"] = Value::Null,
            "body: expected , found {",
        ),
        (
            |vector| vector["body"]["activeTimeMillis"] = json!("x"),
            "activeTimeMillis: expected a 64-bit integer",
        ),
        (
            |vector| vector["body"] = Value::Null,
            "cannot be mapped: the method takes a body",
        ),
        (
            |vector| vector["name"] = json!("updates"),
            "cannot be mapped: there is no method \"users/sessions/updates\"",
        ),
        (
            |vector| vector["resource"] = json!(["users"]),
            "cannot be mapped: there is no method \"users/update\"",
        ),
        (
            |vector| rename(&mut vector["params"], "quotaUser", "quotaUsers"),
            "cannot be mapped: the method does not take quotaUsers",
        ),
        (
            |vector| rename(&mut vector["params"], "userId", "userID"),
            "cannot be mapped: the method needs \"userId\"",
        ),
        (
            |vector| vector["params"]["fields"] = json!(["text"]),
            "cannot be mapped: \"fields\" is no",
        ),
    ];
    for (change, found) in requests {
        let report = crate_.check(&with(change));
        assert!(
            report
                .to_string()
                .starts_with("fitness.v1: 25 of 26 requests,"),
            "for {found:?}: {report}"
        );
        assert!(
            report
                .differences
                .iter()
                .any(|difference| difference.contains(found)),
            "no {found:?} in {report}"
        );
    }
    let replies: &[Change] = &[
        (
            |vector| vector["response"]["activeTimeMillis"] = json!("x"),
            "activeTimeMillis: expected a 64-bit integer, found \"x\"",
        ),
        (|vector| vector["response"] = json!([]), "reply: "),
        (
            |vector| vector["response"]["application"] = json!("text"),
            "application: expected an object",
        ),
    ];
    for (change, found) in replies {
        let report = crate_.check(&with(change));
        assert!(
            report
                .to_string()
                .starts_with("fitness.v1: 26 of 26 requests, 10 of 11 responses"),
            "for {found:?}: {report}"
        );
        assert!(
            report
                .differences
                .iter()
                .any(|difference| difference.contains(found)),
            "no {found:?} in {report}"
        );
    }
    let same: &[fn(&mut Value)] = &[
        |vector| vector["response"]["unheardOf"] = json!({"a": [1, null, 1e300]}),
        |vector| vector["response"]["name"] = Value::Null,
        |vector| vector["response"]["application"] = json!({}),
    ];
    for change in same {
        let report = crate_.check(&with(change));
        assert!(report.is_good(), "{report}");
    }
}

/// The program as its users run it.
fn as_a_process() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire-vectors");
    fs::create_dir_all(&scratch).expect("a scratch folder");
    let vectors = scratch.join(format!("{DOCUMENT}.jsonl"));
    fs::write(
        &vectors,
        with(&|vector: &mut Value| vector["expect"]["method"] = json!("GET")),
    )
    .expect("vectors are written");
    let documents = corpus().join("documents");
    let run = |vectors: &Path, more: &[&str]| {
        wire(
            &["--documents", path(&documents), "--vectors", path(vectors)],
            more,
        )
    };

    let good = run(&corpus().join("wire"), &[DOCUMENT]);
    assert_eq!(
        (good.status.code(), text(&good.stdout)),
        (
            Some(0),
            "fitness.v1: 26 of 26 requests, 11 of 11 responses\n"
        )
    );
    let random = run(&corpus().join("wire"), &["--random", "2", DOCUMENT]);
    assert_eq!(
        (random.status.code(), text(&random.stdout)),
        (
            Some(0),
            "fitness.v1: 26 of 26 requests, 11 of 11 responses, 22 of 22 random responses\n"
        )
    );
    let wrong = run(&scratch, &[]);
    let expected = "fitness.v1: 25 of 26 requests, 11 of 11 responses\n    fitness.users.sessions.update (all): method: expected GET, found PUT\n";
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        text(&wrong.stdout).starts_with(expected),
        "{}",
        text(&wrong.stdout)
    );

    let unknown = run(&scratch, &["fitness.v2"]);
    assert_eq!(
        (unknown.status.code(), text(&unknown.stderr)),
        (Some(2), "error: there is no document fitness.v2.json\n")
    );
    let no_folder = run(&scratch.join("nowhere"), &[]);
    assert_eq!(no_folder.status.code(), Some(2));
    assert_eq!(wire(&[], &[]).status.code(), Some(2));
}

fn wire(arguments: &[&str], more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wire"))
        .args(arguments)
        .args(more)
        .output()
        .expect("the program runs")
}

fn mutated(number: usize, mutant: &Mutant) -> Subject {
    let package = Some(format!("google-fitness-v1-{number}"));
    Subject {
        name: format!("mutant-{number}"),
        package,
        change: Some(mutant.change),
        ..unchanged()
    }
}

fn unchanged() -> Subject {
    pinned(DOCUMENT).expect("a document and its vectors")
}

fn vectors() -> String {
    unchanged().vectors
}

/// The vectors, one of them changed: that of `users.sessions.update` with everything set.
fn with(change: &dyn Fn(&mut Value)) -> String {
    let mut changed = 0;
    let lines: Vec<String> = vectors()
        .lines()
        .map(|line| {
            let mut vector: Value = serde_json::from_str(line).expect("a vector");
            if vector["id"] == "fitness.users.sessions.update" && vector["case"] == "all" {
                let before = vector.clone();
                change(&mut vector);
                changed += usize::from(vector != before);
            }
            vector.to_string()
        })
        .collect();
    assert_eq!(changed, 1, "the change applies");
    lines.join("\n")
}

fn append(value: &mut Value, more: &str) {
    *value = Value::from(format!("{}{more}", value.as_str().unwrap_or_default()));
}

fn rename(value: &mut Value, from: &str, to: &str) {
    let members = value.as_object_mut().expect("an object");
    let value = members.remove(from).expect("the member is there");
    members.insert(to.to_owned(), value);
}

/// A part of a generated file, to be changed in its place.
struct Part<'a> {
    text: &'a mut String,
    from: usize,
    to: usize,
}

impl Part<'_> {
    fn put(self, changed: &str) {
        assert_ne!(
            changed,
            &self.text[self.from..self.to],
            "the change applies"
        );
        self.text.replace_range(self.from..self.to, changed);
    }

    fn get(&self) -> &str {
        &self.text[self.from..self.to]
    }
}

fn file<'a>(files: &'a mut Files, path: &str) -> Part<'a> {
    let text = files.get_mut(path).expect("a file of the crate");
    Part {
        from: 0,
        to: text.len(),
        text,
    }
}

fn between<'a>(files: &'a mut Files, begin: &str, end: &str) -> Part<'a> {
    let Part { text, .. } = file(files, "src/types.rs");
    let from = text.find(begin).expect("where it begins");
    let to = from + text[from..].find(end).expect("where it ends");
    Part { text, from, to }
}

fn table<'a>(files: &'a mut Files, message: &str) -> Part<'a> {
    between(files, &format!("    struct {message};"), "\n}")
}

fn structure<'a>(files: &'a mut Files, message: &str) -> Part<'a> {
    between(files, &format!("pub struct {message} {{"), "\n}")
}

fn remove(part: Part<'_>, text: &str) {
    replace(part, text, "");
}

fn replace(part: Part<'_>, from: &str, to: &str) {
    let changed = part.get().replace(from, to);
    part.put(&changed);
}

fn swap(part: Part<'_>, one: &str, other: &str) {
    let changed = part
        .get()
        .replace(one, "\0")
        .replace(other, one)
        .replace('\0', other);
    part.put(&changed);
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}
