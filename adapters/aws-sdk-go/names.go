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
	return sources[name]
}

// codeOf tells from the types in the chain of an error what it means, the most telling type first. Most
// errors of the SDK are plain texts; these have no code.
func codeOf(err error) string {
	switch token := as[*ssocreds.InvalidTokenError](err); {
	case token != nil && (*token).Err != nil:
		return "sso-token-load-failed"
	case token != nil:
		return "unauthorized-sso-token"
	case as[config.SharedConfigAssumeRoleError](err) != nil, as[config.CredentialRequiresARNError](err) != nil:
		return "invalid-config"
	case as[config.SharedConfigProfileNotExistError](err) != nil:
		return "profile-not-found"
	case as[config.SharedConfigLoadError](err) != nil:
		return "config-parse-error"
	case as[*processcreds.ProviderError](err) != nil:
		return "credential-retrieval-failed"
	case as[*json.SyntaxError](err) != nil:
		return "invalid-json"
	case as[*json.UnmarshalTypeError](err) != nil:
		return "invalid-type"
	case as[*time.ParseError](err) != nil:
		return "invalid-date"
	case as[smithy.APIError](err) != nil:
		return "service-error"
	case as[*smithy.DeserializationError](err) != nil:
		return "invalid-response"
	case as[*smithyhttp.RequestSendError](err) != nil:
		return "connection-failed"
	case as[smithy.InvalidParamsError](err) != nil, as[*smithy.InvalidParamsError](err) != nil:
		return "param-validation"
	case errors.Is(err, fs.ErrNotExist):
		return "file-not-found"
	case as[*fs.PathError](err) != nil:
		return "file-not-readable"
	}
	return ""
}

// as is the first error of that type in the chain, if there is one.
func as[T error](err error) *T {
	var target T
	if errors.As(err, &target) {
		return &target
	}
	return nil
}
