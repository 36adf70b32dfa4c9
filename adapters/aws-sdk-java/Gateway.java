import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import sun.net.www.http.HttpClient;

/** Where every connection goes. It is below the SDK, so addresses, headers and signatures are its own. */
final class Gateway extends URLStreamHandler {
  private final boolean encrypted;
  private final URI gateway;

  private Gateway(boolean encrypted, URI gateway) {
    this.encrypted = encrypted;
    this.gateway = gateway;
  }

  static void enter(URI gateway) {
    URL.setURLStreamHandlerFactory(
        scheme -> scheme.matches("https?") ? new Gateway(scheme.equals("https"), gateway) : null);
  }

  @Override
  protected int getDefaultPort() {
    return encrypted ? 443 : 80;
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    int port = url.getPort() == getDefaultPort() ? -1 : url.getPort();
    URL plain = new URL("http", url.getHost(), port, url.getFile());
    HttpURLConnection connection = new Connection(plain, gateway);
    // Not encrypted, for the gateway has no certificate for every host.
    if (encrypted) connection.setRequestProperty("X-Forwarded-Proto", "https");
    return connection;
  }

  @Override
  protected URLConnection openConnection(URL url, Proxy ignored) throws IOException {
    return openConnection(url);
  }
}

final class Connection extends sun.net.www.protocol.http.HttpURLConnection {
  private final URI gateway;

  Connection(URL url, URI gateway) throws IOException {
    super(url, Proxy.NO_PROXY);
    this.gateway = gateway;
  }

  /** The request stays as it is; only the other end of the connection is another one. */
  @Override
  protected HttpClient getNewHttpClient(URL url, Proxy proxy, int connectTimeout, boolean useCache)
      throws IOException {
    URL other = new URL("http", gateway.getHost(), gateway.getPort(), url.getFile());
    return HttpClient.New(other, Proxy.NO_PROXY, connectTimeout, false, this);
  }

  @Override
  protected HttpClient getNewHttpClient(URL url, Proxy proxy, int connectTimeout) throws IOException {
    return getNewHttpClient(url, proxy, connectTimeout, false);
  }

  /** An answer can stand for a connection that was not made: the gateway itself cannot refuse one. */
  @Override
  public int getResponseCode() throws IOException {
    int status = super.getResponseCode();
    String abort = getHeaderField("x-credchain-abort");
    if ("refuse".equals(abort)) throw new ConnectException("Connection refused");
    if ("unreachable".equals(abort)) throw new SocketTimeoutException("Connect timed out");
    return status;
  }
}
