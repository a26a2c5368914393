//! Runs a fake server until the user ends it.

use std::io;
use std::sync::Arc;

use discovery_codegen::Problem;
use discovery_fake_server::{FakeServer, StartError};

use crate::cli::Serve;
use crate::job::Job;
use crate::make;
use crate::report::ServeLog;
use crate::runtime::runtime;

/// A server that runs, and its log.
pub(crate) struct Running {
    /// It ends when it is dropped.
    server: FakeServer,
    log: Arc<ServeLog>,
}

/// Starts the server of a document, and prints where it is.
pub(crate) fn start(args: &Serve, job: &Job) -> Result<Running, Vec<Problem>> {
    let document = make::corrected_document(job)?;
    let log = Arc::new(ServeLog::new(args.format));
    let mut builder = FakeServer::builder()
        .address(args.addr)
        .port(args.port)
        .polls(args.polls)
        .facts(job.options.facts)
        .on_exchange({
            let log = Arc::clone(&log);
            move |exchange| log.exchange(exchange)
        });
    for fault in &args.faults {
        builder = builder.fault(fault.clone());
    }
    let server = builder.start(&document).map_err(|error| match error {
        StartError::Document(problems) => problems
            .into_iter()
            .map(|problem| problem.in_file(&job.shown))
            .collect(),
        StartError::Listen(error) => {
            let message = format!(
                "cannot listen on {}, port {}: {error}",
                args.addr, args.port
            );
            vec![Problem::new("", message)]
        }
        other => vec![Problem::new("", other.to_string()).in_file(&job.shown)],
    })?;
    log.begin(&server);
    Ok(Running { server, log })
}

impl Running {
    /// Waits until the user ends the server. Then it ends, and the connections with it.
    pub(crate) fn wait(self) -> Result<Arc<ServeLog>, Problem> {
        let Self { server, log } = self;
        let waited = wait_for_signal()
            .map_err(|error| Problem::new("", format!("cannot wait for Ctrl-C: {error}")));
        drop(server);
        waited.map(|()| log)
    }
}

/// Waits for Ctrl-C, or for what a service manager sends.
fn wait_for_signal() -> io::Result<()> {
    runtime()?.block_on(async {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let mut terminated = signal(SignalKind::terminate())?;
            tokio::select! {
                interrupted = tokio::signal::ctrl_c() => interrupted,
                _ = terminated.recv() => Ok(()),
            }
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await
    })
}
