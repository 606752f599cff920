import { formatPodMtu, MINIMUM_MTU } from "../../../net";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { operatorAccepts } from "../../verdicts";
import { derivePodMtu } from "../resolve/mtu";

const mtuCalico = "docs.tigera.io/calico/latest/networking/configuring/mtu";

const mtu = rule({
  finds: {
    "CAL-014": {
      title: "pod MTU above what the network between nodes carries",
      severity: "error",
      why: "Large packets are dropped or fragmented: connections open and then hang at the first full-size packet.",
      upstream: operatorAccepts,
      see: mtuCalico,
    },
    "CAL-015": {
      title: "pod MTU below the smallest that IPv6 allows",
      severity: "error",
      why: "Linux switches IPv6 off on an interface with an MTU below 1280.",
      upstream: operatorAccepts,
      see: "RFC 8200 section 5",
    },
  },
  check: (context) => {
    const { mtu: chosen } = context.cluster.calico;
    const largest = derivePodMtu(context.cluster.network, context.cluster.calico);
    const isAsked = context.intent.calico?.mtu !== undefined;
    if (isAsked && largest !== undefined && chosen > largest.mtu)
      context.report.add("CAL-014", at(context, "calico", "mtu"), {
        message: `pods with an MTU of ${chosen} send packets that do not fit: ${formatPodMtu(largest)}`,
        want: `at most ${largest.mtu}`,
        fix: `write ${largest.mtu}, or remove the key and let it be derived`,
      });
    if (context.cluster.network.families.includes(6) && chosen < MINIMUM_MTU[6])
      context.report.add("CAL-015", at(context, "calico", "mtu"), {
        message: `an MTU of ${chosen} is below IPv6's ${MINIMUM_MTU[6]}, and pods have IPv6 addresses`,
        got: chosen,
        want: `at least ${MINIMUM_MTU[6]}`,
        fix: isAsked
          ? `write ${MINIMUM_MTU[6]} or more, or remove the key`
          : "use a network between nodes with a larger MTU",
      });
  },
});

/** The MTU of pods. Those of tunnels are with Felix and WireGuard. */
export const mtuRules: readonly Rule[] = [mtu];
