import { type ClusterProfile, type Plan, profileOf, stepsOf } from "../../constructs/kit";
import { stepsSection } from "../../constructs/runbook";
import { withSection, withValues } from "./markers";
import { practicesSection } from "./practices";

/**
 * A scenario's page with all that is derived made anew: the sections "What you get" and "Steps", what its practice packs
 * cover, and single values in the author's own sentences. Throws where a marker is missing.
 */
export function scenarioReadme(page: string, plan: Plan): string {
  const profile = profileOf(plan.cluster);
  const steps = `${remark}\n\n${stepsSection(stepsOf(plan))}`;
  const made = withSection(withSection(page, "what-you-get", table(profile)), "steps", steps);
  const practices = practicesSection(plan);
  return withValues(practices === undefined ? made : withSection(made, "practices", practices), valuesOf(profile));
}

const remark =
  "However the cluster is made, these are the steps, in this order; what only checks may come later, and destroying goes " +
  "the other way round. Files are those that `synth` writes.";

function table(profile: ClusterProfile): string {
  const { machines, pools, mtu, underlayMtu, bgp, asNumber, peerAsNumbers, costPerHour } = profile;
  const rows: readonly (readonly [string, string])[] = [
    ["cluster", profile.title],
    ["machines", machines.map(({ group, count }) => `${count} ${group}`).join(", ")],
    ["Calico", `${profile.release}, installed by the ${profile.installer}`],
    ["data plane", profile.dataplane],
    ["encryption", profile.encryption],
    [
      "pod addresses",
      pools.length === 0
        ? "the VPC's own"
        : pools
            .map(({ cidr, encapsulation, blockSize }) => `${cidr}, ${words(encapsulation)}, blocks of /${blockSize}`)
            .join("; "),
    ],
    ["MTU of pods", `${mtu}, on a network of ${underlayMtu}`],
    ["BGP", [bgp, ...(asNumber === undefined ? [] : [`AS ${asNumber}`])].join(", ")],
    ...(peerAsNumbers.length === 0
      ? []
      : [["BGP peers outside", peerAsNumbers.map((one) => `AS ${one}`).join(", ")] as const]),
    ...(costPerHour === undefined
      ? []
      : [
          [
            "cost",
            `about $${costPerHour.toFixed(2)} per hour: us-east-1 on demand, without traffic; no offer`,
          ] as const,
        ]),
  ];
  return ["| what | value |", "|---|---|", ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join("\n");
}

function words(encapsulation: string): string {
  return encapsulation === "None" ? "no encapsulation" : encapsulation.replace("CrossSubnet", " between subnets");
}

/** Values for an author's sentences, by the name in the marker. */
function valuesOf({ machines, pools, mtu, underlayMtu }: ClusterProfile): Readonly<Record<string, string>> {
  return {
    machines: String(machines.reduce((sum, { count }) => sum + count, 0)),
    mtu: String(mtu),
    "link-mtu": `\`mtu ${mtu}\``,
    "underlay-mtu": String(underlayMtu),
    pods: pools.map(({ cidr }) => cidr).join(", "),
    block: pools.map(({ blockSize }) => `/${blockSize}`).join(", "),
  };
}
