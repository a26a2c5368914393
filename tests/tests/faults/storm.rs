//! All faults at once: a hundred callers, half a minute, and an account of every call.
//!
//! `FAULTS_SEED` repeats the choices of an earlier run, `FAULTS_SECONDS` sets how long it takes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use google_monitoring_v1::{CallOptions, Client, Credentials, Error, ErrorKind};
use tokio::runtime::Handle;

use crate::caller::{Order, TOKEN, client, quick, transport, within};
use crate::fault::Fault;
use crate::server::Server;

const CALLERS: u64 = 100;
const DEADLINE: Duration = Duration::from_millis(1500);
const ATTEMPT: Duration = Duration::from_millis(600);
/// What a call may take beyond its deadline, beside what the machine itself is late by.
const TOLERANCE: Duration = Duration::from_millis(500);
/// A call that takes this much longer has no end.
const NEVER: Duration = Duration::from_secs(20);
const ATTEMPTS: usize = 4;
const REQUESTS_PER_ATTEMPT: usize = 11;

/// How a call goes out, and whether it may go out again.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Get,
    Post,
    IdempotentPost,
}

/// One call, as its caller chose it.
struct Choice {
    id: String,
    fault: Fault,
    client: usize,
    form: Form,
    times: u32,
}

/// The addresses that calls go to, and the faults to be had at each.
struct Targets(Vec<(Client, Vec<Fault>)>);

impl Targets {
    fn new(server: &Server) -> Self {
        // HTTP/1 and HTTP/2 over TLS share one pool, as do clients of several APIs.
        let shared = transport(server);
        let tls = |address| {
            Client::builder()
                .endpoint(format!("https://{address}"))
                .credentials(Credentials::token(TOKEN))
                .transport(shared.clone())
                .build()
                .unwrap()
        };
        Self(vec![
            (client(server, "http", server.http1), Fault::HTTP_1.to_vec()),
            (tls(server.http1_tls), Fault::HTTP_1.to_vec()),
            (tls(server.http2_tls), Fault::HTTP_2.to_vec()),
            (
                client(server, "http", server.refusing),
                vec![Fault::Refused],
            ),
            (tls(server.handshake), vec![Fault::Handshake]),
        ])
    }

    fn choose(&self, random: &mut fastrand::Rng, id: String) -> Choice {
        // The two addresses of a single fault come up as often as any one fault.
        let client = *random
            .choice(&[0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4])
            .unwrap();
        Choice {
            id,
            client,
            fault: *random.choice(&self.0[client].1).unwrap(),
            form: *random
                .choice(&[Form::Get, Form::Post, Form::IdempotentPost])
                .unwrap(),
            times: *random.choice(&[1, 2, u32::MAX]).unwrap(),
        }
    }
}

/// How a call ended.
struct Ended {
    choice: Choice,
    took: Duration,
    /// `None` where it did not end.
    outcome: Option<Result<Option<String>, Error>>,
}

async fn call(targets: Arc<Targets>, choice: Choice, refused: Arc<AtomicU64>) -> Ended {
    let client = &targets.0[choice.client].0;
    let order = Order::new(&choice.id, choice.fault.of_server(), choice.times);
    let options = |options: CallOptions| {
        options
            .timeout(DEADLINE)
            .attempt_timeout(ATTEMPT)
            .max_response_bytes(100_000)
            .retry(quick().budget(google_monitoring_v1::RetryBudget::unlimited()))
            .on_attempt(move |attempt| {
                if attempt.error.is_some_and(|error| error.is_connect()) {
                    refused.fetch_add(1, Ordering::Relaxed);
                }
            })
    };
    let start = Instant::now();
    let running = async {
        match choice.form {
            Form::Get => order.get(client, options).await.map(|reply| reply.name),
            Form::Post => order.post(client, options).await.map(|reply| reply.name),
            Form::IdempotentPost => {
                let idempotent = |o| options(o).idempotent(true);
                order.post(client, idempotent).await.map(|reply| reply.name)
            }
        }
    };
    let outcome = tokio::time::timeout(DEADLINE + NEVER, running).await.ok();
    Ended {
        took: start.elapsed(),
        choice,
        outcome,
    }
}

/// The account of a run.
#[derive(Debug, Default)]
struct Account {
    calls: u64,
    replies: u64,
    errors: BTreeMap<String, u64>,
    lost: Vec<String>,
    duplicated: Vec<String>,
    hung: Vec<String>,
    wrong: Vec<String>,
    longest: Duration,
}

impl Account {
    fn add(&mut self, ended: Ended, server: &Server, late: Duration) {
        let Ended {
            choice,
            took,
            outcome,
        } = ended;
        let what = format!(
            "{} {:?} {:?} times {} at {}: {took:?}, {outcome:?}",
            choice.id, choice.form, choice.fault, choice.times, choice.client
        );
        self.calls += 1;
        self.longest = self.longest.max(took);
        if took > DEADLINE + TOLERANCE + late {
            self.hung.push(what.clone());
        }
        let seen = server.seen(&choice.id);
        let acted = seen.iter().filter(|seen| seen.fault.may_act()).count();
        let most = match choice.form {
            Form::Post => 1,
            Form::Get | Form::IdempotentPost => ATTEMPTS * REQUESTS_PER_ATTEMPT,
        };
        if acted > most {
            self.duplicated.push(format!("{what}: {seen:?}"));
        }
        match outcome {
            None => self.lost.push(what),
            Some(Ok(name)) => {
                self.replies += 1;
                if name.as_deref() != Some(choice.id.as_str()) || acted == 0 {
                    self.wrong.push(what);
                }
            }
            Some(Err(error)) => {
                let kind = format!("{:?}", error.kind());
                *self.errors.entry(kind).or_default() += 1;
                if !choice.fault.explains(&error) {
                    self.wrong.push(what);
                }
            }
        }
        if seen
            .iter()
            .any(|seen| seen.elsewhere && seen.authorization.is_some())
        {
            self.wrong
                .push(format!("{} took its token elsewhere", choice.id));
        }
    }
}

impl Fault {
    /// What a server is told; the other two are done by addresses.
    fn of_server(self) -> Fault {
        match self {
            Fault::Refused | Fault::Handshake => Fault::None,
            fault => fault,
        }
    }

    /// Whether a call that met this fault may end so.
    fn explains(self, error: &Error) -> bool {
        match error.kind() {
            // Where the machine is too busy, any attempt may take too long; and any connection may be one that another call
            // has left broken.
            ErrorKind::Timeout => true,
            ErrorKind::Interrupted => self != Fault::Refused,
            ErrorKind::Connect => matches!(self, Fault::Refused | Fault::Handshake),
            ErrorKind::Decode => self == Fault::Html,
            ErrorKind::TooLarge => self == Fault::GzipBomb,
            ErrorKind::Status => match error.http_status().map_or(0, |status| status.as_u16()) {
                429 => matches!(self, Fault::TooManySeconds | Fault::TooManyDate),
                503 => matches!(
                    self,
                    Fault::UnavailableSeconds | Fault::UnavailableDate | Fault::Unavailable
                ),
                302 => matches!(self, Fault::RedirectLoop | Fault::RedirectAway),
                _ => false,
            },
            _ => false,
        }
    }
}

/// By how much a timer was late at worst: on a machine that others use too, a call cannot be more punctual than that.
async fn lateness(length: Duration) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    let (start, mut worst) = (Instant::now(), Duration::ZERO);
    while start.elapsed() < length {
        let before = Instant::now();
        tokio::time::sleep(TICK).await;
        worst = worst.max(before.elapsed().saturating_sub(TICK));
    }
    worst
}

fn from_env(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is to be a number, not {text:?}")),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_callers_and_every_fault() {
    let seed = from_env("FAULTS_SEED").unwrap_or_else(|| fastrand::u64(..));
    let length = Duration::from_secs(from_env("FAULTS_SECONDS").unwrap_or(30));
    println!("seed {seed}");
    let server = Server::start();
    let targets = Arc::new(Targets::new(&server));
    let tasks = Handle::current().metrics().num_alive_tasks();

    let clock = tokio::spawn(lateness(length));
    let refused = Arc::new(AtomicU64::new(0));
    let end = Instant::now() + length;
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let (targets, refused) = (targets.clone(), refused.clone());
            let mut random = fastrand::Rng::with_seed(seed.wrapping_add(caller));
            tokio::spawn(async move {
                let mut ended = Vec::new();
                for number in 0.. {
                    if Instant::now() >= end {
                        break;
                    }
                    let choice = targets.choose(&mut random, format!("{caller}-{number}"));
                    ended.push(call(targets.clone(), choice, refused.clone()).await);
                }
                ended
            })
        })
        .collect();
    let mut account = Account::default();
    let mut all = Vec::new();
    for caller in callers {
        match caller.await {
            Ok(ended) => all.extend(ended),
            Err(panic) => account.lost.push(format!("a caller ended: {panic}")),
        }
    }

    let late = clock.await.unwrap();
    for one in all {
        account.add(one, &server, late);
    }

    for (client, _) in &targets.0 {
        client.close();
    }
    let closed = within(Duration::from_secs(5), || server.open() == 0).await;
    let left = || Handle::current().metrics().num_alive_tasks();
    let ended = within(Duration::from_secs(5), || left() <= tasks).await;

    let mut injected = server.injected();
    let handshakes = injected.get(&Fault::Handshake).copied().unwrap_or_default();
    // Each handshake that broke off is an attempt that could not connect, too.
    let refused = refused.load(Ordering::Relaxed).saturating_sub(handshakes);
    injected.insert(Fault::Refused, refused);
    println!(
        "seed {seed}: {} calls, {} replies, errors {:?}; the longest took {:?} of {DEADLINE:?}, timers were late by up to {late:?}",
        account.calls, account.replies, account.errors, account.longest
    );
    println!("injected: {injected:?}");
    println!(
        "lost {}, duplicated {}, hung {}, wrong {}; connections {}, left open {}; tasks {tasks} before, {} after",
        account.lost.len(),
        account.duplicated.len(),
        account.hung.len(),
        account.wrong.len(),
        server.opened(),
        server.open(),
        left(),
    );
    for problem in [
        &account.lost,
        &account.duplicated,
        &account.hung,
        &account.wrong,
    ] {
        for one in problem.iter().take(5) {
            println!("- {one}");
        }
    }
    assert!(account.lost.is_empty(), "calls were lost");
    assert!(
        account.duplicated.is_empty(),
        "calls were sent twice that must not be"
    );
    assert!(account.hung.is_empty(), "calls outlived their deadline");
    assert!(account.wrong.is_empty(), "calls ended as they should not");
    assert!(closed, "connections outlive close()");
    assert!(ended, "tasks outlive their calls");
    let kinds = Fault::HTTP_1.into_iter().chain(Fault::HTTP_2);
    for fault in kinds.chain([Fault::Refused, Fault::Handshake]) {
        let times = injected.get(&fault).copied().unwrap_or_default();
        assert!(times >= 10, "{fault:?} came up {times} times only");
    }
}
