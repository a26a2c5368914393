//! Transfers with faults at random, each from a seed: what arrives is what was sent, byte for byte.
//!
//! `MEDIA_TRANSFERS=1000 cargo test -p discovery-tests --all-features --test media random -- --nocapture` runs more of them.

use std::io::Cursor;
use std::sync::Mutex;
use std::time::Duration;

use discovery_runtime::{CallOptions, ErrorKind, RetryBudget, RetryPolicy, UploadSource};

use crate::apis::storage_v1::types::Object;
use crate::store::{Fault, Request, Store};
use crate::{bytes, chunks, storage};

const MIB: usize = 1 << 20;

fn transfers() -> u64 {
    let wanted = std::env::var("MEDIA_TRANSFERS");
    wanted.map_or(60, |wanted| wanted.parse().expect("a number"))
}

/// From nothing to 20 MB, and more often little.
fn size(random: &mut fastrand::Rng) -> usize {
    match random.u32(..20) {
        0 => 0,
        1..=5 => random.usize(..2000),
        6..=14 => random.usize(..MIB),
        15..=18 => random.usize(..4 * MIB),
        _ => random.usize(..20_000_000),
    }
}

fn patient(options: CallOptions) -> CallOptions {
    let policy = RetryPolicy::default()
        .attempts(30)
        .first_backoff(Duration::from_millis(1))
        .max_backoff(Duration::from_millis(4))
        .budget(RetryBudget::unlimited());
    options
        .retry(policy)
        .idle_timeout(Duration::from_millis(400))
        .idempotent(true)
}

/// A server whose faults come from a seed, in about one of three requests.
fn faulty(
    seed: u64,
    choose: impl Fn(&mut fastrand::Rng, &Request) -> Fault + Send + Sync + 'static,
) -> Store {
    let random = Mutex::new(fastrand::Rng::with_seed(seed));
    Store::with_faults(move |_, request| {
        let mut random = random.lock().unwrap();
        match random.u32(..3) {
            0 => choose(&mut random, request),
            _ => Fault::None,
        }
    })
}

fn fault_of_upload(random: &mut fastrand::Rng, request: &Request) -> Fault {
    let length = request
        .header("content-length")
        .and_then(|it| it.parse().ok())
        .unwrap_or(1000);
    match random.u32(..12) {
        0 | 1 => Fault::CutRequest(random.usize(..length + 1)),
        2 => Fault::CutResponse(random.usize(..20)),
        3 => Fault::Status(random.choice([408, 429, 500, 502, 503, 504]).unwrap()),
        4 => Fault::DoneBut(503),
        5 | 6 => Fault::Keep(random.usize(..length + 1)),
        7 => Fault::Keep(length / (256 << 10) * (256 << 10)),
        8 => Fault::Move,
        9 if random.u32(..4) == 0 => Fault::StallResponse(0, Duration::from_millis(900)),
        _ => Fault::Late(Duration::from_millis(random.u64(..20))),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_arrive_byte_for_byte() {
    let mut requests = 0;
    for seed in 0..transfers() {
        let mut random = fastrand::Rng::with_seed(seed);
        let store = faulty(seed, fault_of_upload);
        let media = bytes(size(&mut random), seed);
        let source = match random.u32(..4) {
            0 => media.clone().into(),
            1 => UploadSource::seekable(Cursor::new(media.clone())),
            2 => UploadSource::reader(Cursor::new(media.clone())),
            _ => UploadSource::stream(chunks(media.clone(), random.usize(1..300_000)), None),
        };
        let insert = storage(&store)
            .objects()
            .insert("b", Object::default())
            .name("a")
            .options(patient);
        let upload = insert
            .upload(source)
            .chunk_size((256 << 10) * random.usize(1..40));
        let upload = match random.u32(..3) {
            0 => upload.resumable(true),
            _ => upload,
        };
        let made = upload
            .await
            .unwrap_or_else(|error| panic!("{seed}: {error:?}\n{:#?}", store.lines()));
        assert_eq!(made.size, Some(media.len() as u64), "{seed}");
        assert!(store.object("a").unwrap().bytes == media, "{seed}");
        requests += store.requests().len();
    }
    println!(
        "{} uploads in {requests} requests arrived byte for byte",
        transfers()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn downloads_arrive_byte_for_byte() {
    let (mut requests, mut corrupt) = (0, 0);
    for seed in 0..transfers() {
        let mut random = fastrand::Rng::with_seed(seed);
        let media = bytes(size(&mut random), seed);
        let length = media.len();
        let store = faulty(seed, move |random, _| match random.u32(..10) {
            0..=4 => Fault::CutResponse(random.usize(..length + 1)),
            5 => Fault::Status(random.choice([408, 429, 500, 502, 503, 504]).unwrap()),
            6 => Fault::Corrupt(random.usize(..length + 1)),
            7 if random.u32(..4) == 0 => {
                Fault::StallResponse(random.usize(..length + 1), Duration::from_millis(900))
            }
            _ => Fault::Late(Duration::from_millis(random.u64(..20))),
        });
        store.put("a", media.clone());
        let get = || {
            storage(&store)
                .objects()
                .get("b", "a")
                .options(patient)
                .download()
        };
        // Other bytes are never taken for the right ones.
        let found = loop {
            match get().bytes().await {
                Ok(found) => break found,
                Err(error) if error.kind() == ErrorKind::Checksum => corrupt += 1,
                Err(error) => panic!("{seed}: {error:?}\n{:#?}", store.lines()),
            }
        };
        assert!(found == media, "{seed}");
        requests += store.requests().len();
    }
    println!(
        "{} downloads in {requests} requests arrived byte for byte, {corrupt} corrupt ones were seen",
        transfers()
    );
}
