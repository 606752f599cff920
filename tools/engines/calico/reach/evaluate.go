package main

import (
	"fmt"
	"net"
	"strings"

	"github.com/projectcalico/calico/app-policy/checker"
	"github.com/projectcalico/calico/app-policy/policystore"
	"github.com/projectcalico/calico/felix/calc"
	"github.com/projectcalico/calico/felix/config"
	extdataplane "github.com/projectcalico/calico/felix/dataplane/external"
	"github.com/projectcalico/calico/felix/proto"
	"github.com/projectcalico/calico/felix/rules"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/api"
)

type flow struct {
	source, destination         net.IP
	sourcePort, destinationPort int
	protocol                    int
}

func (f flow) GetSourceIP() net.IP                { return f.source }
func (f flow) GetDestIP() net.IP                  { return f.destination }
func (f flow) GetSourcePort() int                 { return f.sourcePort }
func (f flow) GetDestPort() int                   { return f.destinationPort }
func (f flow) GetProtocol() int                   { return f.protocol }
func (f flow) GetHttpMethod() *string             { return nil }
func (f flow) GetHttpPath() *string               { return nil }
func (f flow) GetSourcePrincipal() *string        { return nil }
func (f flow) GetDestPrincipal() *string          { return nil }
func (f flow) GetSourceLabels() map[string]string { return nil }
func (f flow) GetDestLabels() map[string]string   { return nil }

// portSet completes the checker's question to a set of "ip,protocol:port": it asks for a port alone, and knows no SCTP.
type portSet struct {
	policystore.IPSet
	flow     *flow
	isSource bool
}

func (s portSet) Contains(string) bool {
	name := map[int]string{6: "tcp", 17: "udp", 132: "sctp"}[s.flow.protocol]
	address, port := s.flow.destination, s.flow.destinationPort
	if s.isSource {
		address, port = s.flow.source, s.flow.sourcePort
	}
	return s.IPSet.Contains(fmt.Sprintf("%s,%s:%d", address, name, port))
}

// loaded is what felix/calc made of a set of objects.
type loaded struct {
	*reader
	store     *policystore.PolicyStore
	workloads map[string]*proto.WorkloadEndpoint
	hosts     map[string]*proto.HostEndpoint
	flow      flow
	rules     []*proto.Rule
}

func load(question Question) *loaded {
	r := newReader(node)
	for _, object := range question.Objects {
		r.read(object)
	}
	r.builtIn()
	l := &loaded{
		reader:    r,
		store:     policystore.NewPolicyStore(),
		workloads: map[string]*proto.WorkloadEndpoint{},
		hosts:     map[string]*proto.HostEndpoint{},
	}
	l.calculate()
	l.complete()
	return l
}

func (l *loaded) calculate() {
	conf := config.New()
	conf.FelixHostname = node
	sequencer := calc.NewEventSequencer(conf)
	sequencer.Callback = func(message interface{}) {
		if host, ok := message.(*proto.HostEndpointUpdate); ok {
			l.hosts[host.Id.EndpointId] = host.Endpoint
		}
		if wrapped, err := extdataplane.WrapPayloadWithEnvelope(message, 0); err == nil {
			l.store.ProcessUpdate("per-host-policies", wrapped, false)
		}
	}
	graph := calc.NewCalculationGraph(sequencer, nil, conf, func() {})
	filter := calc.NewValidationFilter(graph, conf)
	for _, one := range l.updates {
		kvs := []*api.Update{{KVPair: *one.kv, UpdateType: api.UpdateTypeKVNew}}
		if one.processor != nil {
			processed, err := one.processor.Process(one.kv)
			if err != nil {
				l.problem("%v: %v", one.kv.Key, err)
				continue
			}
			kvs = nil
			for _, kv := range processed {
				kvs = append(kvs, &api.Update{KVPair: *kv, UpdateType: api.UpdateTypeKVNew})
			}
		}
		for _, kv := range kvs {
			if kv.Value != nil {
				filter.OnUpdates([]api.Update{*kv})
			}
		}
	}
	filter.OnStatusUpdated(api.InSync)
	graph.Flush()
	sequencer.Flush()
}

// complete makes the checker ask sets of ports as the data plane does, and collects all rules.
func (l *loaded) complete() {
	for _, policy := range l.store.PolicyByID {
		l.rules = append(append(l.rules, policy.InboundRules...), policy.OutboundRules...)
	}
	sources := map[string]bool{}
	for _, rule := range l.rules {
		for _, ids := range [][]string{rule.SrcNamedPortIpSetIds, rule.NotSrcNamedPortIpSetIds} {
			for i, id := range ids {
				ids[i] = "source " + id
				sources[id] = true
			}
		}
	}
	services := map[string]bool{}
	for _, rule := range l.rules {
		for _, id := range rule.DstIpPortSetIds {
			services[id] = true
		}
	}
	for id, set := range l.store.IPSetByID {
		if sources[id] {
			l.store.IPSetByID["source "+id] = portSet{set, &l.flow, true}
		}
	}
	for id, set := range l.store.IPSetByID {
		if strings.HasPrefix(id, "n:") || services[id] {
			l.store.IPSetByID[id] = portSet{set, &l.flow, false}
		}
	}
	for _, workload := range l.store.Endpoints {
		for _, text := range append(append([]string{}, workload.Ipv4Nets...), workload.Ipv6Nets...) {
			if ip, _, err := net.ParseCIDR(text); err == nil {
				l.workloads[ip.String()] = workload
			}
		}
	}
}

// A protocol of no probe: a rule with it matches nothing.
var noProtocol = &proto.Protocol{NumberOrName: &proto.Protocol_Number{Number: 254}}

// silence makes rules that the data plane does not have, or that are about other messages of ICMP, match nothing; it returns how to
// undo that.
func (l *loaded) silence(probe Probe, version uint8) func() {
	kept := map[*proto.Rule]*proto.Protocol{}
	for _, rule := range l.rules {
		if rules.FilterRuleToIPVersion(version, rule) == nil || !isOfMessage(rule, probe) {
			kept[rule] = rule.Protocol
			rule.Protocol = noProtocol
		}
	}
	return func() {
		for rule, protocol := range kept {
			rule.Protocol = protocol
		}
	}
}

func isOfMessage(rule *proto.Rule, probe Probe) bool {
	message := ICMP{Type: 8}
	if probe.Protocol == 58 {
		message.Type = 128
	}
	if probe.ICMP != nil {
		message = *probe.ICMP
	}
	switch wanted := rule.Icmp.(type) {
	case *proto.Rule_IcmpType:
		if int(wanted.IcmpType) != message.Type {
			return false
		}
	case *proto.Rule_IcmpTypeCode:
		if int(wanted.IcmpTypeCode.Type) != message.Type || int(wanted.IcmpTypeCode.Code) != message.Code {
			return false
		}
	}
	switch unwanted := rule.NotIcmp.(type) {
	case *proto.Rule_NotIcmpType:
		return int(unwanted.NotIcmpType) != message.Type
	case *proto.Rule_NotIcmpTypeCode:
		return int(unwanted.NotIcmpTypeCode.Type) != message.Type || int(unwanted.NotIcmpTypeCode.Code) != message.Code
	}
	return true
}

// subjects are the chains of one endpoint, as the checker takes them: normal, untracked, preDNAT, forward.
func (l *loaded) subjects(e endpoint) [4]*proto.WorkloadEndpoint {
	if host, ok := strings.CutPrefix(e.name, "host:"); ok {
		h := l.hosts[host]
		if h == nil {
			return [4]*proto.WorkloadEndpoint{}
		}
		of := func(tiers []*proto.TierInfo) *proto.WorkloadEndpoint { return &proto.WorkloadEndpoint{Tiers: tiers} }
		normal := of(h.Tiers)
		normal.ProfileIds = h.ProfileIds
		return [4]*proto.WorkloadEndpoint{normal, of(h.UntrackedTiers), of(h.PreDnatTiers), of(h.ForwardTiers)}
	}
	return [4]*proto.WorkloadEndpoint{l.workloads[e.ip.String()]}
}

func (l *loaded) answer(question Question) Answer {
	answer := Answer{Problems: append([]string{}, l.problems...), Edges: [][]int{}, Endpoints: []string{}}
	all := l.endpoints
	for _, text := range question.Externals {
		all = append(all, endpoint{text, net.ParseIP(text)})
	}
	only := map[string]bool{}
	for _, name := range question.Only {
		only[name] = true
	}
	var endpoints []endpoint
	for _, e := range all {
		if e.ip != nil && (len(only) == 0 || only[e.name]) {
			endpoints = append(endpoints, e)
			answer.Endpoints = append(answer.Endpoints, e.name)
		}
	}
	subjects := make([][4]*proto.WorkloadEndpoint, len(endpoints))
	for i, e := range endpoints {
		subjects[i] = l.subjects(e)
	}
	numbers := map[string]int{}
	number := func(trace string) int {
		if _, ok := numbers[trace]; !ok {
			numbers[trace] = len(answer.Traces)
			answer.Traces = append(answer.Traces, trace)
		}
		return numbers[trace]
	}
	ask := func(direction rules.RuleDir, subject *proto.WorkloadEndpoint) int {
		if subject == nil {
			return -1
		}
		isAllowed, trace := l.verdict(direction, subject)
		if isAllowed {
			return 2*number(trace) + 1
		}
		return 2 * number(trace)
	}
	for p, probe := range question.Probes {
		versions := map[uint8]bool{}
		for _, e := range endpoints {
			versions[versionOf(e.ip)] = true
		}
		for version := range versions {
			undo := l.silence(probe, version)
			for i, from := range endpoints {
				for j, to := range endpoints {
					if i == j || versionOf(from.ip) != version || versionOf(to.ip) != version {
						continue
					}
					l.flow = flow{from.ip, to.ip, sourcePort(probe), probe.Port, probe.Protocol}
					out, in := rules.RuleDirEgress, rules.RuleDirIngress
					answer.Edges = append(answer.Edges, []int{i, j, p,
						ask(out, subjects[i][0]), ask(out, subjects[i][1]), ask(out, subjects[i][3]),
						ask(in, subjects[j][0]), ask(in, subjects[j][1]), ask(in, subjects[j][2]), ask(in, subjects[j][3]),
					})
				}
			}
			undo()
		}
	}
	return answer
}

func sourcePort(probe Probe) int {
	if probe.SourcePort == 0 {
		return 40000
	}
	return probe.SourcePort
}

func versionOf(ip net.IP) uint8 {
	if ip.To4() != nil {
		return 4
	}
	return 6
}

func (l *loaded) verdict(direction rules.RuleDir, subject *proto.WorkloadEndpoint) (bool, string) {
	trace := checker.Evaluate(direction, l.store, subject, l.flow)
	texts := make([]string, len(trace))
	for i, t := range trace {
		texts[i] = fmt.Sprintf("%s|%s|%s|%d|%v", t.Tier, t.Namespace, t.Name, t.Index, t.Action)
	}
	isAllowed := len(trace) > 0 && trace[len(trace)-1].Action == rules.RuleActionAllow
	return isAllowed, strings.Join(texts, " > ")
}
