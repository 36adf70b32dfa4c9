//! Puts reqsign's AWS provider under the suite: one JSON message per line, as spec/protocol.md describes it.
//! reqsign is used as it comes. README.md tells what this file gives it, and why.
mod gateway;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::{Command, Stdio};

use gateway::Gateway;
use reqsign_aws_v4::{
    AssumeRoleWithWebIdentityCredentialProvider, Credential, DefaultCredentialProvider,
};
use reqsign_command_execute_tokio::TokioCommandExecute;
use reqsign_core::{Context, OsEnv, ProvideCredential};
use reqsign_file_read_tokio::TokioFileRead;
use serde_json::{Map, Value, json};

/// The version of reqsign-aws-v4, as in Cargo.toml.
const VERSION: &str = "3.3.1";

const CAPABILITIES: [&str; 5] = ["resolve", "session-params", "none", "expiration", "routes"];

/// What can be given in code; with keys reqsign would ask no provider.
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
        "type": "hello", "protocol": 1, "name": "reqsign", "version": VERSION,
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
            let reason = format!("There is no session to give {name} to");
            json!({ "result": "unsupported", "reason": reason })
        }
        None => tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(resolve(world["gateway"].as_str().unwrap_or_default(), session))?,
    };
    Ok(json!({ "type": "outcome", "id": message["id"], "outcome": outcome }))
}

async fn resolve(gateway: &str, session: &Value) -> Result<Value> {
    let context = Context::new()
        .with_env(OsEnv)
        .with_file_read(TokioFileRead)
        .with_command_execute(TokioCommandExecute)
        .with_http_send(Gateway::at(gateway)?);
    let mut builder = DefaultCredentialProvider::builder();
    if let Some(name) = session["profile"].as_str() {
        builder = builder.with_profile(name);
    }
    if let Some(name) = session["region"].as_str() {
        let provider = AssumeRoleWithWebIdentityCredentialProvider::new();
        builder = builder.web_identity(provider.with_region(name.to_owned()));
    }
    Ok(match builder.build().provide_credential(&context).await {
        Ok(Some(credential)) => success(&credential),
        Ok(None) => json!({ "result": "none" }),
        Err(error) => json!({ "result": "error", "message": format!("{error:?}") }),
    })
}

fn success(found: &Credential) -> Value {
    let mut credentials = json!({
        "accessKeyId": found.access_key_id,
        "secretAccessKey": found.secret_access_key,
    });
    if let Some(token) = &found.session_token {
        credentials["sessionToken"] = token.as_str().into();
    }
    if let Some(expiry) = found.expires_in {
        credentials["expiration"] = expiry.format_rfc3339_zulu().into();
    }
    json!({ "result": "credentials", "credentials": credentials })
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flat_map(Map::iter)
}
