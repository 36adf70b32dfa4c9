// Puts the credentials of minio-go under the suite: one JSON message per line, as spec/protocol.md
// describes it. README.md tells how its chain is put together, and what it cannot show.
package main

import (
	"context"
	"encoding/json"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/minio/minio-go/v7/pkg/credentials"
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
	Params  struct{ Session, Client *givenInCode }
}

type givenInCode struct {
	Profile, AccessKeyID, SecretAccessKey, SessionToken, AccountID, Region *string
}

type outcome struct {
	Result      string            `json:"result"`
	Credentials map[string]string `json:"credentials,omitzero"`
	Message     string            `json:"message,omitempty"`
	Reason      string            `json:"reason,omitempty"`
}

func main() {
	questions, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
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
			"type": "hello", "protocol": 1, "name": "minio-go", "version": version(), "language": "Go",
			"capabilities": []string{"resolve", "session-params", "none", "expiration", "routes", "steps"},
		}
	case "resolve":
		setenv(question.World.Env)
		if err := os.Chdir(question.World.Home); err != nil {
			panic(err)
		}
		if reason := cannotAsk(question.World); reason != "" {
			return reply(question, outcome{Result: "unsupported", Reason: reason})
		}
		session := newSession(question.World)
		if question.Keep {
			sessions[question.ID] = session
		}
		return reply(question, session.ask())
	case "again":
		session := sessions[question.Session]
		if question.Last {
			delete(sessions, question.Session)
		}
		setenv(question.Env)
		session.ahead = time.Duration(question.Elapsed) * time.Millisecond
		return reply(question, session.ask())
	}
	return reply(question, outcome{Result: "unsupported", Reason: "it cannot be asked for " + question.Type})
}

func reply(question message, outcome outcome) any {
	return map[string]any{"type": "outcome", "id": question.ID, "outcome": outcome}
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/minio/minio-go/v7" {
			return strings.TrimPrefix(module.Version, "v")
		}
	}
	return "unknown"
}

func setenv(variables map[string]string) {
	os.Clearenv()
	for name, value := range variables {
		os.Setenv(name, value)
	}
}

func cannotAsk(world world) string {
	if params := world.Params.Session; params != nil && params.AccountID != nil {
		return "credentials of minio-go have no account id"
	}
	return ""
}

// session is the credentials of one world. They are found when they are asked for.
type session struct {
	ahead       time.Duration
	gateway     string
	credentials *credentials.Credentials
}

func newSession(world world) *session {
	s := &session{gateway: world.Gateway}
	params := world.Params.Session
	if params == nil {
		params = &givenInCode{}
	}
	if params.AccessKeyID != nil || params.SecretAccessKey != nil || params.SessionToken != nil {
		s.credentials = credentials.NewStaticV4(
			text(params.AccessKeyID), text(params.SecretAccessKey), text(params.SessionToken))
		return s
	}
	clock := credentials.Expiry{CurrentTime: func() time.Time { return time.Now().Add(s.ahead) }}
	s.credentials = credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvAWS{},
		&credentials.FileAWSCredentials{Expiry: clock, Profile: text(params.Profile)},
		&credentials.IAM{Expiry: clock, Region: text(params.Region)},
	})
	return s
}

func (s *session) ask() outcome {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	value, err := s.credentials.GetWithContext(&credentials.CredContext{Client: throughGateway(s.gateway), Context: ctx})
	if err != nil {
		return outcome{Result: "error", Message: err.Error()}
	}
	// So a client tells that it has nothing to sign with.
	if value.SignerType.IsAnonymous() {
		return outcome{Result: "none"}
	}
	values := map[string]string{}
	for name, text := range map[string]string{
		"accessKeyId":     value.AccessKeyID,
		"secretAccessKey": value.SecretAccessKey,
		"sessionToken":    value.SessionToken,
	} {
		if text != "" {
			values[name] = text
		}
	}
	if !value.Expiration.IsZero() {
		values["expiration"] = value.Expiration.UTC().Format(time.RFC3339)
	}
	return outcome{Result: "credentials", Credentials: values}
}

func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}
