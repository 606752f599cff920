import type { Cluster } from "../../constructs/calico";
import { pointer } from "../../constructs/findings";
import { children } from "./pointers";
import { columns, plural } from "../text";

/** What the parts of a resolved cluster are about, in the order in which they follow from one another. */
const about: Readonly<Record<keyof Cluster, string>> = {
  name: "the cluster's name, and the prefix of what is made for it",
  kubernetes: "the minor version of Kubernetes",
  network: "ranges of pods, Services and nodes, and what the network between nodes carries",
  nodes: "groups of equal nodes, and the nodes that the intent names",
  controlPlane: "where the Kubernetes API is, and how nodes and pods reach it",
  fabric: "switches, links and racks, their addresses and AS numbers",
  calico: "all of Calico: data plane, encryption, routing, pools, BGP, Felix, MTU, installation",
  platform: "what only the platform of this cluster has",
};

/** A part of the resolved cluster. */
export interface Section {
  readonly pointer: string;
  readonly about: string;
  /** Its value where it is a single one. */
  readonly value?: string;
  /** How many values, lists and mappings are directly in it; absent for a single value. */
  readonly parts?: number;
}

/** The top-level parts of a cluster that is resolved. */
export function sections(cluster: Readonly<Record<string, unknown>>): readonly Section[] {
  return Object.entries(about).flatMap(([key, text]): Section[] => {
    const value = cluster[key];
    if (value === undefined) return [];
    const place = pointer(key);
    const size =
      typeof value === "object"
        ? { parts: children(value, place).length }
        : { value: typeof value === "string" ? value : JSON.stringify(value) };
    return [{ pointer: place, about: text, ...size }];
  });
}

/** The sections as lines, and how to go on from there; `command` explains the same source. */
export function renderSections(all: readonly Section[], command: string): string[] {
  const rows = all.map(({ pointer: place, value, parts, about: text }) => [
    place,
    value ?? plural(parts ?? 0, "part"),
    text,
  ]);
  return [
    ...columns(rows),
    "",
    "To go on, name one of them, or any value in it:",
    `  ${command} /calico      what is in it, with the reason of each`,
    `  ${command} /calico/mtu  one value, and the chain of reasons behind it`,
  ];
}
