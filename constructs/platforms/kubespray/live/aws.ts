import { here } from "../../../findings";
import type { Json, LiveTable } from "../../../model";
import { architectureOf } from "../../../places/aws";
import type { KubesprayCluster, KubesprayWhole } from "../types";

const instance = "hashicorp/terraform-provider-aws, aws_instance";

/** What machines that the kit made on AWS cannot become while a cluster runs on them. */
export const awsLiveFacts = {
  "LIVE-710": {
    title: "a subnet of a live cluster on AWS would be in another zone",
    severity: "error",
    why: "A subnet stays in its zone: it is made anew with every machine in it, control planes and etcd included.",
    upstream: here,
    see: "docs.aws.amazon.com, Subnets for your VPC",
    key: "kubespray.aws.subnets",
    // By range: a zone that leaves with no machine in it is none of this, one that takes another's range is.
    read: ({ platform: { place } }) =>
      place.kind === "aws" ? Object.fromEntries(place.zones.map(({ zone, cidr }) => [cidr, zone])) : {},
    of: "items",
    follows: "kubespray.place",
    path: "/platform/on",
    instead: "keep the zones in their order, and add further ones at the end",
  },
  "LIVE-711": {
    title: "more than one machine on AWS would be made anew at once",
    severity: "error",
    why: "A machine with another address is another machine: pods lose all these nodes in the same run.",
    upstream: here,
    see: instance,
    key: "kubespray.aws.machines",
    read: ({ platform }) => onAws(platform, ({ addresses }) => addresses.join(", ")),
    follows: "kubespray.place",
    path: "/platform/nodeGroups",
    instead: "change one machine, wait until its node is Ready, then the next",
    allows: (was, now) => differing(was, now).length <= 1,
  },
  "LIVE-716": {
    title: "more than one machine on AWS would stop at once",
    severity: "error",
    why: "EC2 stops a machine to change its type, and the engine changes all of a plan together: etcd loses its majority, pods their nodes.",
    upstream: here,
    see: "docs.aws.amazon.com, Change the instance type for your instance",
    key: "kubespray.aws.types",
    read: ({ platform }) => onAws(platform, ({ size }) => size?.type ?? ""),
    follows: "kubespray.place",
    path: "/platform/nodeGroups",
    instead:
      "write a group of the other type, move one machine into it, `up`, wait until its node is Ready, then the next",
    allows: (was, now) => differing(was, now).length <= 1,
  },
  "LIVE-717": {
    title: "a live machine on AWS would have a processor of another architecture",
    severity: "error",
    why: "A machine keeps the image that it was made from, and EC2 refuses a type that cannot run it, with the machine stopped.",
    upstream: here,
    see: "docs.aws.amazon.com, Compatibility for changing the instance type",
    key: "kubespray.aws.architectures",
    read: ({ platform }) => onAws(platform, ({ size }) => architectureOf(size?.type ?? "") ?? "unknown"),
    of: "items",
    follows: "kubespray.place",
    path: "/platform/nodeGroups",
    instead: "add machines of the other type under other names and addresses, then let the old ones leave",
  },
} as const satisfies LiveTable<KubesprayWhole>;

/** Something of each machine, by its name; nothing where they are not on AWS. */
function onAws(
  { place, hosts }: KubesprayCluster,
  what: (host: KubesprayCluster["hosts"][number]) => string,
): Readonly<Record<string, string>> {
  return place.kind === "aws" ? Object.fromEntries(hosts.map((host) => [host.name, what(host)])) : {};
}

/** Machines that are in both and differ. New ones, and those that go, stop nobody. */
function differing(was: Json, now: Json): readonly string[] {
  const [before, after] = [was, now] as [Readonly<Record<string, Json>>, Readonly<Record<string, Json>>];
  return Object.keys(before).filter((name) => after[name] !== undefined && after[name] !== before[name]);
}
