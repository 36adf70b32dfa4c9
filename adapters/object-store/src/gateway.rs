//! An HTTP client that makes each connection to the gateway of the world, whatever its address.
use std::io;

use http::uri::Scheme;
use http::{HeaderValue, Uri};
use object_store::client::{
    ClientConfigKey, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest,
    HttpResponse, HttpService, ReqwestConnector,
};
use object_store::{ClientOptions, Result};

/// Makes the clients of object_store, to which the gateway is a proxy.
#[derive(Debug)]
pub struct Gateway(pub String);

impl HttpConnector for Gateway {
    fn connect(&self, options: &ClientOptions) -> Result<HttpClient> {
        let plain = options.get_config_value(&ClientConfigKey::AllowHttp);
        let through = options.clone().with_proxy_url(&self.0).with_allow_http(true);
        Ok(HttpClient::new(Unencrypted {
            plain: plain.as_deref() == Some("true"),
            inner: ReqwestConnector::default().connect(&through)?,
        }))
    }
}

/// The gateway has no certificate for every host: it is told what would have been encrypted.
#[derive(Debug)]
struct Unencrypted {
    /// Whether what is not encrypted may be sent at all.
    plain: bool,
    inner: HttpClient,
}

#[async_trait::async_trait]
impl HttpService for Unencrypted {
    async fn call(&self, mut request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let encrypted = request.uri().scheme() == Some(&Scheme::HTTPS);
        if encrypted {
            let mut parts = request.uri().clone().into_parts();
            parts.scheme = Some(Scheme::HTTP);
            *request.uri_mut() =
                Uri::from_parts(parts).map_err(|e| failed(HttpErrorKind::Unknown, e))?;
            let https = HeaderValue::from_static("https");
            request.headers_mut().insert("x-forwarded-proto", https);
        } else if !self.plain {
            return Err(failed(
                HttpErrorKind::Unknown,
                io::Error::other("the scheme is not https"),
            ));
        }
        let response = self.inner.execute(request).await?;
        // The gateway cannot refuse a connection: an answer can stand for one that was not made.
        let reason = match response.headers().get("x-credchain-abort") {
            None => return Ok(response),
            Some(reason) if reason == "refuse" => io::ErrorKind::ConnectionRefused,
            Some(_) => io::ErrorKind::TimedOut,
        };
        // As HttpError makes it of the error that reqwest has for each of them.
        let kind = match reason {
            io::ErrorKind::TimedOut => HttpErrorKind::Timeout,
            _ => HttpErrorKind::Connect,
        };
        Err(failed(kind, io::Error::from(reason)))
    }
}

fn failed(kind: HttpErrorKind, error: impl std::error::Error + Send + Sync + 'static) -> HttpError {
    HttpError::new(kind, error)
}
