import { here, list, repeated } from "../../../findings";
import {
  otherRegion,
  unknownInstanceType,
  unknownRegion,
  zoneMeant,
  zonesMeant,
  zonesOfRegion,
} from "../../../places/aws";
import { isPublishedIn } from "../images";
import { controlPlaneOf } from "../instance-groups";
import type { KopsIntent } from "../schema";
import { at, atGroup, type KopsRule, refuses, rule, zonesOf } from "./support";

const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

const zones = rule({
  finds: {
    "KOPS-017": {
      title: "zone outside the region of the cluster",
      severity: "error",
      why: "A subnet can only be made in a zone of the VPC's region.",
      upstream: refuses,
      see: "docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const [keys, found] = namedZones(context.intent.platform);
    const other = otherRegion(platform.region, found);
    if (other !== undefined) return report.add("KOPS-017", at(context, "region"), other);
    for (const [index, zone] of found.entries()) {
      if (zone.slice(0, -1) === platform.region) continue;
      const near = zoneMeant(zone, zonesOfRegion(platform.region));
      report.add("KOPS-017", at(context, ...keys, index), {
        message: `${zone} is not in ${platform.region}`,
        want: `a zone of ${platform.region}`,
        fix: near === undefined ? `use e.g. ${platform.region}a` : `write ${near}`,
      });
    }
  },
});

const placement = rule({
  finds: {
    "KOPS-018": {
      title: "nodes in a zone that the VPC has no subnet in",
      severity: "error",
      why: "An instance group names subnets of the cluster, and there is none of that name.",
      upstream: refuses,
      see: `${validation}/instancegroup.go, CrossValidateInstanceGroup`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const known = zonesOf(cluster.platform.vpc);
    const meantZones = zonesMeant(context.intent.platform.region, namedZones(context.intent.platform)[1]);
    const controlPlane = controlPlaneOf(cluster).flatMap(({ zones }) => zones);
    const places: readonly (readonly [string, readonly string[], string])[] = [
      [at(context, "controlPlane", "availabilityZones"), controlPlane, "the control plane"],
      ...cluster.nodes.groups
        .filter(({ role }) => role === "worker")
        .map(
          (group) =>
            [atGroup(context, group, "availabilityZones"), group.zones, `instance group ${group.name}`] as const,
        ),
    ];
    for (const [path, wanted, who] of places) {
      // A misspelt zone of the VPC is one mistake, and found there.
      const missing = wanted.filter((zone) => !known.includes(zone) && !meantZones.includes(zone));
      const [first] = missing;
      if (first === undefined) continue;
      const near = first.slice(0, -1) === context.intent.platform.region ? undefined : zoneMeant(first, known);
      report.add("KOPS-018", path, {
        message: `${who} is to be in ${list(missing)}, where the VPC has no subnet for nodes`,
        want: list(known),
        fix: near === undefined ? "use zones of the VPC, or add the zone to it" : `write ${near}`,
      });
    }
  },
});

const twice = rule({
  finds: {
    "KOPS-055": {
      title: "zone that is named twice, for kOps",
      severity: "error",
      why: "Each zone counts once: a control plane in one zone named three times would have one node and one member of etcd.",
      upstream: here,
      see: `${validation}/validation.go, etcd clusters have an odd number of members, one of each group`,
    },
  },
  check: (context) => {
    const { vpc, controlPlane, instanceGroups } = context.intent.platform;
    const lists: readonly (readonly [keys: readonly (string | number)[], zones: readonly string[] | undefined])[] = [
      [["vpc"], vpc?.kind === "create" ? vpc.availabilityZones : undefined],
      [["controlPlane"], controlPlane?.availabilityZones],
      ...instanceGroups.map((group, index) => [["instanceGroups", index], group.availabilityZones] as const),
    ];
    for (const [keys, zones = []] of lists)
      for (const [index, zone] of repeated(zones))
        context.report.add("KOPS-055", at(context, ...keys, "availabilityZones", index), {
          message: `${zone} is named twice`,
          want: "each zone once",
          fix: "name another zone, or take it out",
        });
  },
});

const images = rule({
  finds: {
    "KOPS-056": {
      title: "image whose owner is not known in this partition of AWS",
      severity: "warning",
      why: "Accounts, and what they publish, are others in GovCloud and in China: kOps finds no image and makes no machine.",
      upstream: here,
      see: "github.com/flatcar/Flatcar/issues/257; kops.sigs.k8s.io/operations/images",
    },
  },
  check: (context) => {
    const { region, controlPlane, instanceGroups } = context.intent.platform;
    const wanted = [controlPlane, ...instanceGroups];
    const keysOf = (index: number): readonly (string | number)[] =>
      index === 0 ? ["controlPlane"] : ["instanceGroups", index - 1];
    for (const [index, { os, image } = {}] of wanted.entries()) {
      if (os === undefined || image !== undefined || isPublishedIn(region, os)) continue;
      context.report.add("KOPS-056", at(context, ...keysOf(index), "os"), {
        message: `nobody says who publishes ${os} in ${region}`,
        want: "ubuntu or al2023, or an image by its own name",
        fix: "name it: `image: OWNER/NAME`, as `aws ec2 describe-images` shows it there",
      });
    }
  },
});

/** The zones that the intent names for the VPC, with the keys under which they stand. */
function namedZones({ vpc }: KopsIntent): readonly [keys: readonly string[], zones: readonly string[]] {
  return vpc?.kind === "shared"
    ? [["vpc", "subnets"], vpc.subnets.map(({ availabilityZone }) => availabilityZone)]
    : [["vpc", "availabilityZones"], vpc?.availabilityZones ?? []];
}

const regions = rule({
  finds: {
    "KOPS-050": {
      title: "region that the kit does not know, for kOps",
      severity: "warning",
      why: "Of a misspelt region there is no endpoint: kOps can make nothing.",
      upstream: here,
      see: "docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
    },
  },
  check: (context) => {
    const { platform } = context.intent;
    const [, zonesNamed] = namedZones(platform);
    // With zones of another region it is an error: KOPS-017.
    const problem = unknownRegion(platform.region, zonesNamed);
    if (problem !== undefined) context.report.add("KOPS-050", at(context, "region"), problem);
  },
});

const instanceTypes = rule({
  finds: {
    "KOPS-051": {
      title: "instance type that the kit does not know, for kOps",
      severity: "warning",
      why: "kOps asks EC2 about it, and makes no cluster with one that does not exist.",
      upstream: here,
      see: `${validation}/aws.go, awsValidateInstanceTypeAndImage`,
    },
  },
  check: (context) => {
    const { bastion, controlPlane, instanceGroups } = context.intent.platform;
    const named: readonly (readonly [path: string, type: string | undefined])[] = [
      [at(context, "bastion", "instanceType"), bastion?.instanceType],
      [at(context, "controlPlane", "instanceType"), controlPlane?.instanceType],
      ...instanceGroups.flatMap(({ instanceTypes: types = [] }, index) =>
        types.map((type, position) => [at(context, "instanceGroups", index, "instanceTypes", position), type] as const),
      ),
    ];
    for (const [path, type] of named) {
      const problem = type === undefined ? undefined : unknownInstanceType(type);
      if (problem !== undefined) context.report.add("KOPS-051", path, problem);
    }
  },
});

/** Where the cluster and its nodes are, and on what: regions, zones, instance types, images. */
export const placeRules: readonly KopsRule[] = [regions, zones, twice, placement, instanceTypes, images];
