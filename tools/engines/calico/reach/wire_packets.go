package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"net"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

const (
	icmp   = 1
	tcp    = 6
	udp    = 17
	gre    = 47
	icmpv6 = 58
	sctp   = 132
)

// sockets see what a place's own stack was given, after every filter, and send.
type sockets struct {
	// senders are one of IPv4, one of IPv6: what they send has its header of IP already.
	senders map[int]int
	lock    sync.Mutex
	arrived map[uint32]string
	replied map[uint32]bool
}

// Protocols of each family, as they are heard.
var heard = map[int][]int{unix.AF_INET: {icmp, tcp, udp, gre, sctp}, unix.AF_INET6: {icmpv6, tcp, udp, gre, sctp}}

func openSockets() (*sockets, error) {
	s := &sockets{senders: map[int]int{}, arrived: map[uint32]string{}, replied: map[uint32]bool{}}
	for family, protocols := range heard {
		sender, err := unix.Socket(family, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.IPPROTO_RAW)
		if err != nil {
			return nil, err
		}
		s.senders[family] = sender
		for _, protocol := range protocols {
			fd, err := unix.Socket(family, unix.SOCK_RAW|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, protocol)
			if err != nil {
				return nil, err
			}
			if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, 4<<20); err != nil {
				return nil, err
			}
			connection, err := os.NewFile(uintptr(fd), "raw").SyscallConn()
			if err != nil {
				return nil, err
			}
			go s.listen(connection, family, protocol)
		}
	}
	return s, nil
}

func (s *sockets) listen(connection syscall.RawConn, family, protocol int) {
	buffer := make([]byte, 2048)
	for {
		var size int
		var from unix.Sockaddr
		var failed error
		err := connection.Read(func(fd uintptr) bool {
			size, from, failed = unix.Recvfrom(int(fd), buffer, 0)
			return failed != unix.EAGAIN
		})
		if err != nil || failed != nil {
			return
		}
		// Of IPv4 a raw socket gets the header, too.
		body := buffer[:size]
		if family == unix.AF_INET {
			if size < 20 || size < int(body[0]&15)*4 {
				continue
			}
			body = body[int(body[0]&15)*4:]
		}
		if len(body) < 8 {
			continue
		}
		id, isReply, ok := identify(protocol, body)
		if !ok {
			continue
		}
		s.lock.Lock()
		if isReply {
			s.replied[id] = true
		} else {
			s.arrived[id] = addressOf(from).String()
		}
		s.lock.Unlock()
	}
}

func addressOf(from unix.Sockaddr) net.IP {
	switch one := from.(type) {
	case *unix.SockaddrInet4:
		return net.IP(one.Addr[:])
	case *unix.SockaddrInet6:
		return net.IP(one.Addr[:])
	}
	return nil
}

// identify finds the number that a packet carries where the protocol has one that nothing on the way changes.
func identify(protocol int, body []byte) (id uint32, isReply, ok bool) {
	number := func(at int) (uint32, bool, bool) {
		if len(body) < at+4 {
			return 0, false, false
		}
		return binary.BigEndian.Uint32(body[at:]), false, true
	}
	switch protocol {
	case tcp:
		if len(body) < 20 {
			return 0, false, false
		}
		// A port at which nobody listens resets, and acknowledges what it resets.
		if body[13]&4 != 0 {
			return binary.BigEndian.Uint32(body[8:]) - 1, true, true
		}
		return number(4)
	case udp:
		return number(8)
	case icmp:
		switch body[0] {
		case 8:
			return number(4)
		case 0:
			id, _, ok := number(4)
			return id, true, ok
		case 3: // nobody listens at this port: with the beginning of what it is about
			if len(body) < 8+20+12 || body[8+9] != udp {
				return 0, false, false
			}
			return binary.BigEndian.Uint32(body[8+20+8:]), true, true
		}
	case icmpv6:
		switch body[0] {
		case 128:
			return number(4)
		case 129:
			id, _, ok := number(4)
			return id, true, ok
		case 1:
			if len(body) < 8+40+12 || body[8+6] != udp {
				return 0, false, false
			}
			return binary.BigEndian.Uint32(body[8+40+8:]), true, true
		}
	case gre:
		return number(4)
	case sctp:
		// The tag of an INIT; an ABORT carries it as the tag of the packet.
		if len(body) >= 20 && body[12] == 1 {
			return number(16)
		}
		if len(body) >= 16 && body[12] == 6 {
			id, _, ok := number(4)
			return id, true, ok
		}
	}
	return 0, false, false
}

func checksum(parts ...[]byte) uint16 {
	var sum uint32
	for _, part := range parts {
		for index, value := range part {
			if index%2 == 0 {
				sum += uint32(value) << 8
			} else {
				sum += uint32(value)
			}
		}
	}
	for sum > 0xffff {
		sum = sum>>16 + sum&0xffff
	}
	return ^uint16(sum)
}

// build makes the first packet of a conversation.
func build(probe WirePacket, id uint32) ([]byte, error) {
	source, destination := net.ParseIP(probe.SourceAddress), net.ParseIP(probe.Address)
	if source == nil || destination == nil || !isOfFamily(source, destination) {
		return nil, fmt.Errorf("no addresses of one family: %q to %q", probe.SourceAddress, probe.Address)
	}
	source, destination = short(source), short(destination)
	big := binary.BigEndian
	ports := func(size int) []byte {
		body := make([]byte, size)
		big.PutUint16(body, uint16(probe.SourcePort))
		big.PutUint16(body[2:], uint16(probe.Port))
		return body
	}
	pseudo := func(body []byte) []byte {
		return append(append(append([]byte{}, source...), destination...), 0, byte(probe.Protocol), byte(len(body)>>8), byte(len(body)))
	}
	var body []byte
	switch probe.Protocol {
	case tcp: // SYN
		body = ports(20)
		big.PutUint32(body[4:], id)
		body[12], body[13] = 5<<4, 2
		big.PutUint16(body[14:], 65535)
		big.PutUint16(body[16:], checksum(pseudo(body), body))
	case udp:
		body = ports(12)
		big.PutUint16(body[4:], uint16(len(body)))
		big.PutUint32(body[8:], id)
		big.PutUint16(body[6:], checksum(pseudo(body), body))
	case icmp: // echo request
		body = make([]byte, 8)
		body[0] = 8
		big.PutUint32(body[4:], id)
		big.PutUint16(body[2:], checksum(body))
	case icmpv6:
		body = make([]byte, 8)
		body[0] = 128
		big.PutUint32(body[4:], id)
		big.PutUint16(body[2:], checksum(pseudo(body), body))
	case gre:
		body = make([]byte, 8)
		big.PutUint16(body[2:], 0x88b5) // for experiments
		big.PutUint32(body[4:], id)
	case sctp: // INIT
		body = ports(32)
		body[12] = 1
		big.PutUint16(body[14:], 20)
		big.PutUint32(body[16:], id)
		big.PutUint32(body[20:], 65535)
		big.PutUint16(body[24:], 1)
		big.PutUint16(body[26:], 1)
		binary.LittleEndian.PutUint32(body[8:], crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
	default:
		return nil, fmt.Errorf("protocol %d cannot be sent", probe.Protocol)
	}
	if len(source) == net.IPv6len {
		header := make([]byte, 8)
		header[0], header[6], header[7] = 6<<4, byte(probe.Protocol), 64
		big.PutUint16(header[4:], uint16(len(body)))
		return append(append(append(header, source...), destination...), body...), nil
	}
	header := make([]byte, 20)
	header[0], header[8], header[9] = 4<<4|5, 64, byte(probe.Protocol)
	big.PutUint16(header[2:], uint16(20+len(body)))
	copy(header[12:], source)
	copy(header[16:], destination)
	return append(header, body...), nil
}

// How long packets may take once all were sent; they are sent once more, in case one was lost for another reason than a policy.
const patience = 150 * time.Millisecond

// send sends every packet, and says what became of each.
func (p *plane) send(probes []WirePacket) (WireResult, error) {
	p.epoch++
	result := WireResult{SeenAs: make([]string, len(probes)), Answered: make([]bool, len(probes))}
	// Connections of other policies would go on.
	for _, node := range p.nodes {
		if err := node.links.ConntrackTableFlush(netlink.ConntrackTable); err != nil {
			return result, err
		}
	}
	for range 2 {
		if err := p.sendOnce(probes, result); err != nil {
			return result, err
		}
	}
	return result, nil
}

// socketAddress is where a packet goes.
func socketAddress(packet []byte) (family int, there unix.Sockaddr) {
	if packet[0]>>4 == 6 {
		made := &unix.SockaddrInet6{}
		copy(made.Addr[:], packet[24:40])
		return unix.AF_INET6, made
	}
	made := &unix.SockaddrInet4{}
	copy(made.Addr[:], packet[16:20])
	return unix.AF_INET, made
}

func (p *plane) sendOnce(probes []WirePacket, result WireResult) error {
	for index, probe := range probes {
		from, to := p.places[probe.From], p.places[probe.To]
		if from == nil || to == nil {
			return fmt.Errorf("there is no %q or no %q", probe.From, probe.To)
		}
		if result.SeenAs[index] != "" && result.Answered[index] {
			continue
		}
		packet, err := build(probe, p.epoch<<16|uint32(index))
		if err != nil {
			return err
		}
		family, there := socketAddress(packet)
		// A policy of the sender's own machine may refuse it here.
		if err := unix.Sendto(from.sockets.senders[family], packet, 0, there); err != nil && err != unix.EPERM {
			return fmt.Errorf("%s to %s %s: %w", probe.From, probe.To, probe.Address, err)
		}
		// No queue on the way is longer than a few hundred.
		if index%64 == 63 {
			time.Sleep(2 * time.Millisecond)
		}
	}
	time.Sleep(patience)
	for index, probe := range probes {
		id := p.epoch<<16 | uint32(index)
		from, to := p.places[probe.From].sockets, p.places[probe.To].sockets
		to.lock.Lock()
		if seen, ok := to.arrived[id]; ok {
			result.SeenAs[index] = seen
		}
		to.lock.Unlock()
		from.lock.Lock()
		result.Answered[index] = result.Answered[index] || from.replied[id]
		from.lock.Unlock()
	}
	return nil
}
