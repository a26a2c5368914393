//! [`Login`]: how a user is asked, and what is kept.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use discovery_runtime::Credentials;
use discovery_runtime::transport::{HyperTransport, Transport};

use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::flow::{ask_browser, ask_device, ask_to_paste, refresh, revoke};
use crate::scopes::{check_granted, missing};
use crate::store::{MemoryStore, TokenStore};
use crate::token::StoredToken;
use crate::user::User;

/// Opens a URL.
type Open = dyn Fn(&str) + Send + Sync;

/// Shows the URL and the code to type there.
type ShowCode = dyn Fn(&str, &str) + Send + Sync;

/// Shows a URL and reads the one that the user pastes.
pub(crate) type AskToPaste = dyn Fn(&str) -> io::Result<String> + Send + Sync;

/// How long a login waits for the user.
const LIMIT: Duration = Duration::from_secs(300);

/// A login: whose client, which scopes, how the user is asked, and where the tokens are kept.
pub struct Login {
    secret: ClientSecret,
    scopes: BTreeSet<String>,
    store: Arc<dyn TokenStore>,
    transport: Option<Arc<dyn Transport>>,
    way: Way,
    limit: Duration,
}

/// How the user is asked.
enum Way {
    Browser(Arc<Open>),
    Paste(Arc<AskToPaste>),
    Device(Arc<ShowCode>),
}

impl Login {
    /// A login with this client, in the browser of this machine, whose tokens are kept while the program runs.
    pub fn new(secret: ClientSecret) -> Self {
        Self {
            secret,
            scopes: BTreeSet::new(),
            store: Arc::new(MemoryStore::default()),
            transport: None,
            way: Way::Browser(Arc::new(open_browser)),
            limit: LIMIT,
        }
    }

    /// What the program wants to do, as complete URLs: the generated client has a constant for each scope. They are added to those
    /// of earlier calls.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes.extend(scopes.into_iter().map(Into::into));
        self
    }

    /// Where the tokens are kept.
    pub fn store(mut self, store: impl TokenStore) -> Self {
        self.store = Arc::new(store);
        self
    }

    /// How Google's server is reached. The default is a [`HyperTransport`].
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// How the page of consent is opened. The default starts the browser of the user, and prints the URL to stderr.
    pub fn open_with(mut self, open: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.way = Way::Browser(Arc::new(open));
        self
    }

    /// For a machine without a browser: `ask` shows the URL and returns what the user pastes: the URL that the browser ends at. The
    /// browser shows an error there, since nothing listens.
    ///
    /// `ask` may wait for a person; it runs on a thread of its own. [`paste_in_terminal`](Self::paste_in_terminal) is the usual one.
    pub fn without_browser(
        mut self,
        ask: impl Fn(&str) -> io::Result<String> + Send + Sync + 'static,
    ) -> Self {
        self.way = Way::Paste(Arc::new(ask));
        self
    }

    /// The same in a terminal: the URL is printed to stderr, and the answer is read from stdin.
    pub fn paste_in_terminal(self) -> Self {
        self.without_browser(|url| {
            eprintln!("Open this page in a browser, and agree:\n\n{url}\n");
            eprintln!("The browser then shows an error. Paste the address that it shows here:");
            let mut line = String::new();
            io::stdin().read_line(&mut line)?;
            Ok(line)
        })
    }

    /// For a television or the like: `show` gets the URL and the code that the user types there, on another device.
    ///
    /// Google allows only [`DEVICE_SCOPES`](crate::DEVICE_SCOPES), to a client of the type *TVs and Limited Input devices*.
    pub fn with_device(mut self, show: impl Fn(&str, &str) + Send + Sync + 'static) -> Self {
        self.way = Way::Device(Arc::new(show));
        self
    }

    /// How long the login waits for the user. The default is 5 minutes. Without a browser there is no limit.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The credentials of the user: those that are kept, if the user agreed to all scopes, else of a new login.
    ///
    /// If the program wants more than before, the user is asked for all of it together: what was agreed to and what is new.
    ///
    /// # Errors
    ///
    /// The user did not agree, or not to everything, or not in time; Google's server was not reached or refuses; the tokens cannot
    /// be kept. [`LoginError::kind`] says which.
    pub async fn credentials(self) -> Result<Credentials, LoginError> {
        if self.scopes.is_empty() {
            return Err(LoginError::new(
                LoginErrorKind::Configuration,
                "a login needs a scope: name with `.scopes([…])` what the program wants to do",
            ));
        }
        let transport = self.chosen_transport();
        let kept = self.store.load(&self.secret.id)?;
        let token = match self.usable(kept.as_ref(), &transport).await? {
            Some(token) => token,
            None => self.ask(kept.as_ref(), &transport).await?,
        };
        let user = User::new(self.secret, self.store, transport, token);
        Ok(Credentials::from_provider(user))
    }

    /// The credentials of a user who logged in before; `None`: nobody did. Nobody is asked, and nothing is sent yet. The scopes are those
    /// that the user agreed to then.
    ///
    /// # Errors
    ///
    /// The tokens cannot be read.
    pub fn kept(self) -> Result<Option<Credentials>, LoginError> {
        let Some(token) = self.store.load(&self.secret.id)? else {
            return Ok(None);
        };
        let transport = self.chosen_transport();
        let user = User::new(self.secret, self.store, transport, token);
        Ok(Some(Credentials::from_provider(user)))
    }

    /// Takes the consent back at Google, and forgets the tokens. Returns whether there was a login.
    ///
    /// # Errors
    ///
    /// The tokens cannot be read or removed, or Google's server was not reached or fails; then they are kept.
    pub async fn logout(self) -> Result<bool, LoginError> {
        let Some(token) = self.store.load(&self.secret.id)? else {
            return Ok(false);
        };
        revoke(&self.secret, self.chosen_transport(), &token).await?;
        self.store.remove(&self.secret.id)?;
        Ok(true)
    }

    fn chosen_transport(&self) -> Arc<dyn Transport> {
        let own = self.transport.clone();
        own.unwrap_or_else(|| Arc::new(HyperTransport::new()))
    }

    /// The login that is kept, with an access token that works, if it is for all scopes and Google still takes it.
    async fn usable(
        &self,
        kept: Option<&StoredToken>,
        transport: &Arc<dyn Transport>,
    ) -> Result<Option<StoredToken>, LoginError> {
        let Some(kept) = kept else { return Ok(None) };
        if !missing(&self.scopes, &kept.scopes).is_empty() {
            return Ok(None);
        }
        if kept.is_fresh() {
            return Ok(Some(kept.clone()));
        }
        match refresh(&self.secret, transport.clone(), kept).await {
            Ok(token) => {
                self.store.save(&self.secret.id, &token)?;
                Ok(Some(token))
            }
            // The user is asked again.
            Err(error) if error.kind() == LoginErrorKind::Revoked => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A new login, for the scopes of before too.
    async fn ask(
        &self,
        kept: Option<&StoredToken>,
        transport: &Arc<dyn Transport>,
    ) -> Result<StoredToken, LoginError> {
        let mut wanted = self.scopes.clone();
        wanted.extend(kept.into_iter().flat_map(|kept| kept.scopes.clone()));
        let (secret, transport) = (&self.secret, transport.clone());
        let token = match &self.way {
            Way::Browser(open) => {
                ask_browser(secret, transport, &wanted, &**open, self.limit).await
            }
            Way::Paste(ask) => ask_to_paste(secret, transport, &wanted, ask.clone()).await,
            Way::Device(show) => ask_device(secret, transport, &wanted, &**show, self.limit).await,
        }?;
        check_granted(&self.scopes, &token.scopes)?;
        self.store.save(&self.secret.id, &token)?;
        Ok(token)
    }
}

/// Starts the browser of the user.
fn open_browser(url: &str) {
    eprintln!("Opening the browser to log in. If none appears, open this page:\n\n{url}\n");
    // The URL is printed, so a machine without a browser is no error.
    let _ = open::that_detached(url);
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("secret", &self.secret)
            .field("scopes", &self.scopes)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}
