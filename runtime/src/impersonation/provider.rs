//! Tokens of another account: asked for when they are needed, and kept until they end.

use std::sync::{Mutex as StdMutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::assertion::{Signer, claims, id_claims, life};
use super::iam::{GENERATE_ACCESS_TOKEN, GENERATE_ID_TOKEN, SIGN_JWT, TOKEN};
use crate::call::Call;
use crate::client::ApiClient;
use crate::credentials::{
    Credentials, CredentialsError, HeadersFuture, TokenProvider, bearer, expires_in,
};
use crate::error::Error;
use crate::values::DateTime;

/// How long before its end a token counts as used up.
const MARGIN: Duration = Duration::from_secs(120);

/// How long a token is valid if the response does not say it.
const USUAL_LIFE: Duration = Duration::from_secs(3600);

/// No token is kept longer, whatever a response says.
const LONGEST_LIFE: Duration = Duration::from_secs(86_400);

/// How many sets of scopes have a token. More are not usual, and the oldest goes.
const MAX_TOKENS: usize = 64;

/// What is asked for, and whom.
pub(super) struct Plan {
    /// The resource name of the service account.
    pub(super) name: String,
    pub(super) target: String,
    pub(super) signer: Option<Signer>,
    pub(super) delegates: Vec<String>,
    pub(super) lifetime: Duration,
    pub(super) subject: Option<String>,
    /// Whom ID tokens are for.
    pub(super) audience: Option<String>,
    pub(super) token_path: String,
    pub(super) token_uri: String,
    pub(super) iam: ApiClient,
    pub(super) tokens: ApiClient,
    pub(super) source: Credentials,
}

/// A token, the scopes that it is for, and when it ends.
struct Token {
    scopes: Vec<String>,
    header: HeaderValue,
    end: Instant,
}

/// Tokens of another account.
pub(super) struct Impersonated {
    plan: Plan,
    tokens: StdMutex<Vec<Token>>,
    /// Held while a token is asked for, so that calls at the same time ask once.
    asking: Mutex<()>,
}

impl Impersonated {
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            plan,
            tokens: StdMutex::default(),
            asking: Mutex::new(()),
        }
    }

    fn tokens(&self) -> MutexGuard<'_, Vec<Token>> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self, scopes: &[String]) -> Option<HeaderValue> {
        let mut tokens = self.tokens();
        tokens.retain(|token| Instant::now() + MARGIN < token.end);
        let token = tokens.iter().find(|token| token.scopes == scopes);
        token.map(|token| token.header.clone())
    }

    async fn authorize(&self, scopes: &[String]) -> Result<HeaderMap, CredentialsError> {
        let _one_at_a_time = self.asking.lock().await;
        // An ID token is for none.
        let scopes = match &self.plan.audience {
            Some(_) => &[],
            None => scopes,
        };
        if let Some(header) = self.kept(scopes) {
            return Ok(HeaderMap::from_iter([(AUTHORIZATION, header)]));
        }
        let plan = &self.plan;
        let (token, life) = match (&plan.audience, &plan.subject) {
            (Some(audience), _) => plan.id_token(audience).await?,
            (None, Some(user)) => plan.act_as(user, scopes).await?,
            (None, None) => plan.generate_access_token(scopes).await?,
        };
        let header = bearer(&token).ok_or_else(|| plan.error("is no header", false))?;
        let mut tokens = self.tokens();
        if tokens.len() >= MAX_TOKENS {
            tokens.remove(0);
        }
        tokens.push(Token {
            scopes: scopes.to_vec(),
            header: header.clone(),
            end: Instant::now() + life.min(LONGEST_LIFE),
        });
        Ok(HeaderMap::from_iter([(AUTHORIZATION, header)]))
    }
}

impl Plan {
    /// A token of the service account.
    async fn generate_access_token(
        &self,
        scopes: &[String],
    ) -> Result<(String, Duration), CredentialsError> {
        let mut call = Call::new(&self.iam, &GENERATE_ACCESS_TOKEN);
        call.path("name", self.name.clone());
        call.body(&json!({
            "delegates": self.delegates(), "scope": scopes, "lifetime": format!("{}s", self.lifetime.as_secs()),
        }));
        let response: Value = call.send().await.map_err(|error| self.failed(&error))?;
        let token = response.get("accessToken").and_then(Value::as_str);
        let end = response.get("expireTime").and_then(Value::as_str);
        let end = end.and_then(|end| SystemTime::try_from(end.parse::<DateTime>().ok()?).ok());
        let life = end.and_then(|end| end.duration_since(SystemTime::now()).ok());
        match token {
            // By a clock that is wrong the token has ended already: it is sent, and lasts as long as was asked for.
            Some(token) => Ok((token.to_owned(), life.unwrap_or(self.lifetime))),
            None => Err(self.error("came without a token", false)),
        }
    }

    /// A token that says to an audience who calls.
    async fn id_token(&self, audience: &str) -> Result<(String, Duration), CredentialsError> {
        let token = match &self.signer {
            Some(signer) => {
                let claims = id_claims(&self.target, audience, &self.token_uri);
                let assertion = self.sign(signer, &claims)?;
                self.exchange(&assertion).await?["id_token"].take()
            }
            None => {
                let mut call = Call::new(&self.iam, &GENERATE_ID_TOKEN);
                call.path("name", self.name.clone());
                call.body(&json!({
                    "delegates": self.delegates(), "audience": audience, "includeEmail": true,
                }));
                let response = call.send::<Value>().await;
                response.map_err(|error| self.failed(&error))?["token"].take()
            }
        };
        let token = token
            .as_str()
            .ok_or_else(|| self.error("came without a token", false))?;
        Ok((token.to_owned(), life(token).unwrap_or(self.lifetime)))
    }

    /// A token of a user, for whom the service account signs.
    async fn act_as(
        &self,
        user: &str,
        scopes: &[String],
    ) -> Result<(String, Duration), CredentialsError> {
        let claims = claims(&self.target, user, scopes, &self.token_uri);
        let assertion = match &self.signer {
            Some(signer) => self.sign(signer, &claims)?,
            None => self.sign_jwt(&claims).await?,
        };
        let response = self.exchange(&assertion).await?;
        let life = expires_in(&response).unwrap_or(USUAL_LIFE);
        match response.get("access_token").and_then(Value::as_str) {
            Some(token) => Ok((token.to_owned(), life)),
            None => Err(self.error("came without a token", false)),
        }
    }

    fn sign(&self, signer: &Signer, claims: &Value) -> Result<String, CredentialsError> {
        let signed = signer.sign(claims);
        signed.map_err(|error| self.error(&format!("cannot be signed for: {error}"), false))
    }

    /// What the token endpoint gives for an assertion.
    async fn exchange(&self, assertion: &str) -> Result<Value, CredentialsError> {
        let form = format!(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={assertion}"
        );
        let mut call = Call::new(&self.tokens, &TOKEN);
        call.path("path", self.token_path.clone());
        call.raw_body("application/x-www-form-urlencoded", form);
        let response = call.send_raw().await.map_err(|error| self.failed(&error))?;
        Ok(serde_json::from_slice(&response.body).unwrap_or_default())
    }

    /// The signature of the service account, whose key nobody has.
    async fn sign_jwt(&self, claims: &Value) -> Result<String, CredentialsError> {
        let mut call = Call::new(&self.iam, &SIGN_JWT);
        call.path("name", self.name.clone());
        call.body(&json!({"delegates": self.delegates(), "payload": claims.to_string()}));
        let response: Value = call.send().await.map_err(|error| self.failed(&error))?;
        let signed = response.get("signedJwt").and_then(Value::as_str);
        signed
            .map(str::to_owned)
            .ok_or_else(|| self.error("came without a signature", false))
    }

    fn delegates(&self) -> Vec<String> {
        let delegates = self.delegates.iter();
        delegates
            .map(|account| format!("projects/-/serviceAccounts/{account}"))
            .collect()
    }

    /// What the server said, with what to do about it.
    fn failed(&self, error: &Error) -> CredentialsError {
        let advice = match (
            error.http_status().map(|status| status.as_u16()),
            &self.subject,
        ) {
            (Some(403 | 404), _) => {
                "; the source needs roles/iam.serviceAccountTokenCreator on this account, and the IAM Service Account Credentials API \
                 has to be enabled"
            }
            (Some(400 | 401), Some(_)) => {
                "; in the Admin console, under API controls, Domain-wide delegation, the client id of the service account needs \
                 exactly these scopes, and the user has to be of that organisation"
            }
            _ => "",
        };
        let text = error.to_string();
        let line = text.lines().next().unwrap_or_default();
        self.error(
            &format!("is not to be had: {line}{advice}"),
            error.is_retryable(),
        )
    }

    fn error(&self, what: &str, transient: bool) -> CredentialsError {
        let whom = match &self.subject {
            Some(user) => format!("{user}, as {} may act", self.target),
            None => self.target.clone(),
        };
        CredentialsError::new(format!("a token of {whom} {what}")).with_transient(transient)
    }
}

impl TokenProvider for Impersonated {
    fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(self.authorize(scopes))
    }

    fn invalidate(&self, rejected: &HeaderMap) -> bool {
        if let Some(rejected) = rejected.get(AUTHORIZATION) {
            self.tokens().retain(|token| token.header != *rejected);
        }
        true
    }

    fn needs_scopes(&self) -> bool {
        self.plan.audience.is_none()
    }

    fn universe_domain(&self) -> Option<String> {
        self.plan.source.universe_domain()
    }

    fn description(&self) -> String {
        match &self.plan.subject {
            Some(user) => format!("{user}, through {}", self.plan.target),
            None => self.plan.target.clone(),
        }
    }
}
