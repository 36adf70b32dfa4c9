//! An HTTP client that makes each connection to the gateway of the world, whatever its address.
use std::io::{Error, ErrorKind};

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::Connector;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use http::Uri;

/// The SDK's own client below, so that timeouts and errors are its own.
#[derive(Clone, Debug)]
pub struct Gateway(String);

impl Gateway {
    pub fn at(address: &str) -> Self {
        Self(address.trim_end_matches('/').to_owned())
    }
}

impl HttpClient for Gateway {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let connector = Connector::builder()
            .connector_settings(settings.clone())
            .sleep_impl(TokioSleep::new())
            .build_http();
        SharedHttpConnector::new(Detour {
            gateway: self.0.clone(),
            inner: SharedHttpConnector::new(connector),
        })
    }
}

#[derive(Debug)]
struct Detour {
    gateway: String,
    inner: SharedHttpConnector,
}

impl HttpConnector for Detour {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        if let Err(error) = self.redirect(&mut request) {
            return HttpConnectorFuture::ready(Err(error));
        }
        let inner = self.inner.clone();
        HttpConnectorFuture::new(async move {
            let response = inner.call(request).await?;
            // The gateway cannot refuse a connection: an answer can stand for one that was not made.
            match response.headers().get("x-credchain-abort") {
                Some("refuse") => Err(refused()),
                Some(_) => Err(ConnectorError::timeout("HTTP connect timeout".into())),
                None => Ok(response),
            }
        })
    }
}

impl Detour {
    fn redirect(&self, request: &mut HttpRequest) -> Result<(), ConnectorError> {
        let uri: Uri = request.uri().parse().map_err(|e| ConnectorError::user(Box::new(e)))?;
        let encrypted = match uri.scheme_str() {
            Some("http") => false,
            Some("https") => true,
            scheme => return Err(unsupported(scheme.unwrap_or_default())),
        };
        let headers = request.headers_mut();
        if encrypted {
            headers.insert("x-forwarded-proto", "https");
        }
        if !headers.contains_key("host") {
            headers.insert("host", host_header(&uri, encrypted));
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let detour = format!("{}{path}", self.gateway);
        request.set_uri(detour).map_err(|e| ConnectorError::user(e.into()))
    }
}

/// As hyper would write it: with the port, if it is not that of the scheme.
fn host_header(uri: &Uri, encrypted: bool) -> String {
    let host = uri.host().unwrap_or_default();
    match uri.port_u16() {
        Some(port) if port != if encrypted { 443 } else { 80 } => format!("{host}:{port}"),
        _ => host.to_owned(),
    }
}

/// As the SDK's own connector refuses a scheme, which the gateway would not see.
fn unsupported(scheme: &str) -> ConnectorError {
    ConnectorError::io(Error::other(format!("unsupported scheme {scheme}")).into())
}

fn refused() -> ConnectorError {
    ConnectorError::io(Error::from(ErrorKind::ConnectionRefused).into())
}
