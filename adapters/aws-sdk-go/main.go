// Puts the AWS SDK for Go v2 under the suite: one JSON message per line, as spec/protocol.md describes it.
//
// The SDK is used as it comes. README.md tells the few places where this program reaches into it, and why.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Below the limit of the runner, so that waiting in vain is an answer of its own.
const patience = 8 * time.Second

type message struct {
	Type  string
	ID    string
	World world
	Keep  bool

	// Of a session that is asked again.
	Session string
	Elapsed int64
	Env     map[string]string
	Last    bool
}

type world struct {
	Home    string
	Env     map[string]string
	Gateway string
	MFA     []string
	Params  struct{ Session, Client *params }
}

type params struct {
	Profile, AccessKeyID, SecretAccessKey, SessionToken, AccountID, Region *string
}

type outcome struct {
	Result      string            `json:"result"`
	Credentials map[string]string `json:"credentials,omitempty"`
	Source      string            `json:"source,omitempty"`
	Code        string            `json:"code,omitempty"`
	Message     string            `json:"message,omitempty"`
	Reason      string            `json:"reason,omitempty"`
}

func main() {
	if os.Getenv(inner) == "" {
		watch()
		return
	}
	questions, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	// A credential_process inherits the standard input, and must not read the next question there.
	os.Stdin, _ = os.Open(os.DevNull)
	for {
		var question message
		if questions.Decode(&question) != nil {
			return
		}
		answers.Encode(answer(question))
	}
}

// Those that are asked again, by the id of the question that made them.
var sessions = map[string]*session{}

func answer(question message) any {
	switch question.Type {
	case "hello":
		return map[string]any{
			"type": "hello", "protocol": 1, "name": "aws-sdk-go", "version": aws.SDKVersion, "language": "Go",
			"capabilities": []string{
				"resolve", "session-params", "client-params", "error-codes", "source", "account-id", "expiration",
				"routes", "steps",
			},
		}
	case "resolve":
		session := &session{world: question.World, began: time.Now()}
		if question.Keep {
			sessions[question.ID] = session
		}
		enter(question.World)
		return reply(question, session.ask())
	case "again":
		session := sessions[question.Session]
		if question.Last {
			delete(sessions, question.Session)
		}
		setenv(question.Env)
		setClock(session.began.Add(time.Duration(question.Elapsed) * time.Millisecond))
		return reply(question, session.ask())
	}
	return reply(question, outcome{Result: "unsupported", Reason: "the SDK cannot be asked for " + question.Type})
}

func reply(question message, outcome outcome) any {
	return map[string]any{"type": "outcome", "id": question.ID, "outcome": outcome}
}

// enter makes this process what it would be if it had been started in the world.
func enter(world world) {
	setenv(world.Env)
	setClock(time.Now())
	if err := os.Chdir(world.Home); err != nil {
		panic(err)
	}
	// The SDK derives these from the home directory when the program starts.
	config.DefaultSharedConfigFiles = []string{config.DefaultSharedConfigFilename()}
	config.DefaultSharedCredentialsFiles = []string{config.DefaultSharedCredentialsFilename()}
}

func setenv(variables map[string]string) {
	os.Clearenv()
	for name, value := range variables {
		os.Setenv(name, value)
	}
}

// session is one world, and the provider of its credentials once there is one.
type session struct {
	world    world
	began    time.Time
	provider aws.CredentialsProvider
}

func (s *session) ask() outcome {
	if client := s.world.Params.Client; client != nil && client.Profile != nil {
		return outcome{Result: "unsupported", Reason: "a client of this SDK takes no profile"}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if s.provider == nil {
		provider, err := load(ctx, s.world)
		if err != nil {
			return failure(err)
		}
		s.provider = provider
	}
	creds, err := s.provider.Retrieve(ctx)
	if err != nil {
		return failure(err)
	}
	return outcome{Result: "credentials", Credentials: values(creds), Source: source(creds.Source)}
}

func load(ctx context.Context, world world) (aws.CredentialsProvider, error) {
	cfg, err := config.LoadDefaultConfig(ctx, options(world)...)
	if err != nil || world.Params.Client == nil {
		return cfg.Credentials, err
	}
	return sts.NewFromConfig(cfg, clientOptions(world.Params.Client)).Options().Credentials, nil
}

func options(world world) []func(*config.LoadOptions) error {
	client, watch := throughGateway(world.Gateway)
	prompt := typing(world.MFA)
	options := []func(*config.LoadOptions) error{
		config.WithHTTPClient(client),
		config.WithAPIOptions(watch),
		// The provider for containers does not take the HTTP client of the config.
		config.WithEndpointCredentialOptions(func(o *endpointcreds.Options) { o.HTTPClient = client }),
		config.WithAssumeRoleCredentialOptions(func(o *stscreds.AssumeRoleOptions) { o.TokenProvider = prompt }),
	}
	params := world.Params.Session
	if params == nil {
		return options
	}
	if params.Profile != nil {
		options = append(options, config.WithSharedConfigProfile(*params.Profile))
	}
	if params.Region != nil {
		options = append(options, config.WithRegion(*params.Region))
	}
	if keys := params.keys(); keys != nil {
		options = append(options, config.WithCredentialsProvider(keys))
	}
	return options
}

func clientOptions(params *params) func(*sts.Options) {
	return func(o *sts.Options) {
		if params.Region != nil {
			o.Region = *params.Region
		}
		if keys := params.keys(); keys != nil {
			o.Credentials = keys
		}
	}
}

// keys is what was given in code, if anything was.
func (p *params) keys() aws.CredentialsProvider {
	if p.AccessKeyID == nil && p.SecretAccessKey == nil && p.SessionToken == nil && p.AccountID == nil {
		return nil
	}
	return credentials.StaticCredentialsProvider{Value: aws.Credentials{
		AccessKeyID:     aws.ToString(p.AccessKeyID),
		SecretAccessKey: aws.ToString(p.SecretAccessKey),
		SessionToken:    aws.ToString(p.SessionToken),
		AccountID:       aws.ToString(p.AccountID),
	}}
}

// typing types the codes at the prompts for MFA; after them, there is nobody at the keyboard.
func typing(codes []string) func() (string, error) {
	return func() (string, error) {
		if len(codes) == 0 {
			return "", errors.New("nobody types at the prompt")
		}
		code := codes[0]
		codes = codes[1:]
		return code, nil
	}
}

func values(creds aws.Credentials) map[string]string {
	values := map[string]string{"accessKeyId": creds.AccessKeyID, "secretAccessKey": creds.SecretAccessKey}
	if creds.SessionToken != "" {
		values["sessionToken"] = creds.SessionToken
	}
	if creds.AccountID != "" {
		values["accountId"] = creds.AccountID
	}
	if creds.CanExpire {
		values["expiration"] = creds.Expires.UTC().Format(time.RFC3339)
	}
	return values
}

func failure(err error) outcome {
	message := err.Error()
	if len(message) > 4000 {
		message = message[:4000]
	}
	return outcome{Result: "error", Code: codeOf(err), Message: strings.ToValidUTF8(message, "\uFFFD")}
}
