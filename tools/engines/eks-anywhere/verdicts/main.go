// Command verdicts asks EKS Anywhere's own code about its objects: what `eksctl anywhere` checks of a file, what the webhooks of its
// controller say of creations and updates, what the vSphere provider checks before it asks vCenter for anything, and what its Cilium
// reconciler would do.
//
// It reads one question per line (JSON) and writes one verdict per line (JSON), in the same order. The program itself fails only where
// it cannot read or write. With the argument `privileges` it writes those that EKS Anywhere wants in vCenter instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/aws/eks-anywhere/pkg/config"
)

// Question is about the objects of one cluster.
type Question struct {
	// Objects as they are to be: exactly one Cluster among them.
	Objects []json.RawMessage `json:"objects"`
	// Old objects, where this is an update of them.
	Old []json.RawMessage `json:"old,omitempty"`
	// Created says that the objects come by `eksctl anywhere create cluster`, which marks them; else they are applied.
	ByCommand bool `json:"byCommand,omitempty"`
	// Tags that templates have in vCenter, by the templates' paths; without them nobody looks.
	Tags map[string][]string `json:"tags,omitempty"`
	// Releases of EKS Distro, by Kubernetes minor: what the release's bundle says.
	Releases map[string]string `json:"releases,omitempty"`
	// Cilium asks what the reconciler would do with a cluster whose Cilium is there, or is not.
	Cilium *CiliumQuestion `json:"cilium,omitempty"`
}

// CiliumQuestion says what the reconciler finds.
type CiliumQuestion struct {
	// Image of DaemonSet kube-system/cilium; "" where there is none.
	Image string `json:"image"`
}

// Verdict is what EKS Anywhere makes of a question.
type Verdict struct {
	// Refused has a line for each program that refuses, and its words.
	Refused []Refusal `json:"refused,omitempty"`
	// Cilium is there where it was asked for.
	Cilium *CiliumVerdict `json:"cilium,omitempty"`
}

// Refusal is who refuses what, and why.
type Refusal struct {
	// By is `schema`, `file`, `create`, `update` or `vsphere`.
	By   string `json:"by"`
	What string `json:"what"`
	Why  string `json:"why"`
}

// The objects of a cluster are a few kilobytes; certificates in them make more.
const longestLine = 4 << 20

func main() {
	tell := func() error { return run(os.Stdin, os.Stdout) }
	if len(os.Args) == 2 && os.Args[1] == "privileges" {
		tell = func() error { return privileges(os.Stdout) }
	}
	if err := tell(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in *os.File, out *os.File) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), longestLine)
	answers := bufio.NewWriter(out)
	encode := json.NewEncoder(answers)
	encode.SetEscapeHTML(false)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if err := encode.Encode(judge(lines.Bytes())); err != nil {
			return err
		}
		if err := answers.Flush(); err != nil {
			return err
		}
	}
	return lines.Err()
}

// privileges writes the privileges that EKS Anywhere looks for, by what they are for (JSON).
func privileges(out *os.File) error {
	lists := map[string][]string{}
	for role, text := range map[string]string{
		"global": config.VSphereGlobalPrivsFile,
		"user":   config.VSphereUserPrivsFile,
		"admin":  config.VSphereAdminPrivsFile,
	} {
		var list []string
		if err := json.Unmarshal([]byte(text), &list); err != nil {
			return err
		}
		lists[role] = list
	}
	return json.NewEncoder(out).Encode(lists)
}

func judge(line []byte) Verdict {
	var question Question
	if err := json.Unmarshal(line, &question); err != nil {
		return Verdict{Refused: []Refusal{{By: "schema", What: "question", Why: err.Error()}}}
	}
	now, refused := decodeAll(question.Objects)
	verdict := Verdict{Refused: refused}
	if len(refused) > 0 {
		return verdict
	}
	if len(question.Old) > 0 {
		old, wrong := decodeAll(question.Old)
		verdict.Refused = append(verdict.Refused, wrong...)
		verdict.Refused = append(verdict.Refused, updates(old, now)...)
	} else {
		verdict.Refused = append(verdict.Refused, file(question.Objects)...)
		verdict.Refused = append(verdict.Refused, creations(now, question.ByCommand)...)
		verdict.Refused = append(verdict.Refused, vsphereChecks(question)...)
	}
	if question.Cilium != nil {
		verdict.Cilium = ciliumVerdict(question.Objects, *question.Cilium)
	}
	return verdict
}
