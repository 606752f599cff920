package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"time"
)

// felix is a running Felix, and what it said of endpoints.
type felix struct {
	lock  sync.Mutex
	state map[string]string
	ended error
	tail  []string
	said  chan struct{}
}

var statusLine = regexp.MustCompile(`(Reporting combined status|Reporting endpoint removed)\..*WorkloadId:"([^"]+)"(?:.*status="?(\w+)"?)?`)

// Felix may end and ask to be started again when its configuration changes; here nothing changes it.
func startFelix(setup WireSetup, dataPlane string, at *place, manager net.IP) (*felix, error) {
	f := &felix{state: map[string]string{}, said: make(chan struct{}, 1)}
	log, err := os.Create(fmt.Sprintf("%s/felix-%s-%s.log", setup.Folder, dataPlane, at.name))
	if err != nil {
		return nil, err
	}
	command := exec.Command(setup.Felix)
	command.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + setup.Folder}, felixEnvironment(dataPlane, at.name, manager)...)
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	command.Stderr = command.Stdout
	if _, err := inside(at.ns, func() (struct{}, error) { return struct{}{}, command.Start() }); err != nil {
		return nil, err
	}
	go func() {
		defer log.Close()
		lines := bufio.NewScanner(out)
		lines.Buffer(make([]byte, 0, 64<<10), longestLine)
		for lines.Scan() {
			fmt.Fprintln(log, lines.Text())
			f.hear(lines.Text())
		}
		err := command.Wait()
		f.lock.Lock()
		f.ended = fmt.Errorf("felix on %s ended: %v", at.name, err)
		f.lock.Unlock()
		f.wake()
	}()
	return f, nil
}

func felixEnvironment(dataPlane, name string, manager net.IP) []string {
	nftables := map[string]string{"nftables": "Enabled", "iptables": "Disabled"}[dataPlane]
	values := map[string]string{
		"FELIXHOSTNAME": name, "TYPHAADDR": fmt.Sprintf("%s:%d", manager, typhaPort), "NFTABLESMODE": nftables,
		// As the operator's manifests have it: what a pod sends to its own node is accepted after the pod's own policies.
		"DEFAULTENDPOINTTOHOSTACTION": "ACCEPT",
		// A build without C has no part of the clean-up of load balancers at connect time, and dies of it.
		"DebugSkipCTLBCleanup": "true", "BPFCONNECTTIMELOADBALANCING": "Disabled", "BPFENABLED": "false", "XDPENABLED": "false", "GENERICXDPENABLED": "false",
		"IPV6SUPPORT": "true", "VXLANENABLED": "false", "IPINIPENABLED": "false", "WIREGUARDENABLED": "false", "FLOATINGIPS": "Disabled",
		"REMOVEEXTERNALROUTES": "false", "USAGEREPORTINGENABLED": "false", "HEALTHENABLED": "false", "ENDPOINTSTATUSPATHPREFIX": "none",
		// What it says of endpoints at this level is how one knows that it is done.
		"LOGSEVERITYSCREEN": "Info", "LOGSEVERITYSYS": "none", "LOGFILEPATH": "none", "DEBUGDISABLELOGDROPPING": "true",
	}
	all := []string{"DATASTORE_TYPE=etcdv3", fmt.Sprintf("ETCD_ENDPOINTS=http://%s:%d", manager, etcdPort)}
	for _, key := range sorted(values) {
		all = append(all, "FELIX_"+key+"="+values[key])
	}
	return all
}

// What Felix says before it ends, and how much of it is told.
var troubleLine = regexp.MustCompile(`\[(ERROR|FATAL|PANIC)\]|^panic:`)

const (
	lastTroubles   = 4
	longestTrouble = 1500
)

func (f *felix) hear(line string) {
	found := statusLine.FindStringSubmatch(line)
	f.lock.Lock()
	if found != nil {
		f.state[found[2]] = found[3]
	}
	if troubleLine.MatchString(line) {
		f.tail = append(f.tail, line[:min(len(line), longestTrouble)])
		if len(f.tail) > lastTroubles {
			f.tail = f.tail[1:]
		}
	}
	f.lock.Unlock()
	if found != nil {
		f.wake()
	}
}

func (f *felix) wake() {
	select {
	case f.said <- struct{}{}:
	default:
	}
}

// until waits until Felix has said that an endpoint is so.
func (f *felix) until(deadline time.Time, wanted map[string]string) error {
	for {
		f.lock.Lock()
		missing, ended, tail := "", f.ended, f.tail
		for id, state := range wanted {
			if said, known := f.state[id]; !known || (state != "" && said != state) {
				missing = fmt.Sprintf("%s is %q instead of %q", id, said, state)
			}
		}
		f.lock.Unlock()
		if ended != nil {
			return fmt.Errorf("%w: %s", ended, strings.Join(tail, "\n"))
		}
		if missing == "" {
			return nil
		}
		wait := time.Until(deadline)
		if wait <= 0 {
			return fmt.Errorf("felix is not done: %s", missing)
		}
		select {
		case <-f.said:
		case <-time.After(min(wait, time.Second)):
		}
	}
}

// settled waits until every Felix has put in place what came before a mark, and has the pods up.
func (p *plane) settled(mark string, pods []podWire) error {
	deadline := time.Now().Add(30 * time.Second)
	for _, node := range p.nodes {
		wanted := map[string]string{mark: ""}
		for _, pod := range pods {
			if pod.node == node.name {
				wanted[pod.id] = "up"
			}
		}
		if err := node.felix.until(deadline, wanted); err != nil {
			return fmt.Errorf("%s: %w", node.name, err)
		}
	}
	return nil
}
