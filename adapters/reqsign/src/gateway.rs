//! An HTTP client that makes each connection to the gateway of the world, whatever its address.
use std::time::Duration;

use bytes::Bytes;
use http::uri::Scheme;
use http::{HeaderValue, Request, Response, Uri};
use reqsign_core::{Error, HttpSend, Result};
use reqsign_http_send_reqwest::ReqwestHttpSend;
use reqwest::{Client, Proxy};

/// Longer than any answer of a case takes, and shorter than the runner waits: reqsign itself waits for ever.
const PATIENCE: Duration = Duration::from_secs(4);

/// To reqwest, which is below, the gateway is a proxy.
#[derive(Debug)]
pub struct Gateway(ReqwestHttpSend);

impl Gateway {
    pub fn at(address: &str) -> reqwest::Result<Self> {
        let client = Client::builder().proxy(Proxy::http(address)?).timeout(PATIENCE).build()?;
        Ok(Self(ReqwestHttpSend::new(client)))
    }
}

impl HttpSend for Gateway {
    async fn http_send(&self, mut request: Request<Bytes>) -> Result<Response<Bytes>> {
        let failed = || Error::unexpected("failed to send HTTP request");
        let mut parts = request.uri().clone().into_parts();
        if parts.scheme == Some(Scheme::HTTPS) {
            // The gateway has no certificate for every host: it is told what would have been encrypted.
            parts.scheme = Some(Scheme::HTTP);
            let https = HeaderValue::from_static("https");
            request.headers_mut().insert("x-forwarded-proto", https);
        }
        // A proxy is told of the user in an address, which a service is not.
        if let Some((_, host)) =
            parts.authority.as_ref().and_then(|all| all.as_str().rsplit_once('@'))
        {
            parts.authority = Some(host.parse().map_err(|_| failed())?);
        }
        *request.uri_mut() = Uri::from_parts(parts).map_err(|_| failed())?;
        let response = self.0.http_send(request).await?;
        // The gateway cannot refuse a connection: an answer can stand for one that was not made.
        match response.headers().contains_key("x-credchain-abort") {
            true => Err(failed()),
            false => Ok(response),
        }
    }
}
