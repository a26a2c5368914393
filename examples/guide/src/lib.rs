//! The samples of `docs/guide` and of the README are compiled as documentation of this crate.
//!
//! Each sample names the crates that its reader has. `use guide::*` in a hidden line brings those that are not in this repository.

macro_rules! apis {
    ($($file:literal)*) => {
        $(include!(concat!(env!("OUT_DIR"), $file));)*
    };
}

apis! {
    "/google_bigquery_v2.rs"
    "/google_calendar_v3.rs"
    "/google_compute_v1.rs"
    "/google_drive_v3.rs"
    "/google_firestore_v1.rs"
    "/google_gmail_v1.rs"
    "/google_storage_v1.rs"
    "/monitoring_v1.rs"
}

macro_rules! pages {
    ($($name:ident $path:literal)*) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!(concat!("../../../", $path))]
            pub mod $name {}
        )*
    };
}

pages! {
    readme "README.md"
    batch "docs/guide/src/batch.md"
    behaviour "docs/guide/src/behaviour.md"
    bigquery "docs/guide/src/bigquery.md"
    blocking "docs/guide/src/blocking.md"
    build_script "docs/guide/src/build-script.md"
    calling "docs/guide/src/calling.md"
    connections "docs/guide/src/connections.md"
    credentials "docs/guide/src/credentials.md"
    downloads "docs/guide/src/downloads.md"
    errors "docs/guide/src/errors.md"
    fake_server "docs/guide/src/fake-server.md"
    first_call "docs/guide/src/first-call.md"
    from_google_apis_rs "docs/guide/src/from-google-apis-rs.md"
    from_google_cloud_rust "docs/guide/src/from-google-cloud-rust.md"
    from_python "docs/guide/src/from-python.md"
    messages "docs/guide/src/messages.md"
    names "docs/guide/src/names.md"
    operations "docs/guide/src/operations.md"
    paging "docs/guide/src/paging.md"
    patch "docs/guide/src/patch.md"
    streams "docs/guide/src/streams.md"
    transports "docs/guide/src/transports.md"
    uploads "docs/guide/src/uploads.md"
}
