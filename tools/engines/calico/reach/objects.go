package main

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"

	"github.com/google/uuid"
	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"
	corev1 "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	netv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	anp "sigs.k8s.io/network-policy-api/apis/v1alpha1"
	"sigs.k8s.io/yaml"

	"github.com/projectcalico/calico/libcalico-go/lib/backend/k8s/conversion"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/model"
	up "github.com/projectcalico/calico/libcalico-go/lib/backend/syncersv1/updateprocessors"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/watchersyncer"
	"github.com/projectcalico/calico/libcalico-go/lib/names"
	validator "github.com/projectcalico/calico/libcalico-go/lib/validator/v3"
)

// A question's endpoints are all of this node, so that one felix/calc sees all of their policies.
const node = "all"

type endpoint struct {
	name string
	ip   net.IP
}

// update is one key and value as a syncer hands it to Felix.
type update struct {
	processor watchersyncer.SyncerUpdateProcessor
	kv        *model.KVPair
}

// reader turns objects into updates.
type reader struct {
	// node is that of every endpoint; empty: each has its own.
	node       string
	converter  conversion.Converter
	processors map[string]watchersyncer.SyncerUpdateProcessor
	updates    []update
	endpoints  []endpoint
	tiers      map[string]bool
	problems   []string
}

func newReader(node string) *reader {
	return &reader{
		node:       node,
		converter:  conversion.NewConverter(),
		processors: map[string]watchersyncer.SyncerUpdateProcessor{},
		tiers:      map[string]bool{},
	}
}

func (r *reader) problem(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

func (r *reader) add(kind string, make func() watchersyncer.SyncerUpdateProcessor, kv *model.KVPair) {
	if r.processors[kind] == nil {
		r.processors[kind] = make()
	}
	r.updates = append(r.updates, update{r.processors[kind], kv})
}

func (r *reader) resource(kind string, make func() watchersyncer.SyncerUpdateProcessor, o metav1.Object) {
	key := model.ResourceKey{Kind: kind, Namespace: o.GetNamespace(), Name: o.GetName()}
	r.add(kind, make, &model.KVPair{Key: key, Value: o, Revision: "1"})
}

// converted adds what Calico made of an object of Kubernetes, and says what it could not convert.
func (r *reader) converted(id, kind string, make func() watchersyncer.SyncerUpdateProcessor, kv *model.KVPair, err error) {
	if err != nil {
		r.problem("%s: %v", id, err)
	}
	if kv != nil {
		r.add(kind, make, kv)
	}
}

func (r *reader) read(raw json.RawMessage) {
	var head struct {
		Kind, APIVersion string
		Metadata         struct{ Name, Namespace string }
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		r.problem("%v", err)
		return
	}
	id := head.Kind + "/" + head.Metadata.Namespace + "/" + head.Metadata.Name
	isCalico := strings.HasPrefix(head.APIVersion, "projectcalico.org/")
	known := r.kubernetes
	if isCalico {
		known = r.calico
	}
	decode := func(o metav1.Object) bool {
		if err := yaml.UnmarshalStrict(raw, o); err != nil {
			r.problem("%s: %v", id, err)
			return false
		}
		if o.GetUID() == "" { // the API server gives every object one
			o.SetUID(types.UID(uuid.NewSHA1(uuid.NameSpaceURL, []byte(id)).String()))
		}
		return true
	}
	if !known(head.Kind, id, decode) {
		r.problem("%s: of a kind that is not known here", id)
	}
}

func (r *reader) kubernetes(kind, id string, decode func(metav1.Object) bool) bool {
	switch kind {
	case "Namespace":
		if o := (&corev1.Namespace{}); decode(o) {
			kv, err := r.converter.NamespaceToProfile(o)
			r.converted(id, "Profile", up.NewProfileUpdateProcessor, kv, err)
		}
	case "ServiceAccount":
		if o := (&corev1.ServiceAccount{}); decode(o) {
			kv, err := r.converter.ServiceAccountToProfile(o)
			r.converted(id, "Profile", up.NewProfileUpdateProcessor, kv, err)
		}
	case "Pod":
		if o := (&corev1.Pod{}); decode(o) {
			r.pod(id, o)
		}
	case "Service":
		if o := (&corev1.Service{}); decode(o) {
			kv, err := r.converter.ServiceToKVP(o)
			r.unprocessed(id, kv, err)
		}
	case "EndpointSlice":
		if o := (&discovery.EndpointSlice{}); decode(o) {
			kv, err := r.converter.EndpointSliceToKVP(o)
			r.unprocessed(id, kv, err)
		}
	case "NetworkPolicy":
		if o := (&netv1.NetworkPolicy{}); decode(o) {
			kv, err := r.converter.K8sNetworkPolicyToCalico(o)
			r.converted(id, "KubernetesNetworkPolicy", up.NewNetworkPolicyUpdateProcessor, kv, err)
		}
	case "AdminNetworkPolicy":
		if o := (&anp.AdminNetworkPolicy{}); decode(o) {
			kv, err := r.converter.K8sAdminNetworkPolicyToCalico(o)
			r.converted(id, kind, up.NewGlobalNetworkPolicyUpdateProcessor, kv, err)
		}
	case "BaselineAdminNetworkPolicy":
		if o := (&anp.BaselineAdminNetworkPolicy{}); decode(o) {
			kv, err := r.converter.K8sBaselineAdminNetworkPolicyToCalico(o)
			r.converted(id, kind, up.NewGlobalNetworkPolicyUpdateProcessor, kv, err)
		}
	default:
		return false
	}
	return true
}

func (r *reader) unprocessed(id string, kv *model.KVPair, err error) {
	if err != nil {
		r.problem("%s: %v", id, err)
		return
	}
	r.updates = append(r.updates, update{nil, kv})
}

func (r *reader) pod(id string, o *corev1.Pod) {
	if r.node != "" {
		o.Spec.NodeName = r.node
	}
	if o.Spec.ServiceAccountName == "" {
		o.Spec.ServiceAccountName = "default"
	}
	kvs, err := r.converter.PodToWorkloadEndpoints(o)
	if err != nil {
		r.problem("%s: %v", id, err)
		return
	}
	for _, kv := range kvs {
		r.add("WorkloadEndpoint", up.NewWorkloadEndpointUpdateProcessor, kv)
	}
	r.endpoints = append(r.endpoints, endpoint{o.Namespace + "/" + o.Name, net.ParseIP(o.Status.PodIP)})
}

func (r *reader) calico(kind, id string, decode func(metav1.Object) bool) bool {
	switch kind {
	case "NetworkPolicy":
		if o := v3.NewNetworkPolicy(); decode(o) {
			o.Spec.Types = typesOf(o.Spec.Types, o.Spec.Ingress, o.Spec.Egress)
			if r.isValid(id, o) && r.named(id, o, o.Spec.Tier) {
				r.resource(kind, up.NewNetworkPolicyUpdateProcessor, o)
			}
		}
	case "GlobalNetworkPolicy":
		if o := v3.NewGlobalNetworkPolicy(); decode(o) {
			o.Spec.Types = typesOf(o.Spec.Types, o.Spec.Ingress, o.Spec.Egress)
			if r.isValid(id, o) && r.named(id, o, o.Spec.Tier) {
				r.resource(kind, up.NewGlobalNetworkPolicyUpdateProcessor, o)
			}
		}
	// What is staged is validated, and enforced by nobody.
	case "StagedNetworkPolicy":
		if o := v3.NewStagedNetworkPolicy(); decode(o) {
			r.isValid(id, o)
		}
	case "StagedGlobalNetworkPolicy":
		if o := v3.NewStagedGlobalNetworkPolicy(); decode(o) {
			r.isValid(id, o)
		}
	case "Tier":
		if o := v3.NewTier(); decode(o) && r.isValid(id, o) {
			r.tiers[o.Name] = true
			r.resource(kind, up.NewTierUpdateProcessor, o)
		}
	case "GlobalNetworkSet":
		if o := v3.NewGlobalNetworkSet(); decode(o) && r.isValid(id, o) {
			r.resource(kind, up.NewGlobalNetworkSetUpdateProcessor, o)
		}
	case "NetworkSet":
		if o := v3.NewNetworkSet(); decode(o) && r.isValid(id, o) {
			r.resource(kind, up.NewNetworkSetUpdateProcessor, o)
		}
	case "IPPool":
		if o := v3.NewIPPool(); decode(o) && r.isValid(id, o) {
			r.resource(kind, up.NewIPPoolUpdateProcessor, o)
		}
	case "HostEndpoint":
		if o := v3.NewHostEndpoint(); decode(o) && r.isValid(id, o) {
			if r.node != "" {
				o.Spec.Node = r.node
			}
			r.resource(kind, up.NewHostEndpointUpdateProcessor, o)
			if len(o.Spec.ExpectedIPs) > 0 {
				r.endpoints = append(r.endpoints, endpoint{"host:" + o.Name, net.ParseIP(o.Spec.ExpectedIPs[0])})
			}
		}
	default:
		return false
	}
	return true
}

func (r *reader) isValid(id string, o any) bool {
	if err := validator.Validate(o); err != nil {
		r.problem("%s: %v", id, err)
		return false
	}
	return true
}

// named gives a policy the name that it has in the datastore, which begins with its tier.
func (r *reader) named(id string, o metav1.Object, tier string) bool {
	name, err := names.BackendTieredPolicyName(o.GetName(), names.TierOrDefault(tier))
	if err != nil {
		r.problem("%s: %v", id, err)
		return false
	}
	o.SetName(name)
	return true
}

// typesOf puts in what Calico's API server puts in (libcalico-go/lib/clientv3).
func typesOf(types []v3.PolicyType, ingress, egress []v3.Rule) []v3.PolicyType {
	switch {
	case len(types) > 0:
		return types
	case len(egress) == 0:
		return []v3.PolicyType{v3.PolicyTypeIngress}
	case len(ingress) == 0:
		return []v3.PolicyType{v3.PolicyTypeEgress}
	default:
		return []v3.PolicyType{v3.PolicyTypeIngress, v3.PolicyTypeEgress}
	}
}

// builtIn adds the tiers and the profile that every cluster has.
func (r *reader) builtIn() {
	order := func(value float64) *float64 { return &value }
	deny, pass := v3.Deny, v3.Pass
	for name, spec := range map[string]v3.TierSpec{
		names.DefaultTierName:                    {Order: order(v3.DefaultTierOrder), DefaultAction: &deny},
		names.AdminNetworkPolicyTierName:         {Order: order(v3.AdminNetworkPolicyTierOrder), DefaultAction: &pass},
		names.BaselineAdminNetworkPolicyTierName: {Order: order(v3.BaselineAdminNetworkPolicyTierOrder), DefaultAction: &pass},
	} {
		if !r.tiers[name] {
			tier := v3.NewTier()
			tier.Name, tier.Spec = name, spec
			r.resource("Tier", up.NewTierUpdateProcessor, tier)
		}
	}
	profile := v3.NewProfile()
	profile.Name = "projectcalico-default-allow"
	profile.Spec = v3.ProfileSpec{Ingress: []v3.Rule{{Action: v3.Allow}}, Egress: []v3.Rule{{Action: v3.Allow}}}
	r.resource("Profile", up.NewProfileUpdateProcessor, profile)
}
