import { at as atTop } from "../../../calico";
import { here, list, repeated } from "../../../findings";
import { isLabelValue, isQualifiedName } from "../../../model";
import { architectureOf } from "../../../places/aws";
import { eksVersions, withoutDriver } from "../images";
import { at, ec2Refuses, eksAccepts, eksRefuses, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";
const api = "docs.aws.amazon.com/eks/latest/APIReference";

const versions = rule({
  finds: {
    "EKS-021": {
      title: "Kubernetes version that EKS does not run",
      severity: "error",
      why: "EKS refuses versions that it has not released yet, or no longer supports.",
      upstream: eksRefuses,
      see: `${guide}/kubernetes-versions.html`,
    },
    "EKS-022": {
      title: "standard support of the Kubernetes version has ended",
      severity: "warning",
      why: "With supportType STANDARD EKS upgrades the cluster by itself; with EXTENDED it costs six times as much.",
      upstream: eksAccepts,
      see: `${guide}/kubernetes-versions.html`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const known = eksVersions[cluster.kubernetes];
    const path = atTop(context, "kubernetes");
    if (known === undefined) {
      report.add("EKS-021", path, {
        message: `EKS does not run Kubernetes ${cluster.kubernetes}`,
        want: list(Object.keys(eksVersions)),
        fix: "use one of these versions",
      });
      return;
    }
    // The table's own date, not today's: the same intent gives the same findings on every day.
    if (known.standardUntil !== undefined && known.standardUntil < supportAsOf) {
      report.add("EKS-022", path, {
        message: `standard support of Kubernetes ${cluster.kubernetes} on EKS ended on ${known.standardUntil}`,
        want: list(Object.keys(eksVersions).filter((one) => (eksVersions[one]?.standardUntil ?? "9") > supportAsOf)),
        fix: "use a newer version",
      });
    }
  },
});

const supportAsOf = "2026-08-31";

const names = rule({
  finds: {
    "EKS-023": {
      title: "two node groups of one name",
      severity: "error",
      why: "Names tell node groups, their templates and their user data apart.",
      upstream: here,
      see: `${api}/API_CreateNodegroup.html`,
    },
    "EKS-024": {
      title: "names of the cluster and of a node group are too long together",
      severity: "error",
      why: "A node group's name in AWS is both, with a suffix of eight characters, and may have 63.",
      upstream: eksRefuses,
      see: `${api}/API_CreateNodegroup.html`,
    },
  },
  check: (context) => {
    const { intent, platform, report } = context;
    for (const [index] of repeated(platform.nodeGroups.map((group) => group.name))) {
      report.add("EKS-023", at(context, "nodeGroups", index, "name"), {
        message: `there is a node group ${platform.nodeGroups[index]?.name} already`,
        want: "a name of its own for each group",
        fix: "rename one of them",
      });
    }
    for (const [index, group] of platform.nodeGroups.entries()) {
      const length = intent.name.length + 1 + group.name.length;
      if (length <= longestNames) continue;
      report.add("EKS-024", at(context, "nodeGroups", index, "name"), {
        message: `${intent.name}-${group.name} has ${length} characters`,
        want: `at most ${longestNames}`,
        fix: "shorten the group's name or the cluster's",
      });
    }
  },
});

/** 63 characters less the suffix that tells a node group from the one that replaces it. */
const longestNames = 55;

const scaling = rule({
  finds: {
    "EKS-025": {
      title: "numbers of nodes contradict each other",
      severity: "error",
      why: "The desired number lies between the least and the most.",
      upstream: eksRefuses,
      see: `${api}/API_NodegroupScalingConfig.html`,
    },
  },
  check: (context) => {
    for (const [index, group] of context.platform.nodeGroups.entries()) {
      if (group.scaling === undefined) continue;
      const { min, desired, max } = group.scaling;
      if (min <= desired && desired <= max) continue;
      context.report.add("EKS-025", at(context, "nodeGroups", index, "scaling"), {
        message: `least ${min}, desired ${desired}, most ${max}`,
        want: "min <= desired <= max",
        fix: "put desired between min and max",
      });
    }
  },
});

const images = rule({
  finds: {
    "EKS-026": {
      title: "instance type of another processor architecture",
      severity: "error",
      why: "The image would not boot on it; one group has one image, so all its types share an architecture.",
      upstream: eksRefuses,
      see: `${guide}/choosing-instance-type.html`,
    },
    "EKS-068": {
      title: "accelerator without a driver in the group's image",
      severity: "warning",
      why: "A group has one image: no pod gets the GPU or the Inferentia chip, which is paid for all the same.",
      upstream: eksAccepts,
      see: `${guide}/ml-eks-optimized-ami.html`,
    },
    "EKS-027": {
      title: "Ubuntu nodes without an AMI id",
      severity: "error",
      why: "EKS has no Ubuntu image of its own to choose.",
      upstream: here,
      see: "documentation.ubuntu.com/aws/aws-how-to/kubernetes/deploy-managed-node-group",
    },
    "EKS-037": {
      title: "volume smaller than the image on it",
      severity: "error",
      why: "EC2 refuses to start an instance whose volume is smaller than the snapshot it is made from.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-device-mapping-concepts.html",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    for (const [index, group] of cluster.nodes.groups.entries()) {
      for (const [position, type] of group.instanceTypes.entries()) {
        const architecture = architectureOf(type);
        if (architecture === undefined || architecture === group.architecture) continue;
        report.add("EKS-026", at(context, "nodeGroups", index, "instanceTypes", position), {
          message: `${type} is ${architecture}, and the group's image ${group.architecture}`,
          want: `instance types of ${group.architecture}`,
          fix: `set architecture: ${architecture} for all of the group, or use other instance types`,
        });
      }
      const idle = withoutDriver(group.os, group.architecture, group.amiId, group.instanceTypes);
      if (idle !== undefined)
        report.add("EKS-068", at(context, "nodeGroups", index, "instanceTypes"), {
          message: idle,
          want: "a group of its own for such machines, with al2023, or an amiId",
          fix: "split the group, or name an image that has the driver as amiId",
        });
      if (group.os === "ubuntu" && group.amiId === undefined) {
        report.add("EKS-027", at(context, "nodeGroups", index, "os"), {
          message: `group ${group.name} needs the id of Canonical's EKS image for Kubernetes ${cluster.kubernetes} in ${cluster.platform.region}`,
          want: "amiId: ami-...",
          fix: `look it up: aws ssm get-parameter --name /aws/service/canonical/ubuntu/eks/24.04/${cluster.kubernetes}/stable/current/${
            group.architecture === "arm64" ? "arm64" : "amd64"
          }/hvm/ebs-gp3/ami-id`,
        });
      }
      const size = context.platform.nodeGroups[index]?.volume?.sizeGiB;
      if (size !== undefined && size < smallestVolume) {
        report.add("EKS-037", at(context, "nodeGroups", index, "volume", "sizeGiB"), {
          message: `${group.osName} needs a volume of ${smallestVolume} GiB`,
          want: `at least ${smallestVolume}`,
          fix: "leave the size out for 50 GiB",
        });
      }
    }
  },
});

/** Snapshots of EKS' images have 20 GiB. */
const smallestVolume = 20;

const labels = rule({
  finds: {
    "EKS-033": {
      title: "node label that a node cannot have",
      severity: "error",
      why: "Kubernetes keeps the names under kubernetes.io and k8s.io for itself: kubelet would not start.",
      upstream: eksRefuses,
      see: "kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    },
  },
  check: (context) => {
    for (const [index, group] of context.platform.nodeGroups.entries()) {
      for (const [key, value] of Object.entries(group.labels ?? {})) {
        const isWellFormed = isQualifiedName(key) && isLabelValue(value);
        const isReserved = /(^|\.)(kubernetes|k8s)\.io\//.test(key) && !/^(node|kubelet)\.kubernetes\.io\//.test(key);
        if (isWellFormed && !isReserved) continue;
        context.report.add("EKS-033", at(context, "nodeGroups", index, "labels", key), {
          message: isReserved
            ? `a node may not give itself the label ${key}`
            : `${key}: ${value} is not a Kubernetes label`,
          got: isReserved ? key : `${key}: ${value}`,
          want: isReserved ? "a prefix of your own, e.g. example.com/" : "up to 63 letters, digits, '-', '_' and '.'",
          fix: isReserved ? "use another prefix, or node.kubernetes.io/" : "write key and value as Kubernetes has them",
        });
      }
    }
  },
});

const taints = rule({
  finds: {
    "EKS-034": {
      title: "every node group repels ordinary pods",
      severity: "error",
      why: "CoreDNS finds no node to run on, so its add-on never becomes active.",
      upstream: eksAccepts,
      see: `${guide}/node-taints-managed-node-groups.html`,
    },
  },
  check: (context) => {
    const { nodeGroups } = context.platform;
    const repels = nodeGroups.every((group) =>
      (group.taints ?? []).some((taint) => taint.effect !== "PREFER_NO_SCHEDULE"),
    );
    if (nodeGroups.length === 0 || !repels) return;
    context.report.add("EKS-034", at(context, "nodeGroups"), {
      message: "every node group has a taint that keeps CoreDNS away",
      got: nodeGroups
        .map((group) => `${group.name}: ${(group.taints ?? []).map(({ key }) => key).join(", ")}`)
        .join("; "),
      want: "at least one group without NO_SCHEDULE and NO_EXECUTE taints",
      fix: "take the taints off one group, or add one without",
    });
  },
});

const taintsOfGroups = rule({
  finds: {
    "EKS-064": {
      title: "taint of a node group that Kubernetes cannot read",
      severity: "error",
      why: "The kubelet gets it as key=value:effect and does not start with what Kubernetes does not know: no node joins.",
      upstream: eksAccepts,
      see: "kubernetes/kubernetes pkg/util/taints",
    },
    "EKS-065": {
      title: "two taints of one key and effect in a node group",
      severity: "error",
      why: "The API server refuses a node with two of them when the kubelet registers it.",
      upstream: eksAccepts,
      see: "kubernetes/kubernetes pkg/apis/core/validation (validateNodeTaints)",
    },
  },
  check: (context) => {
    for (const [index, { name, taints = [] }] of context.platform.nodeGroups.entries()) {
      const pathOf = (position: number) => at(context, "nodeGroups", index, "taints", position);
      for (const [position, { key, value = "", effect }] of taints.entries())
        if (!isQualifiedName(key) || !isLabelValue(value))
          context.report.add("EKS-064", pathOf(position), {
            message: `${key}=${value}:${effect} cannot be a taint of ${name}`,
            want: "a key and a value that a label could have",
            fix: "write e.g. { key: dedicated, value: net, effect: NO_SCHEDULE }",
          });
      for (const [position, of] of repeated(taints.map(({ key, effect }) => `${key}:${effect}`)))
        context.report.add("EKS-065", pathOf(position), {
          message: `${name} has a taint ${of} already`,
          want: "one taint of a key and an effect",
          fix: "remove one of the two",
        });
    }
  },
});

/** The Kubernetes version, and nodes by themselves. */
export const nodeRules: readonly EksRule[] = [versions, names, scaling, images, labels, taints, taintsOfGroups];
