import { once } from "../model";
import { platforms } from "./platforms";
import type { Platform, Starter, StarterAnswers } from "../platforms";

/** The data planes that a user chooses from, with what each is. */
export const starterDataplanes: Readonly<Record<string, string>> = {
  iptables: "works on every kernel that Calico supports",
  nftables: "iptables' successor; wants Linux 5.13",
  ebpf: "takes kube-proxy's place, and keeps the source address of Service traffic",
  vpp: "forwards in user space; takes a network interface, memory and cores of each node",
};

/** How the first intent of each platform is written, by the platform's kind. */
export const starters = once(
  (): ReadonlyMap<string, Starter> =>
    new Map((platforms() as readonly Platform[]).map(({ kind, starter }) => [kind, starter])),
);

export interface StarterChoices {
  readonly platform: string;
  readonly name: string;
  /** Where editors find the schema, from where the file is. */
  readonly schema: string;
  /** The data plane, and the answers to the platform's own questions. */
  readonly answers: StarterAnswers;
}

/**
 * A first intent as YAML, with the keys that come next in comments: each of them can be taken in as it stands.
 * @throws Error for a platform that is none
 */
export function starterIntent({ platform, name, schema, answers }: StarterChoices): string {
  const starter = starters().get(platform);
  if (starter === undefined) throw new Error(`there is no platform ${platform}`);
  const { dataplane } = answers;
  const own = starter.calico?.(answers) ?? {};
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    "# Every key that is not here has a default with a reason: `calico-kit explain FILE /calico/mtu`. What stands in",
    "# comments can be taken in as it is; `calico-kit check FILE` says what goes together.",
    `name: ${name}`,
    ...starter.lines(answers),
    "# Kubernetes' minor version, in quotes.",
    '# kubernetes: "1.35"',
    "calico:",
    ...(starterDataplanes[dataplane] === undefined ? [] : [`  # ${capital(starterDataplanes[dataplane])}.`]),
    `  dataplane: { kind: ${dataplane} }`,
    "  # How pods of two nodes meet: an overlay (VXLAN, VXLANCrossSubnet, IPIP, IPIPCrossSubnet), routes that the network",
    "  # learns by BGP (kind: fabric), or the cloud's own CNI, with Calico for policy only (kind: cloud).",
    `  # routing: ${own.routing ?? "{ kind: overlay, encapsulation: VXLAN }"}`,
    "  # Traffic between nodes in the clear, or encrypted: wireguard, or, for VPP with IPIP, ipsec.",
    `  # encryption: ${own.encryption ?? `{ kind: ${dataplane === "vpp" ? "none" : "wireguard"} }`}`,
    "  # The MTU of pods follows from the network and from what wraps their packets.",
    "  # mtu: 1280",
    "  # Settings of Felix, by the names that FelixConfiguration gives them.",
    "  # felix: { logSeverityScreen: Warning }",
  ].join("\n")}\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
