//! Puts the AWS SDK for Rust under the suite: one JSON message per line, as spec/protocol.md describes it.
//! The SDK is used as it comes. README.md tells where this file takes the place of a part of it, and why.
mod gateway;
mod outcome;
mod pauses;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::{Command, Stdio};

use aws_config::{BehaviorVersion, Region};
use aws_credential_types::provider::{self, ProvideCredentials};
use gateway::Gateway;
use pauses::ShortPauses;
use serde_json::{Map, Value, json};

/// The version of aws-config, as in Cargo.toml.
const VERSION: &str = "1.13.0";

const CAPABILITIES: [&str; 8] = [
    "resolve",
    "session-params",
    "none",
    "error-codes",
    "source",
    "account-id",
    "expiration",
    "routes",
];

/// What the SDK can be given in code; with keys it would ask no provider.
const PARAMS: [&str; 2] = ["profile", "region"];

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
        "type": "hello", "protocol": 1, "name": "aws-sdk-rust", "version": VERSION,
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
        Some((name, _)) => outcome::unsupported(&format!("There is no session to give {name} to")),
        None => ask(world["gateway"].as_str().unwrap_or_default(), session)?,
    };
    Ok(json!({ "type": "outcome", "id": message["id"], "outcome": outcome }))
}

fn ask(gateway: &str, session: &Value) -> Result<Value> {
    let gateway = Gateway::at(gateway);
    let text = |name| session[name].as_str().map(str::to_owned);
    let (profile, region) = (text("profile"), text("region"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // A task of its own: the SDK panics at some settings, which is an answer as well.
    let answer = runtime.block_on(async { tokio::spawn(resolve(gateway, profile, region)).await });
    Ok(match answer {
        Ok(Ok(credentials)) => outcome::success(&credentials),
        Ok(Err(error)) => outcome::failure(&error),
        Err(panic) => outcome::panicked(&panic),
    })
}

async fn resolve(
    gateway: Gateway,
    profile: Option<String>,
    region: Option<String>,
) -> provider::Result {
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(gateway)
        .sleep_impl(ShortPauses);
    if let Some(name) = profile {
        loader = loader.profile_name(name);
    }
    if let Some(name) = region {
        loader = loader.region(Region::new(name));
    }
    let config = loader.load().await;
    let provider = config.credentials_provider().expect("the default chain");
    provider.provide_credentials().await
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flat_map(Map::iter)
}
