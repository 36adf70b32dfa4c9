package main

import (
	"time"
	_ "unsafe" // for go:linkname
)

// The SDK's own hooks for its tests; it has none that are public.

//go:linkname withoutPauses github.com/aws/aws-sdk-go-v2/internal/sdk.TestingUseNopSleep
func withoutPauses() (restore func())

//go:linkname now github.com/aws/aws-sdk-go-v2/internal/sdk.NowTime
var now func() time.Time

// Pauses between attempts take no time.
func init() {
	withoutPauses()
}

// setClock makes it that time for the SDK; from then on it passes as it does.
func setClock(then time.Time) {
	ahead := time.Until(then)
	now = func() time.Time { return time.Now().Add(ahead) }
}
