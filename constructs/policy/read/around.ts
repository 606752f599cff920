import { Cidr } from "../../net";
import type { Written } from "../policy";
import { gatherFailsafe, type GatheredFailsafe, nothingConfigured } from "./failsafe";
import type { Field } from "./field";
import type { ObjectFields } from "./object";

/** A pool of pods' addresses, of an IPPool or of an Installation. */
export interface Pool {
  readonly name: string;
  readonly cidr: Cidr;
  /** Prefix length of a node's block; absent: Calico's default. */
  readonly blockSize?: number;
  /** Whether every pod of its nodes may get an address of it. */
  readonly isForEverybody: boolean;
  readonly natOutgoing: boolean;
  readonly nodeSelector: string;
  readonly isDisabled: boolean;
  /** Whether routes between nodes come by BGP only: IP-in-IP, or no encapsulation. */
  readonly needsBgp: boolean;
  /** Whether it is an object of its own, and no entry of an Installation. */
  readonly isObject: boolean;
  readonly written: Written;
}

/** What is no policy, and decides what policies and pools come to. */
export interface Around {
  readonly pools: readonly Pool[];
  /** Names and ranges of pools that namespaces and pods ask for by annotation. */
  readonly askedPools: ReadonlySet<string>;
  /** Whether Felix works with nftables; undefined where no object says it. */
  readonly isNftables?: boolean;
  /** Whether kube-controllers make host endpoints of nodes. */
  readonly hasAutoHosts: boolean;
  /** Whether an Installation says that there is no BGP. */
  readonly isBgpOff: boolean;
  /** The BGPConfiguration that has no mesh between all nodes. */
  readonly withoutMesh?: Written;
}

export interface Gathered {
  readonly failsafe: GatheredFailsafe;
  readonly pools: Pool[];
  readonly askedPools: Set<string>;
  isNftables?: boolean;
  hasAutoHosts: boolean;
  isBgpOff: boolean;
  withoutMesh?: Written;
}

export const nothingGathered = (): Gathered => ({
  failsafe: nothingConfigured(),
  pools: [],
  askedPools: new Set(),
  hasAutoHosts: false,
  isBgpOff: false,
});

/** API versions of Calico's own kinds, served or stored. */
export const calicoGroup = /^(crd\.)?projectcalico\.org\//;

/** Takes what is of use, and says nothing of what is wrong: other programs and rules do. */
export function gather(kind: string, version: string, object: ObjectFields, to: Gathered): void {
  const { body } = object;
  const spec = body.at("spec");
  if (version.startsWith("operator.tigera.io/") && kind === "Installation") gatherInstallation(spec, to);
  if (calicoGroup.test(version) && kind === "IPPool") gatherPool(object.name, spec, true, to);
  if (calicoGroup.test(version) && kind === "FelixConfiguration") gatherFailsafe(object.name, spec, to.failsafe);
  if (calicoGroup.test(version) && kind === "FelixConfiguration" && object.name === "default") gatherFelix(spec, to);
  if (calicoGroup.test(version) && kind === "BGPConfiguration" && object.name === "default")
    if (spec.at("nodeToNodeMeshEnabled").value === false) to.withoutMesh = spec.at("nodeToNodeMeshEnabled").written;
  if (calicoGroup.test(version) && kind === "KubeControllersConfiguration")
    to.hasAutoHosts ||= spec.at("controllers").at("node").at("hostEndpoint").at("autoCreate").value === "Enabled";
  for (const holder of [body, spec.at("template"), spec.at("jobTemplate").at("spec").at("template")])
    gatherAsked(holder.at("metadata").at("annotations"), to);
}

function gatherInstallation(spec: Field, to: Gathered): void {
  const network = spec.at("calicoNetwork");
  const dataplane = network.at("linuxDataplane").value;
  if (typeof dataplane === "string") to.isNftables = dataplane === "Nftables";
  // Another CNI routes pods by itself.
  const cni = spec.at("cni").at("type").value ?? "Calico";
  if (network.at("bgp").value === "Disabled" && cni === "Calico") to.isBgpOff = true;
  const pools = network.at("ipPools");
  if (Array.isArray(pools.value)) for (const item of pools.list()) gatherPool(undefined, item, false, to);
}

function gatherFelix(spec: Field, to: Gathered): void {
  const mode = spec.at("nftablesMode").value;
  if (mode === "Enabled" || mode === "Disabled") to.isNftables = mode === "Enabled";
  if (spec.at("bpfEnabled").value === true) to.isNftables = false;
}

function gatherPool(name: string | undefined, spec: Field, isObject: boolean, to: Gathered): void {
  const text = spec.at("cidr").value;
  if (typeof text !== "string") return;
  const cidr = Cidr.parse(text, { strict: false });
  if (!cidr.ok) return;
  const uses = spec.at("allowedUses").value;
  const selector = spec.at("nodeSelector").value;
  const blockSize = spec.at("blockSize").value;
  const own = spec.at("name").value;
  const nat = spec.at("natOutgoing").value;
  to.pools.push({
    name: name ?? (typeof own === "string" ? own : text),
    cidr: cidr.value,
    ...(typeof blockSize === "number" ? { blockSize } : {}),
    isForEverybody:
      spec.at("assignmentMode").value !== "Manual" &&
      !spec.at("namespaceSelector").isThere &&
      (!Array.isArray(uses) || uses.includes("Workload")),
    // An Installation's default is Enabled, an IPPool's false.
    natOutgoing: isObject ? nat === true : nat !== "Disabled",
    nodeSelector: typeof selector === "string" && selector.trim() !== "" ? selector.trim() : "all()",
    isDisabled: spec.at("disabled").value === true,
    needsBgp: needsBgp(spec, isObject) && (!Array.isArray(uses) || uses.includes("Workload")),
    isObject,
    written: spec.at("cidr").written,
  });
}

function needsBgp(spec: Field, isObject: boolean): boolean {
  if (!isObject) {
    const encapsulation = spec.at("encapsulation").value;
    return !(typeof encapsulation === "string" && encapsulation.startsWith("VXLAN"));
  }
  const vxlan = spec.at("vxlanMode").value;
  return vxlan === undefined || vxlan === null || vxlan === "Never";
}

function gatherAsked(annotations: Field, to: Gathered): void {
  for (const key of ["cni.projectcalico.org/ipv4pools", "cni.projectcalico.org/ipv6pools"]) {
    const text = annotations.at(key).value;
    if (typeof text !== "string") continue;
    for (const one of namesIn(text)) to.askedPools.add(one);
  }
}

/** The annotation is a JSON list of names or ranges. */
function namesIn(text: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === "string") : [];
  } catch {
    return [];
  }
}
