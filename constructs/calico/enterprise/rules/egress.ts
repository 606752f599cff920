import { list } from "../../../findings";
import { evaluateSelector, type Selector } from "../../../model";
import type { CalicoPool } from "../../cluster";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, operatorAccepts, operatorRefuses } from "../../verdicts";
import type { Egress } from "../egress-schema";

const page = "docs.tigera.io/calico-enterprise/latest/networking/egress/egress-gateway-on-prem";
const controller = "tigera/operator pkg/controller/egressgateway/egressgateway_controller.go";

type Gateway = Egress["gateways"][number];
type Named = Gateway["ipPools"][number];

const isNamed = (wanted: Named, { name, cidr }: CalicoPool): boolean =>
  "name" in wanted ? wanted.name === name : wanted.cidr.equals(cidr);

const nameOf = (wanted: Named): string => ("name" in wanted ? wanted.name : wanted.cidr.toString());

const gateways = rule({
  finds: {
    "ENT-020": {
      title: "egress gateways under a CNI that is not Calico's",
      severity: "error",
      why: "Gateways have addresses of Calico's pools, and routes to them are Calico's: nothing leaves by them.",
      upstream: operatorAccepts,
      see: page,
    },
    "ENT-021": {
      title: "egress gateway with a pool that has no address for it",
      severity: "error",
      why: "The operator refuses a pool that is not there, and makes no gateway; of one that is not for pods none gets an address.",
      upstream: operatorRefuses,
      see: controller,
    },
    "ENT-022": {
      title: "failure detection of an egress gateway that cannot work",
      severity: "error",
      why: "The operator wants a probe, and a timeout that is not shorter than the interval; else it makes no gateway.",
      upstream: operatorRefuses,
      see: controller,
    },
    "ENT-023": {
      title: "more egress gateways than addresses",
      severity: "error",
      why: "Each replica has an address of the pool for itself: those without one never start.",
      upstream: operatorAccepts,
      see: page,
    },
    "ENT-024": {
      title: "pool of egress gateways that other pods have addresses of, too",
      severity: "warning",
      why: "A firewall outside lets such an address through, whoever has it; and the gateway may find none left.",
      upstream: operatorAccepts,
      see: page,
    },
    "ENT-025": {
      title: "egress gateways behind NAT",
      severity: "warning",
      why: "With natOutgoing the world sees the address of the gateway's node, and not the gateway's own.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/networking/egress/egress-gateway-host-ip",
    },
  },
  check: (context) => {
    const { calico } = context.cluster;
    const { egress } = calico.enterprise ?? {};
    if (egress === undefined) return;
    if (calico.cni !== "Calico")
      context.report.add("ENT-020", at(context, "calico", "enterprise", "egress"), {
        message: `pods have addresses of ${calico.cni}`,
        want: "Calico's CNI: calico.routing of kind overlay or fabric",
        fix: "write calico.routing: { kind: overlay, encapsulation: VXLAN }, or remove calico.enterprise.egress",
      });
    for (const [index, gateway] of egress.gateways.entries()) {
      judgeDetection(context, index, gateway);
      if (calico.cni === "Calico") judgePools(context, index, gateway);
    }
  },
});

type GatewayCodes = "ENT-020" | "ENT-021" | "ENT-022" | "ENT-023" | "ENT-024" | "ENT-025";

function judgePools(context: RuleContext<GatewayCodes>, index: number, { name, ipPools, replicas }: Gateway): void {
  const { pools } = context.cluster.calico;
  const place = (...keys: readonly (string | number)[]): string =>
    at(context, "calico", "enterprise", "egress", "gateways", index, ...keys);
  const found = ipPools.map((wanted) => pools.find((pool) => isNamed(wanted, pool)));
  for (const [position, wanted] of ipPools.entries()) {
    const pool = found[position];
    if (pool?.allowedUses.includes("Workload") !== true)
      context.report.add("ENT-021", place("ipPools", position), {
        message: `${nameOf(wanted)} is ${pool === undefined ? "no pool of this cluster" : "no pool for pods"}`,
        got: nameOf(wanted),
        want: "a pool of calico.pools for pods, by its name or its exact cidr",
        fix: "add { name: egress, cidr: 10.10.10.0/28, blockSize: 30, assignmentMode: Manual, natOutgoing: Disabled } to calico.pools",
      });
    else judgePool(context, place("ipPools", position), name, pool);
  }
  if (found.some((pool) => pool === undefined)) return;
  const room = found.reduce((sum, pool) => sum + (pool?.cidr.size ?? 0n), 0n);
  if (BigInt(replicas ?? 1) > room)
    context.report.add("ENT-023", place("replicas"), {
      message: `gateway ${name} wants ${replicas ?? 1} addresses, and its pools have ${room}`,
      got: replicas ?? 1,
      want: `at most ${room}`,
      fix: "write fewer replicas, or a larger pool",
    });
}

function judgePool(context: RuleContext<GatewayCodes>, path: string, name: string, pool: CalicoPool): void {
  const isForNobody = pool.nodeSelector.tree.kind === "not" && pool.nodeSelector.tree.operand.kind === "all";
  if (pool.assignmentMode === "Automatic" && !isForNobody && pool.namespaceSelector === undefined)
    context.report.add("ENT-024", path, {
      message: `any pod may have an address of ${pool.name}, which gateway ${name} stands for`,
      got: `assignmentMode: ${pool.assignmentMode}`,
      want: "a pool that is given out only where somebody names it",
      fix: "write assignmentMode: Manual for the pool",
    });
  if (pool.natOutgoing === "Enabled")
    context.report.add("ENT-025", path, {
      message: `what leaves by gateway ${name} has the address of a node`,
      got: "natOutgoing: Enabled",
      want: "natOutgoing: Disabled, and a route back to the pool; or accept it, if nodes' addresses are what is wanted",
      fix: "write natOutgoing: Disabled for the pool",
    });
}

/** The operator's API has them; what it compares is with the defaults filled in. */
const probeDefaults = { icmpProbe: { interval: 5, timeout: 15 }, httpProbe: { interval: 10, timeout: 30 } } as const;

function judgeDetection(context: RuleContext<GatewayCodes>, index: number, { name, failureDetection }: Gateway): void {
  if (failureDetection === undefined) return;
  const place = (...keys: readonly string[]): string =>
    at(context, "calico", "enterprise", "egress", "gateways", index, "failureDetection", ...keys);
  if (failureDetection.icmpProbe === undefined && failureDetection.httpProbe === undefined)
    context.report.add("ENT-022", place(), {
      message: `failureDetection of gateway ${name} has no probe`,
      want: "icmpProbe, httpProbe, or no failureDetection",
      fix: "add icmpProbe: { ips: [ADDRESS] }, or remove the key",
    });
  for (const kind of ["icmpProbe", "httpProbe"] as const) {
    const probe = failureDetection[kind];
    if (probe === undefined) continue;
    const { interval, timeout } = probeDefaults[kind];
    const [every, within] = [probe.intervalSeconds ?? interval, probe.timeoutSeconds ?? timeout];
    if (within < every)
      context.report.add("ENT-022", place(kind), {
        message: `${kind} of gateway ${name} gives up after ${within} s and asks every ${every} s`,
        got: within,
        want: `timeoutSeconds of ${every} or more`,
        fix: "write a longer timeoutSeconds, or a shorter intervalSeconds",
      });
  }
}

const policies = rule({
  finds: {
    "ENT-026": {
      title: "two rules of an egress gateway policy for one destination",
      severity: "error",
      why: "The longest prefix decides, and of two that are alike only one can.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/egressgatewaypolicy",
    },
    "ENT-027": {
      title: "rule of an egress gateway policy that selects no gateway",
      severity: "warning",
      why: "Felix drops what is to leave by a gateway and finds none.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/networking/egress/troubleshoot",
    },
  },
  check: (context) => {
    const { egress } = context.cluster.calico.enterprise ?? {};
    for (const [index, { name, rules }] of (egress?.policies ?? []).entries()) {
      const place = (...keys: readonly (string | number)[]): string =>
        at(context, "calico", "enterprise", "egress", "policies", index, "rules", ...keys);
      const seen = new Set<string>();
      for (const [position, { destination, gateway }] of rules.entries()) {
        const key = destination?.cidr.toString() ?? everywhere;
        if (seen.has(key))
          context.report.add("ENT-026", place(position, "destination"), {
            message: `policy ${name} has ${key} twice`,
            got: key,
            want: "each destination once",
            fix: "remove one of the rules, or correct its destination",
          });
        seen.add(key);
        if (gateway === undefined || (egress?.gateways ?? []).some((one) => isSelected(one, gateway))) continue;
        context.report.add("ENT-027", place(position, "gateway", "selector"), {
          message: `policy ${name}: no gateway of the intent has ${gateway.selector.text}`,
          got: gateway.selector.text,
          want: `labels such as ${list((egress?.gateways ?? []).flatMap((one) => Object.entries(labelsOf(one)).map(([label, value]) => `${label}: ${value}`)))}`,
          fix: "correct the selector, or the gateway's labels",
        });
      }
    }
  },
});

const everywhere = "0.0.0.0/0";

/** The operator's default, where a gateway has no labels of its own. */
const labelsOf = ({ name, labels }: Gateway): Readonly<Record<string, string>> =>
  labels === undefined || Object.keys(labels).length === 0 ? { "projectcalico.org/egw": name } : labels;

function isSelected(
  gateway: Gateway,
  { selector, namespaceSelector }: { readonly selector: Selector; readonly namespaceSelector?: Selector | undefined },
): boolean {
  if (!evaluateSelector(selector.tree, new Map(Object.entries(labelsOf(gateway))))) return false;
  // Of a namespace only its name is known.
  const names = ["projectcalico.org/name", "kubernetes.io/metadata.name"];
  if (namespaceSelector === undefined || namespaceSelector.labels.some((label) => !names.includes(label))) return true;
  return evaluateSelector(namespaceSelector.tree, new Map(names.map((label) => [label, gateway.namespace])));
}

/** Egress gateways, and who leaves by them. */
export const egressRules: readonly Rule[] = [gateways, policies];
