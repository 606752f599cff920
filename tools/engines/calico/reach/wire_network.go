package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
	"golang.org/x/sys/unix"
)

// place is a network namespace: the world, a node, or a pod.
type place struct {
	name    string
	ns      netns.NsHandle
	links   *netlink.Handle
	sockets *sockets
}

// nodeWire is a node, and the Felix that runs on it.
type nodeWire struct {
	*place
	number int
	// addresses are one of each family; usual are those that it has unless a question says another.
	addresses []net.IP
	usual     []net.IP
	felix     *felix
}

// plane is a network of nodes of one data plane.
type plane struct {
	name   string
	world  *place
	nodes  []*nodeWire
	pods   map[string]*place
	places map[string]*place
	rules  string
	epoch  uint32
}

// Every pod and node has this neighbour, which routes.
var (
	gateways      = []net.IP{net.IPv4(169, 254, 1, 1), net.ParseIP("fe80::ecee:eeff:feee:eeee")}
	worldGateways = []net.IP{net.IPv4(198, 51, 100, 1), net.ParseIP("2001:db8:ffff::1")}
	everywhere    = []net.IP{net.IPv4zero, net.IPv6zero}
	hardwareOfEnd = net.HardwareAddr{0xee, 0xee, 0xee, 0xee, 0xee, 0xee}
)

// inside runs an action in a network namespace.
func inside[T any](ns netns.NsHandle, act func() (T, error)) (T, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var none T
	before, err := netns.Get()
	if err != nil {
		return none, err
	}
	defer before.Close()
	if err := netns.Set(ns); err != nil {
		return none, err
	}
	result, err := act()
	if back := netns.Set(before); back != nil {
		panic(back) // a thread in a namespace that is not its own must not be used
	}
	return result, err
}

func newPlace(name string) (*place, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before, err := netns.Get()
	if err != nil {
		return nil, err
	}
	defer before.Close()
	ns, err := netns.New()
	if back := netns.Set(before); back != nil {
		panic(back)
	}
	if err != nil {
		return nil, err
	}
	links, err := netlink.NewHandleAt(ns)
	if err != nil {
		return nil, err
	}
	p := &place{name: name, ns: ns, links: links}
	// Addresses are there at once, and nobody announces others.
	if err := p.sysctl(map[string]string{
		"net/ipv6/conf/all/disable_ipv6": "0", "net/ipv6/conf/default/disable_ipv6": "0",
		"net/ipv6/conf/default/accept_dad": "0", "net/ipv6/conf/default/accept_ra": "0",
	}); err != nil {
		return nil, err
	}
	if err := p.up("lo"); err != nil {
		return nil, err
	}
	p.sockets, err = inside(ns, openSockets)
	return p, err
}

func (p *place) up(device string) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return fmt.Errorf("%s: %s: %w", p.name, device, err)
	}
	return p.links.LinkSetUp(link)
}

// short is an address in as many bytes as its family has.
func short(address net.IP) net.IP {
	if four := address.To4(); four != nil {
		return four
	}
	return address.To16()
}

func isOfFamily(a, b net.IP) bool { return len(short(a)) == len(short(b)) }

// ofFamily is the one of two addresses, one of each family, that is of another's.
func ofFamily(both []net.IP, other net.IP) net.IP {
	for _, one := range both {
		if isOfFamily(one, other) {
			return one
		}
	}
	return nil
}

func host(address net.IP) *net.IPNet {
	bits := 8 * len(short(address))
	return &net.IPNet{IP: short(address), Mask: net.CIDRMask(bits, bits)}
}

// address gives a device addresses, and no others but those of its link.
func (p *place) address(device string, wanted ...net.IP) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	there, err := p.links.AddrList(link, netlink.FAMILY_ALL)
	if err != nil {
		return err
	}
	left := map[string]net.IP{}
	for _, ip := range wanted {
		left[ip.String()] = ip
	}
	for _, address := range there {
		if address.IP.IsLoopback() || (address.IP.To4() == nil && address.IP.IsLinkLocalUnicast()) {
			continue
		}
		if left[address.IP.String()] != nil {
			delete(left, address.IP.String())
		} else if err := p.links.AddrDel(link, &address); err != nil {
			return err
		}
	}
	for _, ip := range left {
		if err := p.links.AddrAdd(link, &netlink.Addr{IPNet: host(ip), Flags: unix.IFA_F_NODAD}); err != nil {
			return err
		}
	}
	return nil
}

// route sends what is for an address, or everything else (0.0.0.0, ::), out of a device.
func (p *place) route(to net.IP, via net.IP, device string) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	route := &netlink.Route{LinkIndex: link.Attrs().Index, Dst: host(to)}
	if to.IsUnspecified() {
		route.Dst.Mask = net.CIDRMask(0, 8*len(short(to)))
	}
	if via == nil {
		route.Scope = netlink.SCOPE_LINK
	} else {
		route.Gw, route.Flags = short(via), int(netlink.FLAG_ONLINK)
	}
	return p.links.RouteReplace(route)
}

// neighbour says where an address is, so that no packet waits for the answer.
func (p *place) neighbour(ip net.IP, device string, hardware net.HardwareAddr) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	return p.links.NeighSet(&netlink.Neigh{LinkIndex: link.Attrs().Index, State: netlink.NUD_PERMANENT, IP: short(ip), HardwareAddr: hardware})
}

// cable is a pair of interfaces, one end in each place; both are up.
func cable(a *place, nameOfA string, b *place, nameOfB string) error {
	link := &netlink.Veth{LinkAttrs: netlink.LinkAttrs{Name: nameOfA, HardwareAddr: hardwareOfEnd}, PeerName: nameOfB, PeerNamespace: netlink.NsFd(b.ns)}
	if err := a.links.LinkAdd(link); err != nil {
		return fmt.Errorf("%s %s: %w", a.name, nameOfA, err)
	}
	if err := a.up(nameOfA); err != nil {
		return err
	}
	return b.up(nameOfB)
}

func (p *place) sysctl(values map[string]string) error {
	_, err := inside(p.ns, func() (struct{}, error) {
		for key, value := range values {
			// The files are those of the thread that opens them.
			if err := os.WriteFile("/proc/sys/"+key, []byte(value), 0); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	return err
}

// run runs a program in the place to its end.
func (p *place) run(input string, argv ...string) error {
	_, err := inside(p.ns, func() (struct{}, error) {
		command := exec.Command(argv[0], argv[1:]...)
		command.Stdin = strings.NewReader(input)
		said, err := command.CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%s: %s: %w: %s", p.name, strings.Join(argv, " "), err, said)
		}
		return struct{}{}, err
	})
	return err
}

// manager is the namespace of this program itself. What programs keep in /run they keep for themselves.
func manager() (*place, error) {
	if err := unix.Mount("tmpfs", "/run", "tmpfs", 0, "mode=755,size=64m"); err != nil {
		return nil, fmt.Errorf("/run: %w", err)
	}
	own, err := netns.Get()
	if err != nil {
		return nil, err
	}
	links, err := netlink.NewHandle()
	if err != nil {
		return nil, err
	}
	made := &place{name: "manager", ns: own, links: links}
	return made, made.up("lo")
}

func newPlane(name string, index int, setup WireSetup, manager *place) (*plane, error) {
	p := &plane{name: name, pods: map[string]*place{}, places: map[string]*place{}}
	var err error
	if p.world, err = newPlace("world"); err != nil {
		return nil, err
	}
	p.places["world"] = p.world
	if err := p.world.sysctl(forwarding); err != nil {
		return nil, err
	}
	// What a node forwards may come from an address that is the world's own.
	if err := p.world.sysctl(map[string]string{"net/ipv4/conf/all/accept_local": "1"}); err != nil {
		return nil, err
	}
	for number, node := range setup.Nodes {
		addresses := []net.IP{}
		for _, text := range node.Addresses {
			addresses = append(addresses, net.ParseIP(text))
		}
		made, err := p.addNode(node.Name, addresses, number)
		if err != nil {
			return nil, err
		}
		// Felix reads what it is told over a link of its own.
		id := byte(index*len(setup.Nodes) + number)
		ours, theirs := net.IPv4(100, 64, id, 1), net.IPv4(100, 64, id, 2)
		device := fmt.Sprintf("manage%d", id)
		if err := cable(manager, device, made.place, "manage"); err != nil {
			return nil, err
		}
		for _, end := range []struct {
			at     *place
			device string
			own    net.IP
			other  net.IP
		}{{manager, device, ours, theirs}, {made.place, "manage", theirs, ours}} {
			if err := end.at.address(end.device, end.own); err != nil {
				return nil, err
			}
			if err := end.at.route(end.other, nil, end.device); err != nil {
				return nil, err
			}
		}
		if made.felix, err = startFelix(setup, p.name, made.place, ours); err != nil {
			return nil, err
		}
		p.nodes = append(p.nodes, made)
	}
	return p, nil
}

var forwarding = map[string]string{"net/ipv4/ip_forward": "1", "net/ipv6/conf/all/forwarding": "1"}

func (p *plane) addNode(name string, addresses []net.IP, number int) (*nodeWire, error) {
	made, err := newPlace(name)
	if err != nil {
		return nil, err
	}
	p.places[name] = made
	if err := cable(p.world, fmt.Sprintf("node%d", number), made, "eth0"); err != nil {
		return nil, err
	}
	if err := made.sysctl(forwarding); err != nil {
		return nil, err
	}
	for _, via := range worldGateways {
		if err := made.neighbour(via, "eth0", hardwareOfEnd); err != nil {
			return nil, err
		}
	}
	node := &nodeWire{place: made, number: number, usual: addresses}
	return node, p.move(node, addresses)
}

// prepare makes the pods' namespaces, and those of the tables that Felix has no hand in. Pods stay for the questions to come.
func (p *plane) prepare(pods []podWire, question WireQuestion) error {
	addresses := append([]net.IP{}, worldGateways...)
	for _, external := range question.Externals {
		addresses = append(addresses, net.ParseIP(external))
	}
	if err := p.world.address("lo", addresses...); err != nil {
		return err
	}
	for _, node := range p.nodes {
		wanted := append([]net.IP{}, node.usual...)
		if text, ok := question.Addresses[node.name]; ok {
			for index, usual := range wanted {
				if other := net.ParseIP(text); isOfFamily(usual, other) {
					wanted[index] = other
				}
			}
		}
		if err := p.move(node, wanted); err != nil {
			return fmt.Errorf("%s: %w", node.name, err)
		}
	}
	for _, pod := range pods {
		if err := p.addPod(pod); err != nil {
			return fmt.Errorf("pod %s: %w", pod.id, err)
		}
	}
	if question.Rules == p.rules {
		return nil
	}
	p.rules = question.Rules
	for _, node := range p.nodes {
		// Empty tables first, so that there are some to take away.
		text := question.Rules
		for _, family := range []string{"ip", "ip6"} {
			text = fmt.Sprintf("table %s calico-kit-wire {}\ndelete table %s calico-kit-wire\n", family, family) + text
		}
		if err := node.run(text, "nft", "-f", "-"); err != nil {
			return err
		}
	}
	return nil
}

// move gives a node other addresses. Its ways out go with them, and come again.
func (p *plane) move(node *nodeWire, addresses []net.IP) error {
	if slices.EqualFunc(node.addresses, addresses, net.IP.Equal) {
		return nil
	}
	node.addresses = addresses
	if err := node.place.address("eth0", addresses...); err != nil {
		return err
	}
	link, err := node.links.LinkByName("eth0")
	if err != nil {
		return err
	}
	device := fmt.Sprintf("node%d", node.number)
	for _, address := range addresses {
		if err := node.route(ofFamily(everywhere, address), ofFamily(worldGateways, address), "eth0"); err != nil {
			return err
		}
		if err := p.world.neighbour(address, device, link.Attrs().HardwareAddr); err != nil {
			return err
		}
		if err := p.world.route(address, nil, device); err != nil {
			return err
		}
	}
	return nil
}

func (p *plane) addPod(pod podWire) error {
	var node *nodeWire
	for _, one := range p.nodes {
		if one.name == pod.node {
			node = one
		}
	}
	if node == nil {
		return fmt.Errorf("there is no node %q", pod.node)
	}
	key := pod.node + " " + pod.id
	made := p.pods[key]
	if made == nil {
		var err error
		if made, err = newPlace(pod.id); err != nil {
			return err
		}
		if err := cable(node.place, pod.device, made, "eth0"); err != nil {
			return err
		}
		for _, via := range gateways {
			if err := made.neighbour(via, "eth0", hardwareOfEnd); err != nil {
				return err
			}
		}
		p.pods[key] = made
	}
	p.places[pod.id] = made
	if err := made.address("eth0", pod.addresses...); err != nil {
		return err
	}
	for _, address := range pod.addresses {
		via := ofFamily(gateways, address)
		if err := made.route(via, nil, "eth0"); err != nil {
			return err
		}
		if err := made.route(ofFamily(everywhere, address), via, "eth0"); err != nil {
			return err
		}
		if err := p.world.route(address, ofFamily(node.addresses, address), fmt.Sprintf("node%d", node.number)); err != nil {
			return err
		}
	}
	return nil
}

func each(planes []*plane, act func(*plane) error) error {
	errors := make([]error, len(planes))
	var wait sync.WaitGroup
	for index, one := range planes {
		wait.Add(1)
		go func() {
			defer wait.Done()
			if err := act(one); err != nil {
				errors[index] = fmt.Errorf("%s: %w", one.name, err)
			}
		}()
	}
	wait.Wait()
	for _, err := range errors {
		if err != nil {
			return err
		}
	}
	return nil
}

func stopwatch() func() int64 {
	start := time.Now()
	return func() int64 { return time.Since(start).Milliseconds() }
}
