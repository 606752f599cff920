import type { Cluster } from "../calico";
import type { SwitchHandling } from "../fabric";
import type { Step } from "../model";
import { code } from "./markdown";
import { nodeLinks, nodeLinksPath } from "./node-links";

/** The switches of one operating system, and how a person handles them. */
export interface HandledSwitches {
  /** As the intent names the system: part of the step's id. */
  readonly name: string;
  readonly label: string;
  readonly switches: readonly string[];
  /** Its `drain` and `undrain` are those of the first of the switches. */
  readonly handling: SwitchHandling;
  readonly hasPasswords: boolean;
}

/**
 * What must be done by hand before anything speaks to the switches: their files on them, and the nodes' addresses on their links.
 * Nodes lose the mesh later, and have no routes but those of these sessions from then on.
 */
export function switchSteps(cluster: Cluster, systems: readonly HandledSwitches[]): readonly Step[] {
  const hasPasswords = systems.some((one) => one.hasPasswords);
  return [
    ...(hasPasswords ? [passwords] : []),
    ...systems.map((system) => filesStep(system, hasPasswords ? filledIn : "switches")),
    ...linkSteps(cluster),
  ];
}

const filledIn = "filled-in";

const passwords: Step = {
  id: "switch-passwords",
  phase: "control-plane",
  why: "files of switches have no password: a script copies them and puts the passwords in, which it reads from the environment",
  run: {
    kind: "by-hand",
    where: "where the files are",
    parts: [
      {
        what: "which variables it wants, then the copies",
        commands: ["bash switches/fill-in.sh --help", `bash switches/fill-in.sh ${filledIn}`],
      },
    ],
  },
  expect: "the number of files; remove the folder once the switches have them",
};

function filesStep({ name, label, switches, handling }: HandledSwitches, files: string): Step {
  const { put, drain, undrain } = handling;
  const [first = ""] = switches;
  return {
    id: `switches-${name}`,
    phase: "control-plane",
    why: `nodes speak to these switches, and have no other routes once the mesh is off; the same, one switch after the other, whenever their files changed (${label})`,
    run: {
      kind: "by-hand",
      where: `on each of ${someOf(switches)}, with ${code(`FILES=${files} SWITCH=${first}`)} in the shell`,
      parts: [
        ...put,
        ...(drain.length === 0
          ? []
          : [
              {
                what: `later, before work on a switch: send traffic round it (lines of ${first}'s configuration; another has its own AS number)`,
                commands: drain,
              },
              { what: "and have it back afterwards", commands: undrain },
            ]),
      ],
    },
    expect:
      "the switch shows its sessions with other switches Established; those with nodes come with the nodes' peers",
  };
}

/** The first few: all are in plan.json. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 6).map(code).join(", ");
  return names.length > 6 ? `${shown} and ${names.length - 6} more (plan.json)` : shown;
}

function linkSteps(cluster: Cluster): readonly Step[] {
  const links = nodeLinks(cluster);
  if (links.length === 0) return [];
  const shown = links.slice(0, mostShown);
  const rest = links.length - shown.length;
  return [
    {
      id: "node-links",
      phase: "control-plane",
      why: `nodes have an address on each link to a switch, which the kit planned and nothing of it puts there: ${nodeLinksPath} has all`,
      run: {
        kind: "by-hand",
        where: "in what makes the network of each machine (netplan, systemd-networkd, ifupdown)",
        parts: [
          ...shown.map(({ node, tor, address, peer }) => ({
            what: `${code(node)}, port towards ${code(tor)}: ${code(address)}, and the switch is ${code(peer)}`,
            commands: [],
          })),
          ...(rest === 0 ? [] : [{ what: `and ${rest} more, in ${nodeLinksPath}`, commands: [] }]),
        ],
      },
      expect: "each node reaches the address of the switch on each of its links, also after a restart",
    },
  ];
}

const mostShown = 8;
