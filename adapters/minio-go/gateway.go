package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"syscall"
)

// Nothing asks a name server: names of the hosts file are all that there are.
func init() {
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: refuse}
	http.DefaultTransport.(*http.Transport).DialContext = refuse
}

func refuse(context.Context, string, string) (net.Conn, error) {
	return nil, errors.New("no connection leaves the world")
}

// throughGateway makes a client like http.DefaultClient, whose connections all lead to the gateway. This
// is below HTTP, so that addresses, headers, and errors are those of minio-go.
func throughGateway(gateway string) *http.Client {
	address, err := url.Parse(gateway)
	if err != nil || address.Host == "" {
		panic("no gateway")
	}
	toGateway := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", address.Host)
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = nil
	transport.DialContext = toGateway
	// Not encrypted, for the gateway has no certificate for every host.
	transport.DialTLSContext = toGateway
	transport.DisableKeepAlives = true
	return &http.Client{Transport: roundTripper{transport}}
}

type roundTripper struct{ *http.Transport }

// RoundTrip says what would have been encrypted. An answer can stand for a connection that was not made:
// the gateway itself cannot refuse one.
func (t roundTripper) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Scheme == "https" {
		request = request.Clone(request.Context())
		request.Header.Set("X-Forwarded-Proto", "https")
	}
	response, err := t.Transport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	switch response.Header.Get("X-Credchain-Abort") {
	case "refuse":
		err = syscall.ECONNREFUSED
	case "unreachable":
		err = syscall.ETIMEDOUT
	default:
		return response, nil
	}
	response.Body.Close()
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
}
