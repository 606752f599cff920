import { list } from "../../../findings";
import { interfaceNames } from "../../../model";
import { goRegExp } from "../../go-regexp";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, ipOf } from "../../support";
import { operatorAccepts, operatorRefuses } from "../../verdicts";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const autodetection = "docs.tigera.io/calico/latest/networking/ipam/ip-autodetection";

const families = [
  ["ipv4", 4],
  ["ipv6", 6],
] as const;

const methods = rule({
  finds: {
    "CAL-030": {
      title: "several ways to find a node's address",
      severity: "error",
      why: "The operator takes one per IP family.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-031": {
      title: "no way to find a node's address",
      severity: "error",
      why: "An empty method switches detection off: nodes have no address for routes and tunnels.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (getAutodetectionMethod)",
    },
  },
  check: (context) => {
    for (const [name] of families) {
      const method = context.cluster.calico.nodeAddressAutodetection[name];
      const given = Object.keys(method ?? {});
      if (method === undefined || given.length === 1) continue;
      const path = key(context, name);
      const want = "exactly one of firstFound, kubernetes, interface, skipInterface, canReach, cidrs";
      if (given.length > 1)
        context.report.add("CAL-030", path, {
          message: `${list(given)} are given together for ${name}`,
          want,
          fix: `keep ${given.includes("kubernetes") ? "kubernetes" : given[0]} and remove the rest`,
        });
      else
        context.report.add("CAL-031", path, {
          message: `the method for ${name} is empty`,
          want,
          fix: "remove the key for the platform's own method, or write kubernetes: NodeInternalIP",
        });
    }
  },
});

const interfaces = rule({
  finds: {
    "CAL-032": {
      title: "the pattern does not fit the nodes' primary interface",
      severity: "warning",
      why: "calico-node would take another interface's address, or find none and not become ready.",
      upstream: operatorAccepts,
      see: autodetection,
    },
  },
  check: (context) => {
    const primaries = interfaceNames(context.cluster.nodes);
    if (context.cluster.calico.dataplane.kind === "vpp") return; // VPP-009 says more.
    for (const [name] of families) {
      const method = context.cluster.calico.nodeAddressAutodetection[name];
      for (const [option, isRight] of [
        ["interface", (matches: boolean) => matches],
        ["skipInterface", (matches: boolean) => !matches],
      ] as const) {
        const pattern = method?.[option];
        if (pattern === undefined) continue;
        const primary = primaries.find((one) => {
          const matches = matchesAny(pattern, one);
          return matches !== undefined && !isRight(matches);
        });
        if (primary === undefined) continue;
        context.report.add("CAL-032", key(context, name, option), {
          message: `${pattern} ${option === "interface" ? "does not match" : "skips"} ${primary}, the nodes' primary interface`,
          want: `a pattern that ${option === "interface" ? "matches" : "does not match"} ${primary}`,
          fix: `write ${option === "interface" ? `^${primary}$` : "^(docker|br-).*"}, or use kubernetes: NodeInternalIP`,
        });
      }
    }
  },
});

const addresses = rule({
  finds: {
    "CAL-033": {
      title: "address detection names an address of the other IP family",
      severity: "error",
      why: "It can never match, and calico-node does not become ready.",
      upstream: operatorAccepts,
      see: autodetection,
    },
    "CAL-034": {
      title: "address detection looks where no node has an address",
      severity: "error",
      why: "No address is found, and calico-node does not become ready.",
      upstream: operatorAccepts,
      see: autodetection,
    },
    "CAL-035": {
      title: "neither an address nor a host name",
      severity: "error",
      why: "calico-node asks the kernel for the route to it; a text that is neither has none.",
      upstream: operatorAccepts,
      see: autodetection,
    },
  },
  check: (context) => {
    const { nodes } = context.cluster.network;
    for (const [name, family] of families) {
      const method = context.cluster.calico.nodeAddressAutodetection[name];
      for (const [index, range] of (method?.cidrs ?? []).entries()) {
        if (range.family !== family)
          wrongFamily(context, key(context, name, "cidrs", index), range.toString(), family, range.family);
        else if (nodes.some((block) => block.family === family) && !nodes.some((block) => block.overlaps(range)))
          context.report.add("CAL-034", key(context, name, "cidrs", index), {
            message: `no node has an address in ${range}`,
            want: `a range that shares addresses with ${list(nodes)}`,
            fix: `write ${list(nodes)}, or use kubernetes: NodeInternalIP`,
          });
      }
      const target = method?.canReach;
      if (target === undefined) continue;
      const address = ipOf(target);
      if (address !== undefined && address.family !== family)
        wrongFamily(context, key(context, name, "canReach"), target, family, address.family);
      else if (address === undefined && !isHostName(target))
        context.report.add("CAL-035", key(context, name, "canReach"), {
          message: `${target} is neither an address nor a host name`,
          want: `an IPv${family} address or a host name`,
          fix: `write it as in ${family === 4 ? "8.8.8.8" : "2001:4860:4860::8888"}`,
        });
    }
  },
});

function wrongFamily(context: RuleContext<"CAL-033">, path: string, text: string, family: 4 | 6, actual: 4 | 6): void {
  context.report.add("CAL-033", path, {
    message: `${text} is IPv${actual}, and this is how a node finds its IPv${family} address`,
    want: `an IPv${family} value`,
    fix: `move it to ipv${actual}`,
  });
}

/** Whether a comma-separated list of patterns matches; undefined where one of them does not compile. */
export function matchesAny(patterns: string, name: string): boolean | undefined {
  const compiled = patterns.split(",").map(goRegExp);
  if (compiled.some(({ ok }) => !ok)) return undefined;
  return compiled.some((pattern) => pattern.ok && pattern.test(name));
}

export function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split(".").every((label) => /^[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?$/.test(label))
  );
}

function key(context: RuleContext, ...keys: readonly (string | number)[]): string {
  return at(context, "calico", "nodeAddressAutodetection", ...keys);
}

/** How a node finds its own address. */
export const autodetectionRules: readonly Rule[] = [methods, interfaces, addresses];
