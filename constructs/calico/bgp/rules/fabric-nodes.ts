import { list } from "../../../findings";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, felixAccepts, operatorAccepts } from "../../verdicts";
import { announcedOf } from "../announced";
import { onFabric } from "./on-fabric";

const announcing = rule({
  finds: {
    // Field report A2.
    "FAB-074": {
      title: "load balancers announced as one range",
      severity: "warning",
      why: "Every node draws the whole range: what goes to an address without a pod behind it, or of a Service that is Local and lost its own route, is dropped on a node instead of at the first router.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico issues 11502 and 11639",
    },
  },
  check: onFabric((context) => {
    const { configuration } = context.cluster.calico.bgp;
    const ranges = configuration?.serviceLoadBalancerIPs ?? [];
    if (ranges.length === 0 || configuration?.serviceLoadBalancerAggregation !== "Enabled") return;
    context.report.add("FAB-074", at(context, "calico", "bgp", "serviceLoadBalancerAggregation"), {
      message: `every node announces ${ranges.map(({ cidr }) => cidr).join(", ")}, whatever Services there are`,
      got: "Enabled",
      want: "Disabled: an address for each Service that there is",
      fix: "remove the key: on a fabric the kit writes Disabled",
    });
  }),
});

const rolling = rule({
  finds: {
    // Field report A5.
    "FAB-075": {
      title: "several nodes of a fabric restart at once",
      severity: "warning",
      why: "A BIRD that restarts says nothing until all of its peers have told it everything, or for 240 s: two that wait for each other are without routes for as long.",
      upstream: operatorAccepts,
      see: "projectcalico/calico issues 7144 and 9597",
    },
  },
  check: onFabric((context, fabric) => {
    const most = context.cluster.calico.installation.nodeUpdateStrategy?.maxUnavailable;
    const isOne = most === undefined || String(most) === "1";
    // Who has sessions with switches only waits for no other node.
    if (isOne || fabric.design.kind !== "route-reflectors") return;
    context.report.add("FAB-075", at(context, "calico", "installation", "nodeUpdateStrategy", "maxUnavailable"), {
      message: `an update restarts ${most} of calico-node at a time, reflectors among them`,
      got: most,
      want: "1",
      fix: "remove the key",
    });
  }),
});

const reversePath = rule({
  finds: {
    // Field report A6: the releases that the kit pins have both fixes of projectcalico/calico issue 10469.
    "FAB-076": {
      title: "eBPF checks the way back of nodes with two ways",
      severity: "error",
      why: "A packet may come in by the other link than the one that its answer leaves by: with Strict eBPF drops it.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/reference/felix/configuration (bpfEnforceRPF); projectcalico/calico issue 10469",
    },
  },
  check: onFabric((context, { planes, links, racks }) => {
    const { dataplane, felix } = context.cluster.calico;
    if (dataplane.kind !== "ebpf" || felix.bpfEnforceRPF?.toLowerCase() !== "strict") return;
    const hasLinks = planes === 2 || links.kind === "routed";
    const rack = racks.find(({ nodes }) => nodes.some((node) => node.links.length > 1));
    if (!hasLinks || rack === undefined) return;
    context.report.add("FAB-076", at(context, "calico", "felix", "bpfEnforceRPF"), {
      message: `nodes of rack ${rack.name} have a link to each of ${rack.tors.length} switches, and packets take either`,
      got: "Strict",
      want: "Loose",
      fix: "remove the key for Felix' default, Loose",
    });
  }),
});

const race = rule({
  finds: {
    // Field report A28: nobody has mended it, and an intent does not say which Services are Local.
    "FAB-088": {
      title: "Services that are Local, announced before eBPF knows them",
      severity: "info",
      why: "BIRD announces the address of a Service with externalTrafficPolicy Local once a node has its first pod, and eBPF may know that pod only seconds later: what switches send meanwhile is lost.",
      upstream: felixAccepts,
      see: "projectcalico/calico issue 11523",
    },
  },
  check: onFabric((context) => {
    const { cluster, report } = context;
    const { services } = announcedOf(cluster);
    if (cluster.calico.dataplane.kind !== "ebpf" || services.length === 0) return;
    report.add("FAB-088", at(context, "fabric", "services"), {
      message: `addresses of ${list(services)} may be announced one by one, and the data plane is eBPF`,
      got: list(services),
      want: "no promise that adding pods of such a Service loses nothing",
      fix: "add pods on nodes that have one already, or write externalTrafficPolicy: Cluster where losing the client's address does not matter",
    });
  }),
});

/** What of the nodes' own settings does not go with two ways and many peers. */
export const fabricNodeRules: readonly Rule[] = [announcing, rolling, reversePath, race];
