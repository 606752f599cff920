// Command reach asks Calico's own policy code who may talk to whom.
//
// Objects of Kubernetes and Calico go through libcalico-go's validator, converters and syncer processors into felix/calc, the part of
// Felix that works out which policies and IP sets each endpoint has; app-policy/checker, which is Calico's too, evaluates them. What the
// checker leaves to the data plane (the types of ICMP, families of IP, named ports) is completed in evaluate.go, with Felix' own
// FilterRuleToIPVersion where there is one.
//
// It reads one question per line (JSON) and writes one answer per line (JSON), in the same order.
//
// "reach wire" asks real Felix by real packets instead: wire.go.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/sirupsen/logrus"
)

// Question is a set of objects, and what is to be tried between its endpoints.
type Question struct {
	Objects []json.RawMessage `json:"objects"`
	// Externals are addresses of nobody.
	Externals []string `json:"externals"`
	Probes    []Probe  `json:"probes"`
	// Only limits the endpoints that are tried, by their names; none: all.
	Only []string `json:"only"`
}

// Probe is one kind of packet.
type Probe struct {
	Protocol   int   `json:"protocol"`
	Port       int   `json:"port"`
	SourcePort int   `json:"sourcePort"`
	ICMP       *ICMP `json:"icmp"`
}

// ICMP is a type and code of ICMP.
type ICMP struct {
	Type int `json:"type"`
	Code int `json:"code"`
}

// Answer is what Calico makes of a question.
type Answer struct {
	// Problems are objects that Calico refuses.
	Problems  []string `json:"problems"`
	Endpoints []string `json:"endpoints"`
	// Traces are texts "tier|namespace|policy|rule|action > …", the last decides.
	Traces []string `json:"traces"`
	// Edges are: from, to, probe; then for the sender's egress normal, untracked, forward, and the receiver's ingress normal,
	// untracked, preDNAT, forward: 2 * trace + (allowed ? 1 : 0), or -1 where there is no policy endpoint.
	Edges [][]int `json:"edges"`
	// LoadMs and EvaluateMs say how long felix/calc and the checker took.
	LoadMs     float64 `json:"loadMs"`
	EvaluateMs float64 `json:"evaluateMs"`
}

const longestLine = 256 << 20

func main() {
	// Calico's packages log what they ignore; what matters is in the answer.
	logrus.SetLevel(logrus.PanicLevel)
	act := run
	if len(os.Args) > 1 && os.Args[1] == "wire" {
		act = wire
	}
	if err := act(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 64<<10), longestLine)
	answers := bufio.NewWriter(os.Stdout)
	encode := json.NewEncoder(answers)
	encode.SetEscapeHTML(false)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var question Question
		if err := json.Unmarshal(lines.Bytes(), &question); err != nil {
			return fmt.Errorf("a question cannot be read: %w", err)
		}
		begin := time.Now()
		loaded := load(question)
		loadMs := time.Since(begin)
		begin = time.Now()
		answer := loaded.answer(question)
		answer.LoadMs = loadMs.Seconds() * 1000
		answer.EvaluateMs = time.Since(begin).Seconds() * 1000
		if err := encode.Encode(answer); err != nil {
			return err
		}
		// Whoever asks may wait for the answer before the next question.
		if err := answers.Flush(); err != nil {
			return err
		}
	}
	return lines.Err()
}
