import { type Cluster, type ExistingSecret, existingSecrets, type ReleaseStep } from "../calico";
import { inPhaseOrder, isAfterNodes, type LateName, type Phase, type Step } from "../model";
import { enterpriseSteps, ownDefinitions } from "./enterprise-steps";
import { policyNamespaceSteps, policySteps } from "./policy-steps";
import { sessionSteps } from "./sessions";

/** A manifest as a file that `synth` writes. */
export interface AppliedFile {
  /** `manifests/NN-<phase>-<name>.yaml`. */
  readonly path: string;
  readonly phase: Phase;
  /** Late values that the file still waits for. */
  readonly late: readonly LateName[];
  /** Whether its objects are parts of Nodes that are there already. */
  readonly ofOthers?: true;
}

/**
 * What is to be applied to a cluster that answers, in order: the files of `synth`, the published files of a release, and
 * the waits between them.
 */
export function calicoSteps(
  cluster: Cluster,
  files: readonly AppliedFile[],
  published: readonly ReleaseStep[],
): readonly Step[] {
  const steps = [...files.map(applyStep), ...published.map(downloadStep)];
  const isAnyAfterNodes = steps.some(({ phase }) => isAfterNodes(phase));
  const hasDefinitions = steps.some(({ phase }) => phase === "crds");
  const served = cluster.calico.installer.kind === "platform" ? ownCrds : apiServerReady;
  // Within its phase, what is waited for comes before the objects that need it, and the definitions before their wait.
  const isEnterprise = cluster.calico.release.kind === "enterprise";
  return inPhaseOrder([
    ...(isAnyAfterNodes || isEnterprise ? [served] : []),
    ...existingSecrets(cluster).flatMap(secretSteps),
    ...(hasRouters(cluster) ? [oneSpeaker] : []),
    ...enterpriseSteps(cluster),
    ...policyNamespaceSteps(cluster),
    ...steps,
    ...policySteps(cluster),
    ...(hasDefinitions ? [ownDefinitions(cluster) ?? crdsEstablished] : []),
    ...sessionSteps(cluster),
  ]);
}

/** Whether nodes peer with somebody who is not one of them. */
function hasRouters({ calico: { bgp, routing } }: Cluster): boolean {
  return routing.bgp === "Enabled" && bgp.peers.some(({ peerIP }) => peerIP !== undefined);
}

/** Nothing in an intent says what else runs on the nodes (metallb issue 1966, kube-vip issue 398). */
const oneSpeaker: Step = {
  id: "one-bgp-speaker",
  phase: "resources",
  why: "a router has one session with an address: a second BGP daemon on a node takes it from Calico's, or loses it to it",
  run: {
    kind: "check",
    command: ["kubectl", "get", "daemonsets", "--all-namespaces", "-o", "wide"],
  },
  expect:
    "no MetalLB speaker, no kube-vip with bgp_enable, no FRR, GoBGP or kube-router on the same nodes; MetalLB's controller alone, and kube-vip by ARP, are right",
};

/** What somebody else puts in place. Its namespace may be made in the same phase, so that nothing runs it unasked. */
function secretSteps({ name, namespaces, holds, before, phase }: ExistingSecret): readonly Step[] {
  return namespaces.map((namespace) => ({
    id: `secret-${namespace}-${name}`,
    phase,
    why: `Secret ${name} must be in ${namespace} before ${before}, and the kit does not make it`,
    run: { kind: "check", command: ["kubectl", "-n", namespace, "get", "secret", name] },
    expect: `the Secret, with ${holds}`,
  }));
}

function applyStep({ path, phase, late, ofOthers }: AppliedFile): Step {
  const id = path.replace(/^.*\/\d+-|\.yaml$/g, "").replace(/^([a-z]+)-\1$/, "$1");
  if (ofOthers === true)
    return {
      id,
      phase,
      why: "peers find nodes by these labels, and calico-node reads its AS number from its Node when it starts",
      run: { kind: "apply", path, late, ofNodes: true },
      expect: "`serverside-applied` for each node; one that is not there stops it",
    };
  return {
    id,
    phase,
    why: reasonsOfFiles[id] ?? reasons[phase],
    run: { kind: "apply", path, late },
    expect: "`serverside-applied` for each object",
    undo: [["kubectl", "delete", "--ignore-not-found", "-f", path]],
  };
}

function downloadStep({ phase, name, url, sha256, edits }: ReleaseStep): Step {
  return {
    id: name,
    phase,
    why: published[phase],
    run: { kind: "download", url, sha256, edits },
    expect: "`serverside-applied` for each object",
    undo: [["kubectl", "delete", "--ignore-not-found", "-f", url]],
  };
}

const reasons: Readonly<Record<Phase, string>> = {
  platform: "what the platform itself needs comes before anything of Calico",
  crds: "namespaces and definitions come before what is put into them",
  operator: "the operator and what it reads when it starts",
  installation: "tells the operator which Calico to install; its pods wait for a node",
  vpp: "VPP must be known before the first node, whose interface it takes",
  resources: "Calico's own objects, once somebody serves them",
  bgp: "BGPConfiguration may switch the mesh off: its peers, and who reflects routes, come before",
};

/** Of files that are not what their phase is for, by the step's id. */
const reasonsOfFiles: Readonly<Record<string, string>> = {
  "resources-policy-tiers": "a policy is refused while its tier is not there",
  "resources-policy-sets": "addresses under labels come before the policies that name them",
  "resources-policy-staged": "staged policies refuse nothing: flow logs say what they would refuse",
  "resources-policy-allowing": "what lets through is there before what refuses, and goes after it",
  "resources-policy-enforced": "what is promoted; from here on it refuses",
  "resources-kube-controllers":
    "kube-controllers find their settings; host endpoints of nodes come behind the policies that allow their traffic",
  "operator-bgp-layout": "what nodes were told at boot: the operator hands it to calico-node",
  "installation-early-peers":
    "calico-node's BGP takes over from the node's own as it starts: without its peers the node would be cut off from the API server",
  "installation-early-bgp": "there is no mesh, not even at first: stable addresses are found by the switches alone",
};

const published: Readonly<Record<ReleaseStep["phase"], string>> = {
  crds: "the definitions of Calico's objects, from the release",
  operator: "the operator, from the release",
};

const crdsEstablished: Step = {
  id: "crds-established",
  phase: "crds",
  why: "an Installation is refused until its definition is served",
  run: {
    kind: "wait",
    until: [{ resource: "crd/installations.operator.tigera.io", until: "Established", timeout: "60s" }],
  },
  expect: "`condition met`",
};

/** The platform installs Calico with its first control-plane node. */
const ownCrds: Step = {
  id: "own-calico",
  phase: "resources",
  why: "the platform installs Calico, and its definitions, with its first control-plane node",
  run: {
    kind: "wait",
    what: "the Calico that the platform installs",
    until: [
      { resource: "crd/bgpconfigurations.crd.projectcalico.org", until: "create", timeout: "15m" },
      { resource: "crd/bgpconfigurations.crd.projectcalico.org", until: "Established", timeout: "60s" },
    ],
  },
  expect: "`condition met`",
};

const apiServerReady: Step = {
  id: "api-server-ready",
  phase: "resources",
  why: "projectcalico.org/v3 is served by Calico's API server, which is a pod: it needs a node",
  note: "projectcalico.org/v3 is served by Calico's API server, which is a pod: it needs a node.",
  run: {
    kind: "wait",
    what: "Calico's API server (it needs a node that is Ready)",
    until: [
      { resource: "tigerastatus/apiserver", until: "create", timeout: "15m" },
      { resource: "tigerastatus/apiserver", until: "Available", timeout: "15m" },
    ],
  },
  expect: "`condition met`, once a node is Ready",
};
