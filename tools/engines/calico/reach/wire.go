package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/sirupsen/logrus"
)

// WireSetup is the first line that "reach wire" reads: what is there for as long as it runs.
type WireSetup struct {
	// Etcd and Felix are paths of the programs.
	Etcd  string `json:"etcd"`
	Felix string `json:"felix"`
	// Folder is for etcd's data, and what Felix says.
	Folder string `json:"folder"`
	// DataPlanes are "nftables", "iptables": each has nodes of its own, with a Felix each.
	DataPlanes []string `json:"dataPlanes"`
	Nodes      []struct {
		Name string `json:"name"`
		// Addresses are one of each family.
		Addresses []string `json:"addresses"`
	} `json:"nodes"`
}

// WireQuestion is a set of objects, and packets that are sent under it.
type WireQuestion struct {
	Objects []json.RawMessage `json:"objects"`
	// Externals are addresses of the world, which is beyond all nodes.
	Externals []string `json:"externals"`
	// Addresses are those of nodes, by name, where they are others than the set-up says; the other family's stays.
	Addresses map[string]string `json:"addresses"`
	// Rules are tables of nftables beside Felix', for all nodes: what kube-proxy would have there.
	Rules  string       `json:"rules"`
	Probes []WirePacket `json:"probes"`
}

// WirePacket is one packet. Places are "world", names of nodes, and "namespace/pod".
type WirePacket struct {
	From          string `json:"from"`
	To            string `json:"to"`
	SourceAddress string `json:"sourceAddress"`
	Address       string `json:"address"`
	Protocol      int    `json:"protocol"`
	SourcePort    int    `json:"sourcePort"`
	Port          int    `json:"port"`
}

// WireAnswer says for each data plane what became of the packets.
type WireAnswer struct {
	Problems []string              `json:"problems"`
	Results  map[string]WireResult `json:"results"`
	// Milliseconds until Felix had everything in place, and for the packets.
	SettleMs int64 `json:"settleMs"`
	ProbeMs  int64 `json:"probeMs"`
}

// WireResult has one entry for each packet.
type WireResult struct {
	// SeenAs is the sender's address as the receiver saw it; empty: it did not arrive.
	SeenAs []string `json:"seenAs"`
	// Answered is whether the sender got a reply.
	Answered []bool `json:"answered"`
}

// wire makes nodes and pods as network namespaces, has real Felix enforce what it is told, and sends real packets. Whoever starts it gives
// it PID, mount and network namespaces of its own, so that nothing is left when it ends; it ends with its standard input.
func wire() error {
	logrus.SetLevel(logrus.ErrorLevel)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 64<<10), longestLine)
	answers := json.NewEncoder(os.Stdout)
	if !lines.Scan() {
		return fmt.Errorf("there is no set-up")
	}
	var setup WireSetup
	if err := json.Unmarshal(lines.Bytes(), &setup); err != nil {
		return fmt.Errorf("the set-up cannot be read: %w", err)
	}
	own, err := manager()
	if err != nil {
		return err
	}
	feed, err := newFeed(setup)
	if err != nil {
		return err
	}
	var planes []*plane
	for _, name := range setup.DataPlanes {
		one, err := newPlane(name, len(planes), setup, own)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		planes = append(planes, one)
	}
	if err := answers.Encode(map[string]bool{"ready": true}); err != nil {
		return err
	}
	questions := make(chan []byte)
	go func() {
		for lines.Scan() {
			questions <- bytes.Clone(lines.Bytes())
		}
		// Nobody waits for an answer any more, not even for one that is on its way.
		os.Exit(0)
	}()
	for text := range questions {
		var question WireQuestion
		if err := json.Unmarshal(text, &question); err != nil {
			return fmt.Errorf("a question cannot be read: %w", err)
		}
		answer, err := ask(question, feed, planes)
		if err != nil {
			return err
		}
		if err := answers.Encode(answer); err != nil {
			return err
		}
	}
	return nil
}

func ask(question WireQuestion, feed *feed, planes []*plane) (*WireAnswer, error) {
	r := newReader("")
	for _, object := range question.Objects {
		r.read(object)
	}
	r.builtIn()
	wanted := feed.values(r)
	answer := &WireAnswer{Problems: append([]string{}, r.problems...), Results: map[string]WireResult{}}
	watch := stopwatch()
	if err := each(planes, func(one *plane) error { return one.prepare(wanted.pods, question) }); err != nil {
		return nil, err
	}
	// What comes of this first mark may be put in place in several steps; at the second all of it is.
	feed.become(wanted)
	for range 2 {
		mark := feed.mark(planes)
		if err := each(planes, func(one *plane) error { return one.settled(mark, wanted.pods) }); err != nil {
			return nil, err
		}
	}
	answer.SettleMs = watch()
	watch = stopwatch()
	var lock sync.Mutex
	err := each(planes, func(one *plane) error {
		result, err := one.send(question.Probes)
		lock.Lock()
		defer lock.Unlock()
		answer.Results[one.name] = result
		return err
	})
	answer.ProbeMs = watch()
	return answer, err
}
