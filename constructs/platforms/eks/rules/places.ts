import { here, list, repeated } from "../../../findings";
import {
  otherRegion,
  unknownInstanceType,
  unknownRegion,
  zoneMeant,
  zonesMeant,
  zonesOfRegion,
} from "../../../places/aws";
import { zonesOf } from "../addresses";
import { at, ec2Refuses, type EksJudged, eksRefuses, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";

const regions = rule({
  finds: {
    "EKS-061": {
      title: "region that the kit does not know",
      severity: "warning",
      why: "Of a misspelt region there is no endpoint: nothing can be made.",
      upstream: here,
      see: "docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
    },
  },
  check: (context) => {
    const { region } = context.platform;
    // With zones of another region it is an error: EKS-003.
    const problem = unknownRegion(region, namedZones(context));
    if (problem !== undefined) context.report.add("EKS-061", at(context, "region"), problem);
  },
});

const zones = rule({
  finds: {
    "EKS-002": {
      title: "fewer than two availability zones",
      severity: "error",
      why: "EKS places the API's network interfaces in at least two zones.",
      upstream: eksRefuses,
      see: `${guide}/network-reqs.html`,
    },
    "EKS-003": {
      title: "availability zone of another region",
      severity: "error",
      why: "A subnet can only be made in a zone of the VPC's region.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
    },
    "EKS-004": {
      title: "nodes in a zone that the VPC does not have",
      severity: "error",
      why: "There is no subnet there for the nodes.",
      upstream: here,
      see: `${guide}/create-managed-node-group.html`,
    },
  },
  check: (context) => {
    const { platform, report } = context;
    const { region, vpc } = platform;
    const all = zonesOf(platform);
    const path = vpc?.kind === "adopt" ? at(context, "vpc", "privateSubnets") : at(context, "vpc", "availabilityZones");
    if (all.length < 2) {
      report.add("EKS-002", path, {
        message: `the VPC has subnets in ${all.length === 1 ? `one zone, ${all[0]}` : "no zone"}`,
        want: "subnets in two or more zones",
        fix: `name at least two zones, e.g. ${region}a and ${region}b`,
      });
    }
    const named = namedZones(context);
    const other = otherRegion(region, named);
    if (other !== undefined) report.add("EKS-003", at(context, "region"), other);
    for (const [index, zone] of other === undefined ? named.entries() : []) {
      if (zone.startsWith(region) && zone.length === region.length + 1) continue;
      const near = zoneMeant(zone, zonesOfRegion(region));
      const keys = vpc?.kind === "adopt" ? ["privateSubnets", index, "availabilityZone"] : ["availabilityZones", index];
      report.add("EKS-003", at(context, "vpc", ...keys), {
        message: `${zone} is not a zone of ${region}`,
        want: `a zone of ${region}, e.g. ${region}a`,
        fix: `${near === undefined ? "name a zone of the platform's region" : `write ${near}`}, or change the region`,
      });
    }
    for (const [index, group] of platform.nodeGroups.entries()) {
      for (const [position, zone] of (group.availabilityZones ?? []).entries()) {
        // A misspelt zone of the VPC is one mistake, and found there.
        if (all.includes(zone) || zonesMeant(region, named).includes(zone)) continue;
        const near = zone.slice(0, -1) === region ? undefined : zoneMeant(zone, all);
        report.add("EKS-004", at(context, "nodeGroups", index, "availabilityZones", position), {
          message: `the VPC has no subnet in ${zone}`,
          want: `one of ${list(all)}`,
          fix: near === undefined ? `use a zone of the VPC, or add ${zone} to the VPC's zones` : `write ${near}`,
        });
      }
    }
  },
});

const twice = rule({
  finds: {
    "EKS-085": {
      title: "zone that is named twice",
      severity: "error",
      why: "Each zone counts once, so that the VPC, or the group, would be in fewer zones than were written.",
      upstream: here,
      see: `${guide}/network-reqs.html`,
    },
  },
  check: (context) => {
    const { vpc, nodeGroups } = context.platform;
    const own = vpc?.kind === "adopt" ? [] : (vpc?.availabilityZones ?? []);
    const lists: readonly (readonly [keys: readonly (string | number)[], zones: readonly string[]])[] = [
      // One zone alone is one mistake: EKS-002.
      [["vpc"], new Set(own).size < 2 ? [] : own],
      ...nodeGroups.map((group, index) => [["nodeGroups", index], group.availabilityZones ?? []] as const),
    ];
    for (const [keys, named] of lists)
      for (const [index, zone] of repeated(named))
        context.report.add("EKS-085", at(context, ...keys, "availabilityZones", index), {
          message: `${zone} is named twice`,
          want: "each zone once",
          fix: "name another zone, or take it out",
        });
  },
});

function namedZones({ platform: { vpc } }: EksJudged): readonly string[] {
  return vpc?.kind === "adopt"
    ? vpc.privateSubnets.map((subnet) => subnet.availabilityZone)
    : (vpc?.availabilityZones ?? []);
}

const instanceTypes = rule({
  finds: {
    "EKS-062": {
      title: "instance type that the kit does not know",
      severity: "warning",
      why: "A group of a type that does not exist gets no nodes.",
      upstream: here,
      see: "docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html",
    },
  },
  check: (context) => {
    for (const [index, { instanceTypes: types = [] }] of context.platform.nodeGroups.entries()) {
      for (const [position, type] of types.entries()) {
        const problem = unknownInstanceType(type);
        if (problem === undefined) continue;
        context.report.add("EKS-062", at(context, "nodeGroups", index, "instanceTypes", position), problem);
      }
    }
  },
});

/** Where the cluster and its nodes are, and on what: regions, zones, instance types. */
export const placeRules: readonly EksRule[] = [regions, zones, twice, instanceTypes];
