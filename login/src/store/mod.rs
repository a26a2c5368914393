//! Where tokens are kept.

mod file;
#[cfg(feature = "keyring")]
mod keyring;
mod memory;

use crate::error::LoginError;
use crate::token::StoredToken;

pub use file::FileStore;
#[cfg(feature = "keyring")]
pub use keyring::KeyringStore;
pub use memory::MemoryStore;

/// Where the tokens of a program are kept, one login for each client id.
///
/// Implement it for a database. For a keyring there is `KeyringStore` (feature `keyring`). The functions may block for a moment: they are called at a login and when a token is
/// replaced, about once an hour.
pub trait TokenStore: Send + Sync + 'static {
    /// The login of this client; `None`: there is none.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn load(&self, client_id: &str) -> Result<Option<StoredToken>, LoginError>;

    /// Keeps a login instead of an earlier one. Either all of it is kept, or the earlier one stays.
    ///
    /// # Errors
    ///
    /// It cannot be kept.
    fn save(&self, client_id: &str, token: &StoredToken) -> Result<(), LoginError>;

    /// Forgets a login.
    ///
    /// # Errors
    ///
    /// It may still be there.
    fn remove(&self, client_id: &str) -> Result<(), LoginError>;
}
