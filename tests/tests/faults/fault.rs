//! What the server can be told to do to a request.

/// One way to misbehave. A request names it in the header `x-fault`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fault {
    /// A good answer.
    None,
    /// Nobody listens. It is the address that does this, never a server.
    Refused,
    /// The connection is reset before the request is read.
    ResetUnread,
    /// The request is read, and the connection reset.
    ResetBeforeHeaders,
    /// Reset in the middle of the headers.
    ResetWithinHeaders,
    /// Reset between the headers and the body.
    ResetAfterHeaders,
    /// Reset in the middle of the body.
    ResetWithinBody,
    /// The body ends before its length, and the connection as if all were well.
    Truncated,
    /// More bytes than the length says, in the form of another answer.
    OverLong,
    /// A good answer, and the connection ends without a word.
    ClosedAfter,
    /// A byte at a time, too slow for any limit.
    SlowBytes,
    /// No answer at all.
    Silent,
    /// 429, with a wait in seconds.
    TooManySeconds,
    /// 429, with a date to wait for.
    TooManyDate,
    /// 503, with a wait in seconds.
    UnavailableSeconds,
    /// 503, with a date to wait for.
    UnavailableDate,
    /// 503 that names no wait.
    Unavailable,
    /// A page for people, with status 200.
    Html,
    /// A response of a few bytes that unpacks to many.
    GzipBomb,
    /// A redirect to another path of the server, which redirects again.
    RedirectLoop,
    /// A redirect to another host.
    RedirectAway,
    /// The TLS handshake breaks off. It is the address that does this.
    Handshake,
    /// HTTP/2: the connection is wound down, and the request still answered.
    GoAwayGraceful,
    /// HTTP/2: the connection ends, with requests taken and not answered.
    GoAwayAbrupt,
    /// HTTP/2: the request is handed back untouched.
    RefusedStream,
    /// HTTP/2: the stream is reset in the middle of the body.
    StreamReset,
}

impl Fault {
    /// Those of HTTP/1, plain or over TLS.
    pub(crate) const HTTP_1: [Fault; 20] = [
        Fault::None,
        Fault::ResetUnread,
        Fault::ResetBeforeHeaders,
        Fault::ResetWithinHeaders,
        Fault::ResetAfterHeaders,
        Fault::ResetWithinBody,
        Fault::Truncated,
        Fault::OverLong,
        Fault::ClosedAfter,
        Fault::SlowBytes,
        Fault::Silent,
        Fault::TooManySeconds,
        Fault::TooManyDate,
        Fault::UnavailableSeconds,
        Fault::UnavailableDate,
        Fault::Unavailable,
        Fault::Html,
        Fault::GzipBomb,
        Fault::RedirectLoop,
        Fault::RedirectAway,
    ];

    /// Those of HTTP/2.
    pub(crate) const HTTP_2: [Fault; 12] = [
        Fault::None,
        Fault::GoAwayGraceful,
        Fault::GoAwayAbrupt,
        Fault::RefusedStream,
        Fault::StreamReset,
        Fault::Silent,
        Fault::TooManyDate,
        Fault::Unavailable,
        Fault::Html,
        Fault::GzipBomb,
        Fault::RedirectLoop,
        Fault::RedirectAway,
    ];

    pub(crate) fn name(self) -> String {
        format!("{self:?}")
    }

    pub(crate) fn from_name(name: &str) -> Fault {
        let mut all = Self::HTTP_1.into_iter().chain(Self::HTTP_2);
        all.find(|fault| fault.name() == name)
            .unwrap_or_else(|| panic!("no fault is called {name}"))
    }

    /// Whether a server that does this has acted on the request, or may have.
    pub(crate) fn may_act(self) -> bool {
        !matches!(
            self,
            Fault::ResetUnread
                | Fault::TooManySeconds
                | Fault::TooManyDate
                | Fault::RefusedStream
                | Fault::RedirectLoop
                | Fault::RedirectAway
        )
    }
}
