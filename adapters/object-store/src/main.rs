//! Puts the AWS credentials of object_store under the suite: one JSON message per line, as
//! spec/protocol.md describes it. README.md tells what is asked of it, and what this file gives it.
mod gateway;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::time::Duration;

use gateway::Gateway;
use object_store::aws::{AmazonS3Builder, AwsCredential, AwsCredentialProvider};
use object_store::client::{HttpError, HttpErrorKind};
use object_store::{BackoffConfig, RetryConfig};
use serde_json::{Map, Value, json};

/// The version of object_store, as in Cargo.toml.
const VERSION: &str = "0.14.2";

const CAPABILITIES: [&str; 5] = ["resolve", "session-params", "error-codes", "source", "routes"];

/// What can be given in code.
const PARAMS: [&str; 4] = ["accessKeyId", "secretAccessKey", "sessionToken", "region"];

/// Below the limit of the runner, so that waiting in vain is an answer of its own.
const PATIENCE: Duration = Duration::from_secs(8);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let resolving = std::env::args().any(|argument| argument == "resolve");
    for line in io::stdin().lock().lines() {
        let message: Value = serde_json::from_str(&line?)?;
        match message["type"].as_str() {
            Some("hello") => say(&hello())?,
            _ if resolving => say(&answer(&message)?)?,
            _ => resolve_apart(&message)?,
        }
    }
    Ok(())
}

fn say(message: &Value) -> io::Result<()> {
    let mut stdout = io::stdout();
    writeln!(stdout, "{message}")?;
    stdout.flush()
}

fn hello() -> Value {
    json!({
        "type": "hello", "protocol": 1, "name": "object-store", "version": VERSION,
        "language": "Rust", "capabilities": CAPABILITIES,
    })
}

/// Asks a process that is started in the world: this one cannot safely change its environment.
fn resolve_apart(message: &Value) -> Result<()> {
    let world = &message["world"];
    let mut child = Command::new(std::env::current_exe()?)
        .arg("resolve")
        .env_clear()
        .envs(members(&world["env"]).filter_map(|(name, value)| Some((name, value.as_str()?))))
        .current_dir(world["home"].as_str().ok_or("a world without a home")?)
        .stdin(Stdio::piped())
        .spawn()?;
    // Its standard input is closed at the end of this statement.
    writeln!(child.stdin.take().expect("a pipe"), "{message}")?;
    match child.wait()? {
        status if status.success() => Ok(()),
        status => Err(format!("the process of the world ended with {status}").into()),
    }
}

fn answer(message: &Value) -> Result<Value> {
    let world = &message["world"];
    let session = &world["params"]["session"];
    let outcome = match members(session).find(|(name, _)| !PARAMS.contains(&name.as_str())) {
        Some((name, _)) => {
            let reason = format!("a store cannot be given {name}");
            json!({ "result": "unsupported", "reason": reason })
        }
        None => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let gateway = world["gateway"].as_str().unwrap_or_default();
            // A panic is an answer as well. It has no code, since the code unknown would do for any error.
            catch_unwind(AssertUnwindSafe(|| runtime.block_on(resolve(gateway, session))))
                .unwrap_or_else(|_| json!({ "result": "error", "message": "it panicked" }))
        }
    };
    Ok(json!({ "type": "outcome", "id": message["id"], "outcome": outcome }))
}

async fn resolve(gateway: &str, session: &Value) -> Value {
    // reqwest wants to have this even if nothing is encrypted.
    rustls::crypto::ring::default_provider().install_default().ok();
    let store = match builder(gateway, session).build() {
        Ok(store) => store,
        Err(error) => return failure("unknown", &error),
    };
    let provider = store.credentials();
    match tokio::time::timeout(PATIENCE, provider.get_credential()).await {
        Ok(Ok(found)) => success(&found, source(provider, session)),
        Ok(Err(error)) => failure(code(provider, &error), &error),
        Err(elapsed) => failure("unknown", &elapsed),
    }
}

fn builder(gateway: &str, session: &Value) -> AmazonS3Builder {
    // Pauses between attempts take next to no time; how many there are is left as it is.
    let pause = Duration::from_millis(1);
    let backoff = BackoffConfig { init_backoff: pause, max_backoff: pause, ..Default::default() };
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name("bucket")
        .with_http_connector(Gateway(gateway.to_owned()))
        .with_retry(RetryConfig { backoff, ..Default::default() });
    if let Some(id) = session["accessKeyId"].as_str() {
        builder = builder.with_access_key_id(id);
    }
    if let Some(secret) = session["secretAccessKey"].as_str() {
        builder = builder.with_secret_access_key(secret);
    }
    if let Some(token) = session["sessionToken"].as_str() {
        builder = builder.with_token(token);
    }
    if let Some(region) = session["region"].as_str() {
        builder = builder.with_region(region);
    }
    builder
}

/// The types of the providers are private, but their names are told by the Debug format.
fn is(provider: &AwsCredentialProvider, name: &str) -> bool {
    format!("{provider:?}").contains(name)
}

fn source(provider: &AwsCredentialProvider, session: &Value) -> &'static str {
    if is(provider, "InstanceCredentialProvider") {
        "iam-role"
    } else if is(provider, "WebIdentityProvider") {
        "assume-role-with-web-identity"
    } else if is(provider, "TaskCredentialProvider") || is(provider, "EKSPodCredentialProvider") {
        "container-role"
    } else {
        // Each half of a pair is from the code, if it is given there, and else from the environment.
        match (session["accessKeyId"].is_null(), session["secretAccessKey"].is_null()) {
            (true, true) => "env",
            (false, false) => "explicit",
            _ => "unknown",
        }
    }
}

/// The last provider of all asks instance metadata. Other errors are texts, but for those of connections.
fn code(provider: &AwsCredentialProvider, error: &(dyn Error + 'static)) -> &'static str {
    if is(provider, "InstanceCredentialProvider") {
        return "metadata-retrieval-failed";
    }
    let unreached = std::iter::successors(Some(error), |&error| error.source())
        .filter_map(|error| error.downcast_ref::<HttpError>())
        .any(|error| matches!(error.kind(), HttpErrorKind::Connect | HttpErrorKind::Timeout));
    if unreached { "connection-failed" } else { "unknown" }
}

fn success(found: &AwsCredential, source: &str) -> Value {
    let mut credentials = json!({
        "accessKeyId": found.key_id,
        "secretAccessKey": found.secret_key,
    });
    if let Some(token) = &found.token {
        credentials["sessionToken"] = token.as_str().into();
    }
    json!({ "result": "credentials", "credentials": credentials, "source": source })
}

fn failure(code: &str, error: &dyn Error) -> Value {
    let message: String = error.to_string().chars().take(4000).collect();
    json!({ "result": "error", "code": code, "message": message })
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flat_map(Map::iter)
}
