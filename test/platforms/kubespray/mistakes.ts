import type { Intent, IntentInput } from "../../../constructs/kit";
import { changed } from "../../support/changed";
import { type Mistake, parsed } from "../../support/rules";
import {
  dual,
  laptop,
  nativeDual,
  nativeRacks,
  nativeEbpf,
  nativeTuned,
  nativeVxlan,
  onAws,
  small,
  vpp,
} from "./intents";

type Changes = Readonly<Record<string, unknown>>;

const made = (base: IntentInput, changes: Changes): Intent => parsed(changed<IntentInput>(base, changes));
const groups = (...nodeGroups: readonly Changes[]): Changes => ({ platform: { nodeGroups } });
const machines = (...names: readonly string[]) =>
  names.map((name, index) => ({ name, addresses: [`192.0.2.${index + 11}`] }));
const controlPlane = (...names: readonly string[]): Changes => ({
  name: "cp",
  role: "control-plane",
  interfaceName: "eth0",
  nodes: machines(...names),
});
const worker = { name: "workers", interfaceName: "eth0", nodes: [{ name: "w1", addresses: ["192.0.2.21"] }] };
const range = (cidr: string, maxPods = 110): Changes => ({
  ...groups(controlPlane("a"), { ...worker, maxPods }),
  network: { pods: [cidr], services: ["10.96.0.0/12"] },
});
const pool = (more: Changes = {}): Changes => ({
  calico: {
    pools: [{ cidr: "10.233.64.0/18" }, { name: "lb", cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"], ...more }],
  },
});

/** base, mistake, the same without it, where the finding points. */
const fixtures: Readonly<Record<string, readonly [IntentInput, Changes, Changes, string]>> = {
  "KSP-001": [
    small,
    groups(controlPlane("a"), { ...worker, nodes: [{ name: "a", addresses: ["192.0.2.21"] }] }),
    {},
    "/platform/nodeGroups/1/nodes/0/name",
  ],
  "KSP-002": [
    small,
    groups(controlPlane("a"), { ...worker, nodes: [{ name: "w1", addresses: ["192.0.3.21"] }] }),
    {},
    "/platform/nodeGroups/1/nodes/0/addresses/0",
  ],
  "KSP-003": [
    small,
    groups(controlPlane("a"), { ...worker, nodes: [{ name: "w1", addresses: ["192.0.2.11"] }] }),
    {},
    "/platform/nodeGroups/1/nodes/0/addresses/0",
  ],
  "KSP-004": [
    dual,
    groups({ ...controlPlane("a"), nodes: [{ name: "a", addresses: ["192.0.2.11"] }] }),
    {},
    "/platform/nodeGroups/0/nodes/0/addresses",
  ],
  "KSP-005": [small, groups(worker), {}, "/platform/nodeGroups"],
  "KSP-006": [
    small,
    groups(controlPlane("a", "b"), worker),
    groups(controlPlane("a", "b", "c"), worker),
    "/platform/nodeGroups",
  ],
  "KSP-007": [
    small,
    groups({ ...controlPlane("a"), runsPods: false }),
    groups(controlPlane("a")),
    "/platform/nodeGroups",
  ],
  "KSP-008": [small, range("10.244.0.0/24", 250), range("10.244.0.0/23", 250), "/network/pods/0"],
  "KSP-009": [
    small,
    { network: { pods: ["10.244.0.0/16", "10.245.0.0/16"] } },
    { network: { pods: ["10.244.0.0/15"] } },
    "/network/pods/1",
  ],
  "KSP-010": [
    vpp,
    groups({ ...controlPlane("a"), interfaceName: undefined }, { ...worker, interfaceName: undefined }),
    {},
    "/calico/dataplane/kind",
  ],
  "KSP-011": [vpp, groups(controlPlane("a"), { ...worker, interfaceName: "ens1f0" }), {}, "/platform/nodeGroups"],
  "KSP-012": [
    small,
    { platform: { loadBalancer: { host: "192.0.2.21" } } },
    { platform: { loadBalancer: { host: "192.0.2.10" } } },
    "/platform/nodeGroups/1/nodes/0/addresses/0",
  ],
  "KSP-013": [
    small,
    {
      platform: { loadBalancer: { host: "192.0.2.10" } },
      calico: { nodeAddressAutodetection: { ipv4: { interface: "eth0" } } },
    },
    {
      platform: { loadBalancer: { host: "198.51.100.10" } },
      calico: { nodeAddressAutodetection: { ipv4: { interface: "eth0" } } },
    },
    "/calico/nodeAddressAutodetection/ipv4/interface",
  ],
  "KSP-030": [nativeVxlan, { calico: { dataplane: { kind: "vpp" } } }, {}, "/calico/dataplane/kind"],
  "KSP-031": [
    nativeEbpf,
    { calico: { dataplane: { apiServer: { kind: "endpoint", host: "192.0.2.10" } } } },
    {
      platform: { loadBalancer: { host: "192.0.2.10" } },
      calico: { dataplane: { apiServer: { kind: "endpoint", host: "192.0.2.10" } } },
    },
    "/calico/dataplane/apiServer",
  ],
  "KSP-032": [
    nativeVxlan,
    { calico: { installation: { resources: { typha: { requests: { cpu: "1" } } } } } },
    { calico: { installation: { resources: { node: { requests: { cpu: "1" } } } } } },
    "/calico/installation/resources/typha",
  ],
  "KSP-033": [nativeVxlan, { calico: { release: "v3.31.7" } }, {}, "/calico/release"],
  "KSP-034": [
    nativeVxlan,
    { calico: { pools: [{ cidr: "10.233.64.0/18", nodeSelector: "has(a)" }] } },
    { calico: { pools: [{ cidr: "10.233.64.0/18", nodeSelector: "all()" }] } },
    "/calico/pools/0/nodeSelector",
  ],
  "KSP-035": [
    nativeDual,
    { calico: { pools: [{ cidr: "10.244.0.0/16" }, { name: "six", cidr: "fd00:10:244::/56" }] } },
    { calico: { pools: [{ cidr: "10.244.0.0/16" }, { name: "default-pool-ipv6", cidr: "fd00:10:244::/56" }] } },
    "/calico/pools/1/name",
  ],
  "KSP-036": [nativeVxlan, { calico: { felix: { vxlanEnabled: true } } }, {}, "/calico/felix/vxlanEnabled"],
  "KSP-037": [
    nativeTuned,
    { calico: { bgp: { logSeverityScreen: "Debug" } } },
    { calico: { bgp: { logSeverityScreen: "Info" } } },
    "/calico/bgp/logSeverityScreen",
  ],
  "KSP-038": [
    small,
    { platform: { typhaReplicas: 2 } },
    { platform: { networking: "calico", typhaReplicas: 2 } },
    "/platform/typhaReplicas",
  ],
  "KSP-039": [
    nativeVxlan,
    { calico: { pools: [{ cidr: "10.233.64.0/18" }, { cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"] }] } },
    { calico: { pools: [{ cidr: "10.233.64.0/18" }] } },
    "/calico/pools/1",
  ],
  "KSP-014": [
    laptop,
    { platform: { nodeGroups: [{ name: "cp", role: "control-plane", count: 1 }, { name: "workers" }] } },
    {},
    "/platform/nodeGroups/1",
  ],
  "KSP-015": [
    laptop,
    {
      platform: {
        nodeGroups: [
          { name: "cp", role: "control-plane", count: 1 },
          { name: "workers", count: 154 },
        ],
      },
    },
    {},
    "/platform/nodeGroups",
  ],
  "KSP-016": [laptop, { fabric: nativeRacks.fabric }, {}, "/fabric"],
  "KSP-017": [
    onAws,
    { platform: { nodeGroups: [{ ...controlPlane("a"), nodes: [{ name: "a", addresses: ["10.0.0.3"] }] }] } },
    { platform: { nodeGroups: [{ ...controlPlane("a"), nodes: [{ name: "a", addresses: ["10.0.0.4"] }] }] } },
    "/platform/nodeGroups/0/nodes/0/addresses",
  ],
  "KSP-018": [
    small,
    groups({ ...controlPlane("a"), instanceType: "m6i.large" }),
    groups(controlPlane("a")),
    "/platform/nodeGroups/0/instanceType",
  ],
  "KSP-019": [
    onAws,
    {
      platform: {
        on: { ...(onAws.platform as { on?: object }).on, availabilityZones: ["eu-central-1a", "eu-west-1b"] },
      },
    },
    {},
    "/platform/on/availabilityZones",
  ],
  "KSP-020": [small, { kubernetes: "1.32" }, { kubernetes: "1.34" }, "/kubernetes"],
  "KSP-021": [small, pool(), pool({ managedBy: "ippool" }), "/calico/pools/1/cidr"],
};

/** By code; the rules are judged by them, and Ansible is asked about those that Kubespray refuses. */
export const mistakes: Readonly<Record<string, () => Mistake>> = Object.fromEntries(
  Object.entries(fixtures).map(([code, [base, failing, passing, path]]) => [
    code,
    () => ({ failing: made(base, failing), passing: made(base, passing), path }),
  ]),
);
