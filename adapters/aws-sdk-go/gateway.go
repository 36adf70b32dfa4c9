package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"syscall"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Nothing asks a name server: names of the hosts file are all that there are.
func init() {
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: refuse}
	http.DefaultTransport.(*http.Transport).DialContext = refuse
}

func refuse(context.Context, string, string) (net.Conn, error) {
	return nil, errors.New("no connection leaves the world")
}

// throughGateway makes the SDK's own client, whose connections all lead to the gateway, and what to do
// with each request that it sends. Both are below the SDK, so that addresses, headers, signatures,
// timeouts, and errors are its own.
//
// Clients of the SDK replace the DialContext of their copy of the transport, the one for instance
// metadata for example. What they keep is the proxy, and how encrypted connections are made.
func throughGateway(gateway string) (*awshttp.BuildableClient, []func(*middleware.Stack) error) {
	address, err := url.Parse(gateway)
	if err != nil || address.Host == "" {
		panic("no gateway")
	}
	client := awshttp.NewBuildableClient().WithTransportOptions(func(transport *http.Transport) {
		transport.Proxy = func(request *http.Request) (*url.URL, error) {
			if request.URL.Scheme == "https" {
				return nil, nil
			}
			return address, nil
		}
		// Not encrypted, for the gateway has no certificate for every host.
		transport.DialTLSContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", address.Host)
		}
	})
	return client, []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
		return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("Gateway", passGateway), middleware.After)
	}}
}

// passGateway says what would have been encrypted. An answer can stand for a connection that was not
// made: the gateway itself cannot refuse one.
func passGateway(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	if request, ok := in.Request.(*smithyhttp.Request); ok && request.URL.Scheme == "https" {
		request.Header.Set("X-Forwarded-Proto", "https")
	}
	out, metadata, err := next.HandleDeserialize(ctx, in)
	if response, ok := out.RawResponse.(*smithyhttp.Response); ok && err == nil {
		switch response.Header.Get("X-Credchain-Abort") {
		case "refuse":
			err = notConnected(syscall.ECONNREFUSED)
		case "unreachable":
			err = notConnected(syscall.ETIMEDOUT)
		}
	}
	return out, metadata, err
}

func notConnected(reason error) error {
	return &smithyhttp.RequestSendError{Err: &url.Error{Op: "Post", Err: &net.OpError{Op: "dial", Net: "tcp", Err: reason}}}
}
