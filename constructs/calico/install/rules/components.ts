import { list } from "../../../findings";
import type { CalicoCluster } from "../../cluster";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses, operatorRefuses } from "../../verdicts";

const whisker = rule({
  finds: {
    "CAL-012": {
      title: "Whisker without Goldmane",
      severity: "error",
      why: "Whisker shows what Goldmane collects, and the operator waits for it for ever.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/whisker/controller.go",
    },
  },
  check: (context) => {
    const { whisker: isOn, goldmane } = context.cluster.calico.components;
    if (!isOn || goldmane) return;
    context.report.add("CAL-012", at(context, "calico", "components", "goldmane"), {
      message: "Whisker shows what Goldmane collects, and Goldmane is off",
      want: "goldmane on, or whisker off",
      fix: "add calico.components.whisker: false",
    });
  },
});

const apiServer = rule({
  finds: {
    "CAL-013": {
      title: "Calico's API server is off, yet objects need it",
      severity: "error",
      why: "Objects of projectcalico.org/v3 are served by it; without it they cannot be applied.",
      upstream: apiServerRefuses,
      see: "docs.tigera.io/calico/latest/operations/install-apiserver",
    },
  },
  check: (context) => {
    const { calico } = context.cluster;
    if (calico.components.apiServer || calico.installer.kind === "platform") return;
    const needing = kindsOf(calico);
    if (needing.length === 0) return;
    context.report.add("CAL-013", at(context, "calico", "components", "apiServer"), {
      message: `${list(needing)} ${needing.length > 1 ? "are" : "is"} served by Calico's API server, which is off`,
      want: "apiServer on",
      fix: "remove the key",
    });
  },
});

/** The kinds of projectcalico.org/v3 that the kit writes for a cluster. */
function kindsOf(calico: CalicoCluster): readonly string[] {
  const kinds: readonly (readonly [string, boolean])[] = [
    ["FelixConfiguration", Object.keys(calico.felix).length > 0],
    ["BGPConfiguration", calico.bgp.isConfigured],
    ["BGPPeer", calico.bgp.peers.length > 0],
    ["BGPFilter", calico.bgp.filters.length > 0],
    ["IPPool", calico.pools.some(({ managedBy }) => managedBy === "ippool")],
    ["IPAMConfiguration", calico.ipamConfiguration !== undefined],
    ["IPReservation", calico.reservations.length > 0],
    ["KubeControllersConfiguration", calico.kubeControllers !== undefined],
    ["BFDConfiguration", calico.enterprise?.bfd !== undefined],
    ["EgressGatewayPolicy", calico.enterprise?.egress?.policies !== undefined],
    ["PacketCapture", calico.enterprise?.packetCapture?.captures !== undefined],
  ];
  return kinds.filter(([, isWritten]) => isWritten).map(([kind]) => kind);
}

/** Components beside Calico itself. */
export const componentRules: readonly Rule[] = [whisker, apiServer];
