import { at as atTop } from "../../../calico";
import { valueAt } from "../../../findings";
import { plain } from "../../../model";
import { Ip } from "../../../net";
import { felixFixedByKops } from "../native";
import { kopsReleaseOf } from "../releases";
import { accepts, at, type KopsRule, refuses, rule } from "./support";

const calicoDocs = "kops.sigs.k8s.io/networking/calico";
const manifest =
  "kubernetes/kops v1.35.0 upup/models/cloudup/resources/addons/networking.projectcalico.org/k8s-1.25.yaml.template";
const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

/** Rules about kOps' own Calico; silent where the kit installs it. */
const own = ({ finds, judge }: KopsRule): KopsRule => ({
  finds,
  judge: (context, report) => {
    if (context.cluster.platform.networking === "calico") judge(context, report);
  },
});

const byOperator = "write platform.networking: cni, and the operator installs Calico";

const dataplanes = rule({
  finds: {
    "KOPS-001": {
      title: "VPP and IPsec beside kOps' own Calico",
      severity: "error",
      why: "kOps installs Calico for Linux' own data planes; only the operator can hand the nodes over to VPP.",
      upstream: accepts,
      see: calicoDocs,
    },
    "KOPS-002": {
      title: "nftables in a kOps that cannot ask its Calico for it",
      severity: "error",
      why: "networking.calico has nftablesMode from kOps 1.36 on: before, Calico stays with iptables beside an nftables kube-proxy.",
      upstream: accepts,
      see: "kubernetes/kops v1.36.2 pkg/apis/kops/v1alpha2/networking.go",
    },
    "KOPS-003": {
      title: "eBPF and kube-proxy side by side in kOps' own Calico",
      severity: "error",
      why: "Both serve Services; kOps 1.36 refuses bpfEnabled with kube-proxy on, and 1.35 lets them fight.",
      upstream: accepts,
      see: `${calicoDocs}/#enabling-the-ebpf-dataplane`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { dataplane, encryption } = cluster.calico;
    if (dataplane.kind === "vpp" || encryption.kind === "ipsec")
      report.add("KOPS-001", atTop(context, "calico", dataplane.kind === "vpp" ? "dataplane" : "encryption", "kind"), {
        message: `kOps' own Calico has no ${dataplane.kind === "vpp" ? "VPP" : "IPsec, which is VPP's"}`,
        want: "iptables, nftables or ebpf with kOps' own Calico",
        fix: byOperator,
      });
    if (dataplane.kind === "nftables" && !kopsReleaseOf(cluster.platform.release).hasNftablesMode)
      report.add("KOPS-002", atTop(context, "calico", "dataplane", "kind"), {
        message: `networking.calico of kOps ${cluster.platform.release} has no nftablesMode`,
        want: "kOps 1.36, or the operator",
        fix: `write platform.release: "1.36.2", or ${byOperator}`,
      });
    if (dataplane.kind === "ebpf" && dataplane.kubeProxy === "leave")
      report.add("KOPS-003", atTop(context, "calico", "dataplane", "kubeProxy"), {
        message: "kOps' own Calico runs eBPF only without kube-proxy",
        want: "remove",
        fix: "remove the key",
      });
  },
});

/** Settings that reach nobody without the operator, and who else hears them. */
const operatorOnly: readonly (readonly (string | number)[])[] = [
  ["edition"],
  ["install"],
  ["images", "imagePath"],
  ["images", "imagePrefix"],
  ["images", "pullSecrets"],
  ["ipam", "kind"],
  ["components", "apiServer"],
  ["components", "goldmane"],
  ["components", "whisker"],
  ["components", "gatewayAPI"],
];

/** Fields of `calico.installation` that kOps' own Calico has a field for. */
const installationOfKops = ["containerIPForwarding", "typhaMetricsPort", "resources"];

const installation = rule({
  finds: {
    "KOPS-004": {
      title: "setting that only the operator can carry out",
      severity: "error",
      why: "kOps' own Calico has no operator: nothing reads the setting and nobody says so.",
      upstream: accepts,
      see: manifest,
    },
  },
  check: (context) => {
    const { intent, report } = context;
    const add = (path: string): void =>
      report.add("KOPS-004", path, {
        message: `${path.slice(path.lastIndexOf("/") + 1)} is for the operator, and kOps' own Calico has none`,
        want: "nothing here with kOps' own Calico",
        fix: `remove the key, or ${byOperator}`,
      });
    const inert: readonly unknown[] = [undefined, false, "oss", "calico"];
    for (const keys of operatorOnly) {
      const path = `/calico/${keys.join("/")}`;
      const value = valueAt(intent, path);
      if (inert.includes(value)) continue;
      if (keys[0] === "install" && intent.calico?.install?.kind === "release") continue;
      add(path);
    }
    for (const key of Object.keys(intent.calico?.installation ?? {}))
      if (!installationOfKops.includes(key)) add(`/calico/installation/${key}`);
    const { node, ...others } = intent.calico?.installation?.resources ?? {};
    for (const key of Object.keys(others)) add(`/calico/installation/resources/${key}`);
    if (node?.limits !== undefined || Object.keys(node?.requests ?? {}).some((name) => name !== "cpu"))
      add("/calico/installation/resources/node");
  },
});

const release = rule({
  finds: {
    "KOPS-005": {
      title: "another release of Calico than the one that kOps installs",
      severity: "error",
      why: "kOps pins Calico with its manifest and CRDs; another image beside them is untested, and fields go missing silently.",
      upstream: accepts,
      see: manifest,
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const asked = intent.calico?.release;
    const pinned = cluster.calico.release.calico;
    if (asked === undefined || asked === pinned) return;
    report.add("KOPS-005", atTop(context, "calico", "release"), {
      message: `kOps ${cluster.platform.release} installs Calico ${pinned}`,
      want: pinned,
      fix: `remove the key, or ${byOperator}`,
    });
  },
});

/** What Calico gives to the pool that calico-node makes at its first start (node/pkg/lifecycle/startup). */
const firstPool: Readonly<Record<string, unknown>> = {
  name: "default-ipv4-ippool",
  blockSize: 26,
  natOutgoing: "Enabled",
  nodeSelector: "all()",
  assignmentMode: "Automatic",
  disableBGPExport: false,
  disableNewAllocations: false,
  managedBy: "installation",
};

const pools = rule({
  finds: {
    "KOPS-006": {
      title: "setting of the pool that kOps makes itself",
      severity: "error",
      why: "kOps' manifest makes one pool, the pod range with Calico's defaults, and says nothing of these fields.",
      upstream: accepts,
      see: manifest,
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const [podRange] = cluster.network.pods;
    const wanted = intent.calico?.pools;
    if (wanted === undefined) return;
    const index = cluster.calico.pools.findIndex(({ cidr }) => podRange?.equals(cidr));
    const detail = {
      want: `the pool ${podRange} with Calico's defaults: block size 26, NAT for what leaves, every node`,
      fix: "remove the key, or add a pool of its own",
    };
    if (index < 0)
      report.add("KOPS-006", atTop(context, "calico", "pools"), {
        message: `kOps makes a pool of the whole pod range ${podRange}, and none of these is it`,
        ...detail,
        fix: `add { cidr: ${podRange} }, or write network.pods as the pool's range`,
      });
    for (const [key, value] of Object.entries(wanted[index] ?? {})) {
      if (key === "namespaceSelector" || (key in firstPool && firstPool[key] !== plain(value)))
        report.add("KOPS-006", atTop(context, "calico", "pools", index, key), {
          message: `kOps makes the pool ${podRange} itself, and ${key} is not among what it asks for`,
          ...detail,
        });
    }
  },
});

const bgp = rule({
  finds: {
    "KOPS-007": {
      title: "BGP where kOps runs no BIRD",
      severity: "error",
      why: "With encapsulationMode vxlan kOps sets calico_backend to vxlan: peers and filters are stored and nobody reads them.",
      upstream: accepts,
      see: manifest,
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    if (cluster.platform.calico?.encapsulationMode !== "vxlan") return;
    const asksOverlay = intent.calico?.routing?.kind === "overlay" && intent.calico.routing.bgp === "Enabled";
    const { isConfigured, peers, filters } = cluster.calico.bgp;
    if (!asksOverlay && !isConfigured && peers.length + filters.length === 0) return;
    report.add("KOPS-007", asksOverlay ? "/calico/routing/bgp" : atTop(context, "calico", "bgp"), {
      message: "with VXLAN kOps' own Calico runs no BIRD, so there is no BGP",
      want: "IPIP or IPIPCrossSubnet, or routing fabric (no encapsulation), which kOps runs with BIRD",
      fix: `use calico.routing.encapsulation: IPIPCrossSubnet, remove BGP, or ${byOperator}`,
    });
  },
});

const autodetection = rule({
  finds: {
    "KOPS-008": {
      title: "way to find the node's address that kOps does not know",
      severity: "error",
      why: "kOps takes first-found, can-reach, interface and skip-interface only.",
      upstream: refuses,
      see: `${validation}/validation.go, validateCalicoAutoDetectionMethod`,
    },
    "KOPS-009": {
      title: "canReach is not an IPv4 address",
      severity: "error",
      why: "Calico takes host names, kOps does not.",
      upstream: refuses,
      see: `${validation}/validation.go, validateCalicoAutoDetectionMethod`,
    },
  },
  check: (context) => {
    const { intent, report } = context;
    const method = intent.calico?.nodeAddressAutodetection?.ipv4;
    const unknown = (["kubernetes", "cidrs"] as const).find((key) => method?.[key] !== undefined);
    if (unknown !== undefined)
      report.add("KOPS-008", atTop(context, "calico", "nodeAddressAutodetection", "ipv4", unknown), {
        message: `kOps has no method ${unknown}`,
        want: "firstFound, interface, skipInterface or canReach",
        fix: "remove the key: nodes have one interface, which firstFound finds",
      });
    if (intent.calico?.nodeAddressAutodetection?.ipv6 !== undefined)
      report.add("KOPS-008", atTop(context, "calico", "nodeAddressAutodetection", "ipv6"), {
        message: "nodes have no IPv6 address that kOps would look for: the kit makes IPv4 clusters with it",
        want: "ipv4 alone",
        fix: "remove the key",
      });
    for (const key of ["interface", "skipInterface"] as const)
      // kOps cuts the text at each =, and wants a first expression.
      if (/=|^\s*,/.test(method?.[key] ?? ""))
        report.add("KOPS-008", atTop(context, "calico", "nodeAddressAutodetection", "ipv4", key), {
          message: `kOps cannot read ${method?.[key]} as a list of expressions`,
          want: "regular expressions without =, separated by commas",
          fix: "write e.g. ^ens5$",
        });
    const { canReach } = method ?? {};
    const parsed = Ip.parse(canReach ?? "0.0.0.0");
    if (canReach !== undefined && (!parsed.ok || parsed.value.family !== 4))
      report.add("KOPS-009", atTop(context, "calico", "nodeAddressAutodetection", "ipv4", "canReach"), {
        message: `kOps takes no ${canReach} here`,
        want: "an IPv4 address",
        fix: "write an address, e.g. the VPC's resolver 169.254.169.253",
      });
  },
});

const felix = rule({
  finds: {
    "KOPS-010": {
      title: "field of Felix that kOps fixes by environment",
      severity: "error",
      why: "An environment variable of calico-node wins over FelixConfiguration, so the field would change nothing.",
      upstream: accepts,
      see: manifest,
    },
  },
  check: (context) => {
    for (const key of Object.keys(context.intent.calico?.felix ?? {})) {
      const fixed = felixFixedByKops[key];
      if (fixed === undefined) continue;
      context.report.add("KOPS-010", atTop(context, "calico", "felix", key), {
        message: `kOps sets ${key} to ${fixed} by environment, which wins over FelixConfiguration`,
        want: "nothing here with kOps' own Calico",
        fix: `remove the key, or ${byOperator}`,
      });
    }
  },
});

const elsewhere = rule({
  finds: {
    "KOPS-044": {
      title: "setting of kOps' own Calico where the operator installs it",
      severity: "error",
      why: "With networking cni kOps has no Calico that could heed it.",
      upstream: accepts,
      see: calicoDocs,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { platform } = context.intent;
    if (cluster.platform.networking === "calico" || platform.typhaReplicas === undefined) return;
    report.add("KOPS-044", at(context, "typhaReplicas"), {
      message: "the operator counts Typha's replicas itself",
      want: "nothing here with networking cni",
      fix: "remove the key",
    });
  },
});

/** kOps' own Calico: what it cannot do, and what only it can. */
export const ownCalicoRules: readonly KopsRule[] = [
  ...[dataplanes, installation, release, pools, bgp, autodetection, felix].map(own),
  elsewhere,
];
