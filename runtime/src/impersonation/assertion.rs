//! A text that says who acts as whom, for which scopes (RFC 7523), and its signature.

#[cfg(feature = "auth")]
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;

#[cfg(feature = "auth")]
use rustls::{
    SignatureScheme,
    pki_types::{PrivateKeyDer, pem::PemObject as _},
    sign::SigningKey,
};
use serde_json::{Value, json};

#[cfg(feature = "auth")]
use crate::error::{Error, ErrorKind, Result};
#[cfg(feature = "auth")]
use crate::tls;

/// How long an assertion is valid. Google takes an hour at most; the token that comes of it has a life of its own.
const LIFE: u64 = 3600;

/// Signs with a key that the program has.
pub(super) struct Signer {
    #[cfg(feature = "auth")]
    key: Arc<dyn SigningKey>,
    #[cfg(feature = "auth")]
    key_id: Option<String>,
}

/// Its claims.
pub(super) fn claims(issuer: &str, subject: &str, scopes: &[String], audience: &str) -> Value {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    // Google refuses an assertion of the future, and clocks differ.
    let from = now.saturating_sub(10);
    json!({
        "iss": issuer, "sub": subject, "scope": scopes.join(" "), "aud": audience, "iat": from, "exp": from + LIFE,
    })
}

/// Those for an ID token, of the service account itself.
pub(super) fn id_claims(issuer: &str, target_audience: &str, audience: &str) -> Value {
    let mut claims = claims(issuer, issuer, &[], audience);
    claims["target_audience"] = target_audience.into();
    if let Some(claims) = claims.as_object_mut() {
        claims.remove("scope");
    }
    claims
}

/// How long a JWT is still valid, as it says itself.
pub(super) fn life(jwt: &str) -> Option<Duration> {
    let payload = BASE64.decode(jwt.split('.').nth(1)?).ok()?;
    let payload: Value = serde_json::from_slice(&payload).ok()?;
    let end = UNIX_EPOCH.checked_add(Duration::from_secs(payload.get("exp")?.as_u64()?))?;
    end.duration_since(SystemTime::now()).ok()
}

/// The address, the token endpoint and the signer of a key.
#[cfg(feature = "auth")]
pub(super) fn of_key(json: &str) -> Result<(String, Option<String>, Signer)> {
    let refuse = |what: &str| Error::new(ErrorKind::Configuration, format!("the key {what}"));
    let key: Value = serde_json::from_str(json).map_err(|error| {
        // Not its text.
        let place = format!(
            "is not JSON (line {}, column {})",
            error.line(),
            error.column()
        );
        refuse(&place)
    })?;
    let text = |name: &str| key.get(name).and_then(Value::as_str).map(str::to_owned);
    if text("type").as_deref() != Some("service_account") {
        return Err(refuse(
            "is not one of a service account: its `type` is another one",
        ));
    }
    let email = text("client_email").ok_or_else(|| refuse("has no `client_email`"))?;
    let pem = text("private_key").ok_or_else(|| refuse("has no `private_key`"))?;
    // Not the errors' texts, which may have a part of the key.
    let der = PrivateKeyDer::from_pem_slice(pem.as_bytes())
        .map_err(|_| refuse("has a `private_key` that is not in PEM"))?;
    let provider = tls::provider()
        .ok_or_else(|| refuse(&format!("cannot sign: there is {}", tls::NO_PROVIDER)))?;
    let key = provider
        .key_provider
        .load_private_key(der)
        .map_err(|_| refuse("has a `private_key` that cannot be used"))?;
    let signer = Signer {
        key,
        key_id: text("private_key_id"),
    };
    Ok((email, text("token_uri"), signer))
}

impl Signer {
    /// A signed JWT (RFC 7515) with these claims.
    #[cfg(feature = "auth")]
    pub(super) fn sign(&self, claims: &Value) -> std::result::Result<String, String> {
        let header = match &self.key_id {
            Some(id) => json!({"alg": "RS256", "typ": "JWT", "kid": id}),
            None => json!({"alg": "RS256", "typ": "JWT"}),
        };
        let [header, claims] = [&header, claims].map(|part| BASE64.encode(part.to_string()));
        let text = format!("{header}.{claims}");
        let signer = self.key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256]);
        let signer = signer.ok_or("the key is not of RSA")?;
        let signature = signer
            .sign(text.as_bytes())
            .map_err(|error| error.to_string())?;
        Ok(format!("{text}.{}", BASE64.encode(signature)))
    }

    /// Without the feature there is no key.
    #[cfg(not(feature = "auth"))]
    pub(super) fn sign(&self, _claims: &Value) -> std::result::Result<String, String> {
        Err("signing with a key needs the feature `auth`".to_owned())
    }
}
