package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
)

// The variable that tells the process that asks the SDK from the one that watches it.
const inner = "CREDCHAIN_SHIM"

type process struct {
	*exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// watch hands each question to another process, and the answer back. The SDK asks its providers in
// goroutines of its own, where a panic cannot be caught: it ends that process, and this one says so.
func watch() {
	questions := bufio.NewReader(os.Stdin)
	var asked *process
	for {
		question, err := questions.ReadBytes('\n')
		if err != nil {
			return
		}
		if asked == nil {
			asked = start()
		}
		asked.in.Write(question)
		answer, err := asked.out.ReadBytes('\n')
		if err != nil {
			asked.Wait()
			asked, answer = nil, died(question)
		}
		os.Stdout.Write(answer)
	}
}

func start() *process {
	path, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(path)
	cmd.Env = append(os.Environ(), inner+"=1")
	cmd.Stderr = os.Stderr
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		panic(err)
	}
	return &process{cmd, in, bufio.NewReader(out)}
}

// died is an error without a code: the code unknown would do for every error that is expected.
func died(question []byte) []byte {
	var message message
	json.Unmarshal(question, &message)
	line, _ := json.Marshal(reply(message, outcome{Result: "error", Message: "the program panicked"}))
	return append(line, '\n')
}
