import type { Intent, IntentInput } from "../../../constructs/kit";
import { changed } from "../../support/changed";
import { type Mistake, parsed } from "../../support/rules";
import {
  dual,
  laptop,
  inVsphere,
  nativeDual,
  nativeRacks,
  nativeEbpf,
  nativeTuned,
  nativeVxlan,
  onAws,
  small,
  vpp,
  vxlanInVsphere,
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

type On = Readonly<Record<string, unknown>>;
const onVsphere = (inVsphere.platform as unknown as { readonly on: On & { readonly racks: readonly On[] } }).on;
/** `platform.on` of the machines in vSphere, with a change. */
const on = (changes: On): Changes => ({ platform: { on: { ...onVsphere, ...changes } } });
const [r1, r2] = onVsphere.racks;
const racks = (...all: readonly (On | undefined)[]): Changes => on({ racks: all });
const portGroup = (vlan?: number): On => ({ ...r2, networks: [{ portGroup: "r2", ...(vlan && { vlan }) }] });

const awsOn = (changes: On): Changes => ({ platform: { on: { ...(onAws.platform as { on?: On }).on, ...changes } } });

const atAws = { nodes: [{ name: "a", addresses: ["10.0.0.11"] }] };

const strayWorker = (changes: On): Changes =>
  groups(
    { ...controlPlane("a"), nodes: [{ name: "r1-cp1", addresses: ["172.31.11.11"], rack: "r1" }] },
    { ...worker, nodes: [{ name: "stray", addresses: ["172.31.21.11"], ...changes }] },
  );

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
  "KSP-022": [inVsphere, racks(r1, r2, r2), {}, "/platform/on/racks/2/name"],
  "KSP-023": [inVsphere, strayWorker({ rack: "r9" }), strayWorker({ rack: "r2" }), "/platform/on/racks"],
  "KSP-024": [
    inVsphere,
    racks(r1, { ...r2, networks: [{ portGroup: "DC0_DVPG1" }, { portGroup: "DC0_DVPG2" }] }),
    {},
    "/platform/on/racks/1/networks",
  ],
  "KSP-025": [
    vxlanInVsphere,
    strayWorker({ rack: "r2", addresses: ["172.31.31.11"] }),
    strayWorker({ rack: "r2" }),
    "/platform/on/racks/1/networks",
  ],
  "KSP-026": [
    vxlanInVsphere,
    racks(r1, portGroup(12)),
    on({ racks: [r1, portGroup(12)], distributedSwitch: "DVS0" }),
    "/platform/on/racks/1/networks/0/vlan",
  ],
  "KSP-027": [
    inVsphere,
    on({ vcenter: { server: "10.96.0.10" } }),
    on({ vcenter: { server: "10.97.0.10" } }),
    "/platform/on/vcenter/server",
  ],
  "KSP-028": [
    inVsphere,
    { platform: { loadBalancer: { host: "172.31.11.12" } } },
    { platform: { loadBalancer: { host: "172.31.11.10" } } },
    "/platform/loadBalancer/host",
  ],
  "KSP-029": [
    vxlanInVsphere,
    { calico: { felix: { featureDetectOverride: "SNATFullyRandom=true" } } },
    { calico: { felix: { featureDetectOverride: "SNATFullyRandom=true,ChecksumOffloadBroken=true" } } },
    "/calico/felix/featureDetectOverride",
  ],
  "KSP-040": [
    inVsphere,
    {
      ...racks(
        { ...r1, networks: [{ portGroup: "r1-a" }, { portGroup: "r1-b" }] },
        { ...r2, networks: [{ portGroup: "r2-a" }, { portGroup: "r2-b" }] },
      ),
      fabric: { planes: 2, addresses: { links: ["10.253.0.0/16"] } },
    },
    {},
    "/fabric/planes",
  ],
  "KSP-041": [inVsphere, on({ ssh: { user: "core" } }), {}, "/platform/on/ssh"],
  "KSP-042": [inVsphere, on({ sizes: { worker: { cpus: 8 } } }), {}, "/platform/on/sizes/worker"],
  "KSP-043": [
    inVsphere,
    {
      ...on({ racks: [r1, portGroup(12)], distributedSwitch: "DVS0" }),
      fabric: { render: "whole" },
    },
    { ...on({ racks: [r1, portGroup(12)], distributedSwitch: "DVS0" }), fabric: { render: "neighbours" } },
    "/platform/on/racks/1/networks/0/vlan",
  ],
  "KSP-044": [inVsphere, { fabric: { render: "whole" } }, {}, "/fabric/render"],
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
  "KSP-045": [
    onAws,
    awsOn({ availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1a"] }),
    awsOn({ availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }),
    "/platform/on/availabilityZones/2",
  ],
  "KSP-046": [
    onAws,
    awsOn({ access: ["203.0.113.0/24", "0.0.0.0/0"] }),
    awsOn({ access: ["203.0.113.0/24", "198.51.100.0/24"] }),
    "/platform/on/access/1",
  ],
  "KSP-048": [
    onAws,
    groups({ ...controlPlane("a"), ...atAws, instanceType: "m6g.large" }),
    groups({ ...controlPlane("a"), ...atAws, instanceType: "m6g.large", architecture: "arm64" }),
    "/platform/nodeGroups/0/instanceType",
  ],
  "KSP-047": [onAws, awsOn({ access: ["2001:db8::/32"] }), {}, "/platform/on/access/0"],
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
