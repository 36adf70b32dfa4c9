//! What the SDK says, in the words of the protocol.
use std::error::Error;
use std::fmt::Display;
use std::io;
use std::iter::successors;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_signin::operation::create_o_auth2_token::CreateOAuth2TokenError;
use aws_sdk_signin::types::OAuth2ErrorCode;
use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
use aws_sdk_sts::error::ProvideErrorMetadata;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::date_time::{DateTime, Format};
use aws_smithy_types::error::display::DisplayErrorContext;
use serde_json::{Value, json};
use tokio::task::JoinError;

/// Some errors quote the whole answer of a service.
const MESSAGE_LIMIT: usize = 4000;

pub fn unsupported(reason: &str) -> Value {
    json!({ "result": "unsupported", "reason": reason })
}

pub fn success(found: &Credentials) -> Value {
    let mut credentials = json!({
        "accessKeyId": found.access_key_id(),
        "secretAccessKey": found.secret_access_key(),
    });
    if let Some(token) = found.session_token() {
        credentials["sessionToken"] = token.into();
    }
    if let Some(account_id) = found.account_id() {
        credentials["accountId"] = account_id.as_str().into();
    }
    if let Some(expiry) = found.expiry() {
        let expiry = DateTime::from(expiry);
        // A time that RFC 3339 cannot tell is told in seconds.
        let text = expiry.fmt(Format::DateTime).unwrap_or_else(|_| expiry.secs().to_string());
        credentials["expiration"] = text.into();
    }
    json!({ "result": "credentials", "credentials": credentials, "source": source(found) })
}

/// The SDK tells the name of a provider where it describes credentials for debugging, and not which of the
/// two files a profile is from.
fn source(found: &Credentials) -> &'static str {
    let description = format!("{found:?}");
    let (_, rest) = description.split_once("provider_name: \"").unwrap_or_default();
    match rest.split('"').next().unwrap_or_default() {
        "EnvironmentVariable" => "env",
        "AssumeRoleProvider" => "assume-role",
        "WebIdentityToken" => "assume-role-with-web-identity",
        "SSO" => "sso",
        "Login" => "login",
        "CredentialProcess" => "custom-process",
        "EcsContainer" => "container-role",
        "IMDSv2" => "iam-role",
        _ => "unknown",
    }
}

pub fn failure(error: &CredentialsError) -> Value {
    if let CredentialsError::CredentialsNotLoaded(_) = error {
        return json!({ "result": "none" });
    }
    let code = code(error).unwrap_or("unknown");
    failed(code, &DisplayErrorContext(error))
}

pub fn panicked(panic: &JoinError) -> Value {
    failed("unknown", panic)
}

fn failed(code: &str, message: &impl Display) -> Value {
    let message: String = message.to_string().chars().take(MESSAGE_LIMIT).collect();
    json!({ "result": "error", "code": code, "message": message })
}

type Cause<'a> = &'a (dyn Error + 'static);

fn causes(error: &CredentialsError) -> impl Iterator<Item = Cause<'_>> {
    successors(Some(error as Cause), |cause| (*cause).source())
}

/// Tells only what types tell: most errors are a `CredentialsError` around a text, or of a private type.
fn code(error: &CredentialsError) -> Option<&'static str> {
    let not_loaded = |cause: Cause| {
        let provider = cause.downcast_ref();
        matches!(provider, Some(CredentialsError::CredentialsNotLoaded(_)))
    };
    if causes(error).any(not_loaded) {
        return Some("credential-retrieval-failed");
    }
    file_error(error)
        .or_else(|| causes(error).find_map(connection_error))
        .or_else(|| causes(error).find_map(service_error))
}

/// Only of a file that a provider hands on as it is: what it makes of others has a type of its own.
fn file_error(error: &CredentialsError) -> Option<&'static str> {
    let cause = causes(error).find(|cause| !cause.is::<CredentialsError>())?;
    Some(match cause.downcast_ref::<io::Error>()?.kind() {
        io::ErrorKind::NotFound => "file-not-found",
        _ => "file-not-readable",
    })
}

fn connection_error(cause: Cause) -> Option<&'static str> {
    let error = cause.downcast_ref::<ConnectorError>()?;
    (error.is_io() || error.is_timeout()).then_some("connection-failed")
}

fn service_error(cause: Cause) -> Option<&'static str> {
    if let Some(GetRoleCredentialsError::UnauthorizedException(_)) = cause.downcast_ref() {
        return Some("unauthorized-sso-token");
    }
    if let Some(CreateOAuth2TokenError::AccessDeniedException(denied)) = cause.downcast_ref() {
        return Some(match denied.error {
            OAuth2ErrorCode::TokenExpired | OAuth2ErrorCode::UserCredentialsChanged => {
                "login-refresh-required"
            }
            OAuth2ErrorCode::InsufficientPermissions => "login-insufficient-permissions",
            _ => "login-failed",
        });
    }
    // Without a code it may be anything that the SDK cannot read.
    let code = cause
        .downcast_ref::<AssumeRoleError>()
        .map(ProvideErrorMetadata::code)
        .or_else(|| Some(cause.downcast_ref::<AssumeRoleWithWebIdentityError>()?.code()))
        .or_else(|| Some(cause.downcast_ref::<GetRoleCredentialsError>()?.code()))
        .or_else(|| Some(cause.downcast_ref::<CreateOAuth2TokenError>()?.code()));
    code.flatten().map(|_| "service-error")
}
