package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
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
	address net.IP
	// usual is the address that it has unless a question says another.
	usual net.IP
	felix *felix
}

// plane is a network of nodes of one data plane.
type plane struct {
	name   string
	world  *place
	nodes  []*nodeWire
	pods   map[string]*place
	on     map[string]string
	places map[string]*place
	rules  string
	epoch  uint32
}

// Every pod and node has this neighbour, which routes.
var (
	gateway       = net.IPv4(169, 254, 1, 1)
	worldGateway  = net.IPv4(198, 51, 100, 1)
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

func host(address net.IP) *net.IPNet {
	return &net.IPNet{IP: address.To4(), Mask: net.CIDRMask(32, 32)}
}

// address gives a device addresses, and no others.
func (p *place) address(device string, wanted ...net.IP) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	there, err := p.links.AddrList(link, netlink.FAMILY_V4)
	if err != nil {
		return err
	}
	left := map[string]net.IP{}
	for _, ip := range wanted {
		left[ip.String()] = ip
	}
	for _, address := range there {
		if address.IP.IsLoopback() {
			continue
		}
		if left[address.IP.String()] != nil {
			delete(left, address.IP.String())
		} else if err := p.links.AddrDel(link, &address); err != nil {
			return err
		}
	}
	for _, ip := range left {
		if err := p.links.AddrAdd(link, &netlink.Addr{IPNet: host(ip)}); err != nil {
			return err
		}
	}
	return nil
}

// route sends what is for an address, or everything else (nil), out of a device.
func (p *place) route(to net.IP, via net.IP, device string) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	route := &netlink.Route{LinkIndex: link.Attrs().Index, Dst: &net.IPNet{IP: net.IPv4zero.To4(), Mask: net.CIDRMask(0, 32)}}
	if to != nil {
		route.Dst = host(to)
	}
	if via == nil {
		route.Scope = netlink.SCOPE_LINK
	} else {
		route.Gw, route.Flags = via.To4(), int(netlink.FLAG_ONLINK)
	}
	return p.links.RouteReplace(route)
}

// neighbour says where an address is, so that no packet waits for the answer.
func (p *place) neighbour(ip net.IP, device string, hardware net.HardwareAddr) error {
	link, err := p.links.LinkByName(device)
	if err != nil {
		return err
	}
	return p.links.NeighSet(&netlink.Neigh{LinkIndex: link.Attrs().Index, State: netlink.NUD_PERMANENT, IP: ip.To4(), HardwareAddr: hardware})
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
	p := &plane{name: name, pods: map[string]*place{}, on: map[string]string{}, places: map[string]*place{}}
	var err error
	if p.world, err = newPlace("world"); err != nil {
		return nil, err
	}
	p.places["world"] = p.world
	if err := p.world.sysctl(map[string]string{"net/ipv4/ip_forward": "1"}); err != nil {
		return nil, err
	}
	for number, node := range setup.Nodes {
		made, err := p.addNode(node.Name, net.ParseIP(node.Address), number)
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

func (p *plane) addNode(name string, address net.IP, number int) (*nodeWire, error) {
	node, err := newPlace(name)
	if err != nil {
		return nil, err
	}
	p.places[name] = node
	device := fmt.Sprintf("node%d", number)
	if err := cable(p.world, device, node, "eth0"); err != nil {
		return nil, err
	}
	if err := node.sysctl(map[string]string{"net/ipv4/ip_forward": "1"}); err != nil {
		return nil, err
	}
	if err := node.address("eth0", address); err != nil {
		return nil, err
	}
	if err := node.neighbour(worldGateway, "eth0", hardwareOfEnd); err != nil {
		return nil, err
	}
	if err := node.route(nil, worldGateway, "eth0"); err != nil {
		return nil, err
	}
	return &nodeWire{place: node, address: address, usual: address}, p.world.route(address, nil, device)
}

// prepare makes the pods' namespaces, and those of the tables that Felix has no hand in. Pods stay for the questions to come.
func (p *plane) prepare(pods []podWire, question WireQuestion) error {
	addresses := []net.IP{worldGateway}
	for _, external := range question.Externals {
		addresses = append(addresses, net.ParseIP(external))
	}
	if err := p.world.address("lo", addresses...); err != nil {
		return err
	}
	for number, node := range p.nodes {
		wanted := node.usual
		if text, ok := question.Addresses[node.name]; ok {
			wanted = net.ParseIP(text)
		}
		if err := p.move(number, wanted); err != nil {
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
		// An empty table first, so that there is one to take away.
		text := "table ip calico-kit-wire {}\ndelete table ip calico-kit-wire\n" + question.Rules
		if err := node.run(text, "nft", "-f", "-"); err != nil {
			return err
		}
	}
	return nil
}

// move gives a node another address. Its way out goes with the address, and comes again.
func (p *plane) move(number int, address net.IP) error {
	node := p.nodes[number]
	if node.address.Equal(address) {
		return nil
	}
	node.address = address
	if err := node.place.address("eth0", address); err != nil {
		return err
	}
	if err := node.route(nil, worldGateway, "eth0"); err != nil {
		return err
	}
	return p.world.route(address, nil, fmt.Sprintf("node%d", number))
}

func (p *plane) addPod(pod podWire) error {
	number := -1
	for index, node := range p.nodes {
		if node.name == pod.node {
			number = index
		}
	}
	if number < 0 {
		return fmt.Errorf("there is no node %q", pod.node)
	}
	key := pod.node + " " + pod.id
	made := p.pods[key]
	if made == nil {
		var err error
		if made, err = newPlace(pod.id); err != nil {
			return err
		}
		if err := cable(p.nodes[number].place, pod.device, made, "eth0"); err != nil {
			return err
		}
		if err := made.neighbour(gateway, "eth0", hardwareOfEnd); err != nil {
			return err
		}
		if err := made.route(gateway, nil, "eth0"); err != nil {
			return err
		}
		p.pods[key] = made
	}
	p.places[pod.id] = made
	p.on[pod.id] = pod.node
	if err := made.address("eth0", pod.address); err != nil {
		return err
	}
	if err := made.route(nil, gateway, "eth0"); err != nil {
		return err
	}
	return p.world.route(pod.address, p.nodes[number].address, fmt.Sprintf("node%d", number))
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
