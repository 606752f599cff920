import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, felixAccepts, operatorAccepts } from "../../verdicts";
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

/** What of the nodes' own settings does not go with two ways and many peers. */
export const fabricNodeRules: readonly Rule[] = [announcing, rolling, reversePath];
