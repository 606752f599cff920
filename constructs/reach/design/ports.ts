import { list, type Report } from "../../findings";
import {
  designFinds,
  type Direction,
  podsBehind,
  type Pod,
  type Policy,
  type ReadObjects,
  type Rule,
} from "../../policy";
import type { Population } from "../population";
import { familiesOf } from "../families";
import { Reach } from "../reach";
import { peerTree, subjectTree } from "../selectors";
import { placeOf } from "./place";

/** A port of a Service that its pods have by another number. */
interface Translated {
  readonly service: string;
  readonly protocol: number;
  readonly port: number;
  /** What its pods listen on, by the pod. */
  readonly targets: ReadonlyMap<Pod, number>;
}

/** Rules that allow the port of a Service where policies see the pod's: kube-proxy has translated it before. */
export function judgePorts({ set }: ReadObjects, report: Report): void {
  const translated = translatedPorts(set);
  if (translated.length === 0) return;
  const [family = 4] = familiesOf(set);
  const { population } = new Reach(set, { family });
  for (const policy of set.policies)
    for (const direction of policy.directions)
      for (const rule of policy[direction])
        for (const number of numbersOf(rule)) {
          const mistaken = mistakenFor(number, rule, receiversOf(policy, direction, rule, population), translated);
          if (mistaken === undefined) continue;
          const { service, wanted } = mistaken;
          report.of(designFinds).add("POL-040", rule.written.path, {
            message: `policy ${policy.name} allows ${number}, the port of Service ${service}, and its pods listen on ${list(wanted)}`,
            got: number,
            want: `port ${list(wanted)}: policies are asked after a Service's address and port have become a pod's`,
            fix: `write ${list(wanted)}, or the name of the container's port`,
            ...placeOf(rule.written),
          });
        }
}

function translatedPorts({ services, pods }: ReadObjects["set"]): readonly Translated[] {
  return services.flatMap(({ name, namespace, selector, ports }) => {
    const differing = ports.filter(({ port, targetPort = port }) => targetPort !== port);
    if (selector === undefined || differing.length === 0) return [];
    const behind = podsBehind({ namespace, selector }, pods);
    return differing.flatMap(({ protocol, port, targetPort }): readonly Translated[] => {
      const targets = behind.flatMap((pod): readonly (readonly [Pod, number])[] => {
        const named = pod.ports.find((one) => one.name === targetPort && one.protocol === protocol)?.port;
        const number = typeof targetPort === "number" ? targetPort : named;
        return number === undefined || number === port ? [] : [[pod, number]];
      });
      return targets.length === 0
        ? []
        : [{ service: `${namespace}/${name}`, protocol, port, targets: new Map(targets) }];
    });
  });
}

/** Single ports that a rule allows somebody to come to. */
function numbersOf({ action, destination }: Rule): readonly number[] {
  if (action !== "Allow") return [];
  return destination.ports.flatMap((port) => ("first" in port && port.first === port.last ? [port.first] : []));
}

/** The pods that a rule is about as receivers, where they are known by labels. */
function receiversOf(
  policy: Policy,
  direction: Direction,
  { destination }: Rule,
  population: Population,
): readonly Pod[] {
  const peer = peerTree(destination, policy.namespace);
  if (direction === "egress" && (peer === undefined || destination.nets.length > 0)) return [];
  const members =
    direction === "ingress" ? population.subjects(subjectTree(policy)) : population.members(peer ?? { kind: "all" });
  return population.classes.flatMap((one, index) =>
    members[index] === 1 ? one.members.flatMap(({ pod }) => pod ?? []) : [],
  );
}

/** The Service whose port somebody took for the pods', unless a receiver has that port, too, or the rule says both. */
function mistakenFor(
  number: number,
  { protocol, destination }: Rule,
  receivers: readonly Pod[],
  translated: readonly Translated[],
): { readonly service: string; readonly wanted: readonly number[] } | undefined {
  const isThere = receivers.some((pod) => pod.ports.some((one) => one.port === number && one.protocol === protocol));
  if (isThere) return undefined;
  for (const { service, port, protocol: of, targets } of translated) {
    if (port !== number || of !== protocol) continue;
    const wanted = [...new Set(receivers.flatMap((pod) => targets.get(pod) ?? []))].sort((a, b) => a - b);
    const isAllowed = (one: number): boolean =>
      destination.ports.some((range) => "first" in range && range.first <= one && one <= range.last);
    const isAll = receivers.length > 0 && receivers.every((pod) => targets.has(pod));
    if (isAll && !wanted.some(isAllowed)) return { service, wanted };
  }
  return undefined;
}
