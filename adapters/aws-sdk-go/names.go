package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/logincreds"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

var sources = map[string]string{
	credentials.StaticCredentialsName: "explicit",
	config.CredentialsSourceName:      "env",
	stscreds.ProviderName:             "assume-role",
	stscreds.WebIdentityProviderName:  "assume-role-with-web-identity",
	ssocreds.ProviderName:             "sso",
	logincreds.ProviderName:           "login",
	processcreds.ProviderName:         "custom-process",
	endpointcreds.ProviderName:        "container-role",
	ec2rolecreds.ProviderName:         "iam-role",
}

// source gives the SDK's name of a source as the suite spells it. For keys in a file it names the file.
func source(name string) string {
	if file, ok := strings.CutPrefix(name, "SharedConfigCredentials: "); ok {
		if file == config.DefaultSharedConfigFilename() || file == os.Getenv("AWS_CONFIG_FILE") {
			return "config-file"
		}
		return "shared-credentials-file"
	}
	if own, ok := sources[name]; ok {
		return own
	}
	return "unknown"
}

// codeOf tells from the types in the chain of an error what it means, the most telling type first. Most
// errors of the SDK are plain texts, which tell nothing.
func codeOf(err error) string {
	var token *ssocreds.InvalidTokenError
	switch {
	case errors.As(err, &token) && token.Err != nil:
		return "sso-token-load-failed"
	case token != nil:
		return "unauthorized-sso-token"
	case is[config.SharedConfigAssumeRoleError](err), is[config.CredentialRequiresARNError](err):
		return "invalid-config"
	case is[config.SharedConfigProfileNotExistError](err):
		return "profile-not-found"
	case is[config.SharedConfigLoadError](err):
		return "config-parse-error"
	case is[*time.ParseError](err):
		return "invalid-date"
	case is[*json.SyntaxError](err):
		return "invalid-json"
	case is[*json.UnmarshalTypeError](err):
		return "invalid-type"
	case asked(imds.ServiceID, err):
		return "metadata-retrieval-failed"
	case is[*processcreds.ProviderError](err):
		return "credential-retrieval-failed"
	case is[smithy.APIError](err):
		return "service-error"
	case is[*smithy.DeserializationError](err):
		return "invalid-response"
	case is[*smithyhttp.RequestSendError](err):
		return "connection-failed"
	case errors.Is(err, fs.ErrNotExist):
		return "file-not-found"
	case is[*fs.PathError](err):
		return "file-not-readable"
	}
	return "unknown"
}

// asked tells whether the error is one of asking that service, perhaps on behalf of another.
func asked(service string, err error) bool {
	var operation *smithy.OperationError
	for errors.As(err, &operation) {
		if operation.ServiceID == service {
			return true
		}
		err = operation.Err
	}
	return false
}

// is tells whether an error of that type is in the chain.
func is[T error](err error) bool {
	var target T
	return errors.As(err, &target)
}
