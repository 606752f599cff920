/** Claims about versions, hooks and what else the machines are told. */
import { fact, type Fact, inCluster } from "./kops-fact";
import type { Change } from "./kops-specs";

const versions: readonly Fact[] = [
  ...["1.35.0", "v1.35.0", "1.34.3", "1.33.7", "1.32.11", "1.31.14", "1.30.14"].map((version) =>
    fact("row 36, §2.4", `kubernetesVersion ${version}`, inCluster({ kubernetesVersion: version }), "accepts"),
  ),
  fact(
    "row 36",
    "kubernetesVersion 1.36.0",
    inCluster({ kubernetesVersion: "1.36.0" }),
    "refuses",
    "kops upgrade is required",
  ),
  fact(
    "§2.4",
    "kubernetesVersion 1.29.15",
    inCluster({ kubernetesVersion: "1.29.15" }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.4",
    "kubernetesVersion 1.28.15",
    inCluster({ kubernetesVersion: "1.28.15" }),
    "refuses",
    "kubernetes upgrade is required",
  ),
];

const hook = (spec: object): Change => inCluster({ hooks: [{ name: "prepare.service", ...spec }] });
const execContainer = { image: "busybox", command: ["true"] };
const manifest = "[Service]\nType=oneshot\nExecStart=/bin/true\n";

const hooks: readonly Fact[] = [
  fact("row 35", "hook with manifest", hook({ manifest }), "accepts"),
  fact("row 35", "hook with execContainer", hook({ execContainer }), "accepts"),
  fact("row 35", "hook with both", hook({ manifest, execContainer }), "refuses", undefined, "accepts"),
  fact("row 35", "hook with neither", hook({}), "refuses", "you must set either manifest or execContainer"),
  fact(
    "row 35",
    "hook with neither, enabled: false",
    hook({ enabled: false }),
    "accepts",
    "you must set either",
    "refuses",
  ),
  fact("row 35", "hook with neither, disabled: true", hook({ disabled: true }), "accepts"),
  fact(
    "row 35",
    "hook: execContainer without image",
    hook({ execContainer: { command: ["true"] } }),
    "refuses",
    "image must be specified",
  ),
  fact(
    "§2.3",
    "hook: useRawManifest with before",
    hook({ manifest, useRawManifest: true, before: ["kubelet.service"] }),
    "refuses",
    "before may not be used with useRawManifest",
  ),
  fact(
    "row 35",
    "sysctl without =",
    inCluster({ sysctlParameters: ["vm.nr_hugepages"] }),
    "refuses",
    'must contain a "=" character',
  ),
  fact("row 35", "sysctl", inCluster({ sysctlParameters: ["vm.nr_hugepages=512"] }), "accepts"),
  fact(
    "row 37",
    "addons manifest file://",
    inCluster({ addons: [{ manifest: "file:///tmp/addon.yaml" }] }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact("§2.3", "kubeProxy.proxyMode nftables", inCluster({ kubeProxy: { proxyMode: "nftables" } }), "accepts"),
  fact(
    "§2.3",
    "kubeProxy.proxyMode nonsense",
    inCluster({ kubeProxy: { proxyMode: "nonsense" } }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.2",
    "additionalPolicies that are no JSON",
    inCluster({ additionalPolicies: { node: "ec2:DescribeInstances" } }),
    "refuses",
  ),
];

export const softwareFacts: readonly Fact[] = [...versions, ...hooks];
