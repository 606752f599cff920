package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"sort"
	"time"

	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"

	"github.com/projectcalico/calico/lib/std/uniquelabels"
	"github.com/projectcalico/calico/libcalico-go/lib/apiconfig"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/api"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/model"
	up "github.com/projectcalico/calico/libcalico-go/lib/backend/syncersv1/updateprocessors"
	"github.com/projectcalico/calico/libcalico-go/lib/clientv3"
	cnet "github.com/projectcalico/calico/libcalico-go/lib/net"
	"github.com/projectcalico/calico/libcalico-go/lib/options"
	"github.com/projectcalico/calico/typha/pkg/calc"
	"github.com/projectcalico/calico/typha/pkg/snapcache"
	"github.com/projectcalico/calico/typha/pkg/syncproto"
	"github.com/projectcalico/calico/typha/pkg/syncserver"
)

const (
	etcdPort  = 2379
	typhaPort = 5473
)

// feed is what every Felix reads: Typha's own server, filled with the objects of a question instead of from a datastore. Felix reads its
// configuration from a datastore before it asks Typha, so there is one for that, too.
type feed struct {
	cache  *snapcache.Cache
	filter *calc.ValidationFilter
	known  map[string]model.Key
	marks  int
	last   []model.Key
}

// podWire is a pod as Felix knows it.
type podWire struct {
	node, id, device string
	addresses        []net.IP
}

// values are what Felix is to know, and which pods are among it.
type values struct {
	updates []api.Update
	pods    []podWire
}

func newFeed(setup WireSetup) (*feed, error) {
	info := v3.NewClusterInformation()
	info.Name = "default"
	ready := true
	info.Spec = v3.ClusterInformationSpec{ClusterGUID: "00000000000000000000000000000000", DatastoreReady: &ready, CalicoVersion: "v3.31.0"}
	if err := startEtcd(setup, info); err != nil {
		return nil, err
	}
	f := &feed{known: map[string]model.Key{}}
	f.cache = snapcache.New(snapcache.Config{Name: string(syncproto.SyncerTypeFelix)})
	f.filter = calc.NewValidationFilter(serializing{f.cache})
	f.cache.Start(context.Background())
	processed, err := up.NewClusterInfoUpdateProcessor().Process(&model.KVPair{
		Key: model.ResourceKey{Kind: v3.KindClusterInformation, Name: "default"}, Value: info, Revision: "1",
	})
	if err != nil {
		return nil, err
	}
	for _, kv := range processed {
		if kv.Value != nil {
			f.filter.OnUpdates([]api.Update{{KVPair: *kv, UpdateType: api.UpdateTypeKVNew}})
		}
	}
	f.filter.OnStatusUpdated(api.InSync)
	server := syncserver.New(
		map[syncproto.SyncerType]syncserver.BreadcrumbProvider{syncproto.SyncerTypeFelix: f.cache},
		syncserver.Config{Port: typhaPort, MinBatchingAgeThreshold: time.Millisecond},
	)
	server.Start(context.Background())
	return f, nil
}

// serializing writes values as JSON before Typha does: the library that it takes for that reads labels wrongly where Go is 1.26 or newer.
type serializing struct{ *snapcache.Cache }

func (s serializing) OnUpdates(updates []api.Update) {
	for index, update := range updates {
		switch update.Value.(type) {
		case *model.WorkloadEndpoint, *model.HostEndpoint, *model.NetworkSet:
			text, err := json.Marshal(update.Value)
			if err != nil {
				panic(err) // a value of Calico's own processors
			}
			updates[index].Value = json.RawMessage(text)
		}
	}
	s.Cache.OnUpdates(updates)
}

func startEtcd(setup WireSetup, info *v3.ClusterInformation) error {
	log, err := os.Create(setup.Folder + "/etcd.log")
	if err != nil {
		return err
	}
	url := fmt.Sprintf("http://127.0.0.1:%d", etcdPort)
	peer := fmt.Sprintf("http://127.0.0.1:%d", etcdPort+1)
	etcd := exec.Command(setup.Etcd,
		"--data-dir="+setup.Folder+"/etcd", fmt.Sprintf("--listen-client-urls=http://0.0.0.0:%d", etcdPort), "--advertise-client-urls="+url,
		"--listen-peer-urls="+peer, "--initial-advertise-peer-urls="+peer, "--initial-cluster=default="+peer, "--log-level=warn", "--unsafe-no-fsync")
	etcd.Stdout, etcd.Stderr = log, log
	if err := etcd.Start(); err != nil {
		return err
	}
	conf := apiconfig.NewCalicoAPIConfig()
	conf.Spec.DatastoreType = apiconfig.EtcdV3
	conf.Spec.EtcdEndpoints = url
	client, err := clientv3.New(*conf)
	if err != nil {
		return err
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		limited, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		_, err = client.ClusterInformation().Create(limited, info, options.SetOptions{})
		cancel()
		if err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

// values are what a syncer makes of objects.
func (f *feed) values(r *reader) *values {
	made := &values{}
	for _, one := range r.updates {
		kvs := []*model.KVPair{one.kv}
		if one.processor != nil {
			processed, err := one.processor.Process(one.kv)
			if err != nil {
				r.problem("%v: %v", one.kv.Key, err)
				continue
			}
			kvs = processed
		}
		for _, kv := range kvs {
			if kv.Value == nil {
				continue
			}
			made.updates = append(made.updates, api.Update{KVPair: *kv, UpdateType: api.UpdateTypeKVUpdated})
			key, isPod := kv.Key.(model.WorkloadEndpointKey)
			if pod, ok := kv.Value.(*model.WorkloadEndpoint); isPod && ok {
				addresses := []net.IP{}
				for _, one := range append(append([]cnet.IPNet{}, pod.IPv4Nets...), pod.IPv6Nets...) {
					addresses = append(addresses, one.IP)
				}
				made.pods = append(made.pods, podWire{node: key.Hostname, id: key.WorkloadID, device: pod.Name, addresses: addresses})
			}
		}
	}
	return made
}

// become takes back what is gone, and sends what is new or other; what is the same Typha's cache leaves out.
func (f *feed) become(wanted *values) {
	now := map[string]model.Key{}
	for _, update := range wanted.updates {
		path, err := model.KeyToDefaultPath(update.Key)
		if err != nil {
			panic(err) // a key of Calico's own processors
		}
		now[path] = update.Key
	}
	updates := []api.Update{}
	// An address goes from one pod to another by way of nobody, as it does in a cluster.
	for _, path := range sorted(f.known) {
		if now[path] == nil {
			updates = append(updates, deletion(f.known[path]))
		}
	}
	f.known = now
	f.filter.OnUpdates(append(updates, wanted.updates...))
}

// mark sends an endpoint without an interface to each node, after everything that was sent before it; Felix says when it is done with it.
func (f *feed) mark(planes []*plane) string {
	f.marks++
	id := fmt.Sprintf("mark/%d", f.marks)
	nodes := map[string]bool{}
	for _, plane := range planes {
		for _, node := range plane.nodes {
			nodes[node.name] = true
		}
	}
	updates := []api.Update{}
	for _, key := range f.last {
		updates = append(updates, deletion(key))
	}
	f.last = nil
	for _, node := range sorted(nodes) {
		key := model.WorkloadEndpointKey{Hostname: node, OrchestratorID: "k8s", WorkloadID: id, EndpointID: "eth0"}
		value := &model.WorkloadEndpoint{State: "active", Name: fmt.Sprintf("calimark%d", f.marks), Labels: uniquelabels.Empty}
		updates = append(updates, api.Update{KVPair: model.KVPair{Key: key, Value: value}, UpdateType: api.UpdateTypeKVNew})
		f.last = append(f.last, key)
	}
	f.filter.OnUpdates(updates)
	return id
}

func deletion(key model.Key) api.Update {
	return api.Update{KVPair: model.KVPair{Key: key}, UpdateType: api.UpdateTypeKVDeleted}
}

func sorted[V any](all map[string]V) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
