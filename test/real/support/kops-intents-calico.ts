/** Calico of kOps' own or by the operator, by what it does with packets. */
import * as fc from "fast-check";
import { maybe, merged, some } from "./kops-intents-arbitraries";
import type { Place } from "./kops-intents-places";

const encapsulations = ["IPIP", "IPIPCrossSubnet", "VXLAN", "VXLANCrossSubnet"] as const;

const overlay = (...of: readonly (typeof encapsulations)[number][]): fc.Arbitrary<object> =>
  fc.constantFrom(...of).map((encapsulation) => ({ routing: { kind: "overlay", encapsulation } }));

const wireguard = maybe({ encryption: { kind: "wireguard" } });

const felix = some({
  awsSrcDstCheck: fc.constantFrom("DoNothing", "Enable", "Disable"),
  chainInsertMode: fc.constantFrom("Insert", "Append"),
  iptablesBackend: fc.constantFrom("Auto", "Legacy", "NFT"),
  logSeverityScreen: fc.constantFrom("Info", "Warning", "Debug"),
  bpfLogLevel: fc.constantFrom("Off", "Info", "Debug"),
  prometheusMetricsEnabled: fc.boolean(),
}).map((it) => ({ felix: it }));

/** A router behind the VPC, or one in it. */
const routers = ({ router }: Place): fc.Arbitrary<readonly object[]> =>
  fc
    .constantFrom("192.168.7.1", router ?? "192.168.7.2")
    .map((peerIP) => [{ name: "router", peerIP, asNumber: 65000 }]);

/** Without encapsulation, in one zone or with a router that spreads the routes. */
function routed(place: Place): fc.Arbitrary<object> {
  const bgp = routers(place).map((peers) => ({ bgp: { peers } }));
  return merged(
    fc.constant({ routing: { kind: "fabric" } }),
    place.zones.length > 1 ? bgp : fc.oneof(fc.constant({}), bgp),
  );
}

const reflectors = { name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" };

/** With route reflectors in place of the mesh, or beside it, and maybe a router outside. The group is said elsewhere. */
function reflected(place: Place): fc.Arbitrary<object> {
  return merged(
    overlay("IPIP", "IPIPCrossSubnet"),
    fc
      .tuple(fc.boolean(), fc.oneof(fc.constant([]), routers(place)))
      .map(([nodeToNodeMeshEnabled, peers]) => ({ bgp: { nodeToNodeMeshEnabled, peers: [reflectors, ...peers] } })),
  );
}

const ipsec = fc
  .constantFrom({}, { asyncCryptoThreads: 1 }, { crossTunnels: true })
  .chain((more) =>
    fc
      .constantFrom({ kind: "generated" }, { kind: "secret", config: "psk" }, { kind: "existing" })
      .map((preSharedKey) => ({ encryption: { kind: "ipsec", preSharedKey, ...more } })),
  );

export const calicos = {
  iptables: () => merged(overlay(...encapsulations), felix, wireguard),
  ebpf: () =>
    merged(
      overlay("VXLAN", "VXLANCrossSubnet"),
      fc.constantFrom("Tunnel", "DSR").map((serviceMode) => ({ dataplane: { kind: "ebpf", serviceMode } })),
      felix,
      wireguard,
    ),
  nftables: () => merged(overlay(...encapsulations), fc.constant({ dataplane: { kind: "nftables" } }), wireguard),
  routed,
  reflected,
  vpp: () =>
    fc.oneof(
      {
        weight: 2,
        arbitrary: merged(
          overlay("IPIP", "IPIPCrossSubnet"),
          fc.constantFrom({ dataplane: { kind: "vpp" } }, { dataplane: { kind: "vpp", hugepages: { pages2Mi: 256 } } }),
        ),
      },
      { weight: 3, arbitrary: merged(overlay("IPIP"), fc.constant({ dataplane: { kind: "vpp", workers: 2 } }), ipsec) },
    ),
} satisfies Readonly<Record<string, (place: Place) => fc.Arbitrary<object>>>;
