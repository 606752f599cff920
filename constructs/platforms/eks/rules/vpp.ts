import { at as atTop, vppRefuses } from "../../../calico";
import { parseInstanceType } from "../../../places/aws";
import { at, ec2Accepts, type EksRule, rule } from "./support";

const vppOnEks = "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started";

const vppOnNodes = rule({
  finds: {
    "EKS-028": {
      title: "Bottlerocket cannot prepare a node for this VPP driver",
      severity: "error",
      why: "Hugepages and VFIO have to be set up before the kubelet starts; Bottlerocket's kernel is locked down and has no shell.",
      upstream: vppRefuses,
      see: vppOnEks,
    },
    "EKS-029": {
      title: "VPP on an operating system for which upstream has no hooks",
      severity: "warning",
      why: "When VPP takes the network interface, the system's network service may drop the node's address.",
      upstream: { program: "vpp-agent", verdict: "accepts" },
      see: "projectcalico/vpp-dataplane yaml/overlays/eks; projectcalico/vpp-dataplane#762",
    },
    "EKS-030": {
      title: "instance type too small for VPP's hugepages",
      severity: "error",
      why: "The pages are taken from memory before anything else runs, and kubelet and Calico do not fit in the rest.",
      upstream: ec2Accepts,
      see: vppOnEks,
    },
    "EKS-031": {
      title: "VPP's uplink is not the nodes' network interface",
      severity: "error",
      why: "VPP does not find the interface that carries the node's address, and the node goes offline.",
      upstream: vppRefuses,
      see: "awslabs/amazon-eks-ami templates/al2023; projectcalico/vpp-dataplane#762",
    },
    "EKS-032": {
      title: "instance type whose network interface may have another name",
      severity: "warning",
      why: "On eighth-generation types the first interface was seen as ens34 and enp39s0; VPP looks for it by name.",
      upstream: { program: "vpp-agent", verdict: "accepts" },
      see: "kubernetes/kops#18642",
    },
    "EKS-038": {
      title: "VPP with DPDK on EKS is not known to work out of the box",
      severity: "warning",
      why: "Upstream's set-up builds a vfio-pci module with write combining for ENA and stops a service that Amazon Linux 2023 does not have.",
      upstream: { program: "vpp-agent", verdict: "accepts" },
      see: "projectcalico/vpp-dataplane#762",
    },
    "EKS-054": {
      title: "VPP on arm64 is not known to work",
      severity: "warning",
      why: "Upstream tests VPP's images on x86_64; nobody has reported EKS nodes with Graviton.",
      upstream: { program: "vpp-agent", verdict: "accepts" },
      see: vppOnEks,
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    const { dataplane } = cluster.calico;
    if (dataplane.kind !== "vpp") return;
    const uplink = dataplane.uplinks[0];
    for (const [index, group] of cluster.nodes.groups.entries()) {
      const image = group.osName;
      if (group.os === "bottlerocket" && (group.hugepages2Mi > 0 || group.vfio)) {
        report.add("EKS-028", at(context, "nodeGroups", index, "os"), {
          message: `VPP with ${uplink?.vppDriver ?? "hugepages"} cannot run on Bottlerocket`,
          want: "al2023 or ubuntu, or the driver af_packet without hugepages",
          fix: "use os al2023",
        });
      } else if (group.os !== "al2023") {
        report.add("EKS-029", at(context, "nodeGroups", index, "os"), {
          message: `upstream has no hooks for VPP on ${image}`,
          want: "al2023",
          fix: "use os al2023, or try it on one node first",
        });
      }
      if (group.architecture === "arm64") {
        report.add("EKS-054", at(context, "nodeGroups", index, "architecture"), {
          message: `group ${group.name} runs VPP on arm64, which upstream does not test`,
          want: "x86_64",
          fix: "use x86_64, or try it on one node first",
        });
      }
      if (group.hugepages2Mi > 0) {
        for (const [position, type] of group.instanceTypes.entries()) {
          if (!small.includes(parseInstanceType(type)?.size ?? "")) continue;
          report.add("EKS-030", at(context, "nodeGroups", index, "instanceTypes", position), {
            message: `${type} has too little memory for ${group.hugepages2Mi * 2} MiB of hugepages`,
            got: type,
            want: "large, or a larger size",
            fix: "use e.g. t3.large or m6i.large",
          });
        }
      }
      if (uplink !== undefined && uplink.interfaceName !== group.interfaceName) {
        const wanted = context.intent.calico?.dataplane;
        const isNamed = wanted?.kind === "vpp" && wanted.uplinks !== undefined;
        const path = isNamed
          ? atTop(context, "calico", "dataplane", "uplinks", 0, "interfaceName")
          : at(context, "nodeGroups", index);
        report.add("EKS-031", path, {
          message: `VPP's main uplink is ${uplink.interfaceName}, and the interface of group ${group.name} (${image}) ${group.interfaceName}`,
          got: uplink.interfaceName,
          want: group.interfaceName,
          fix: isNamed
            ? "leave the uplink's name out, or say the group's interfaceName"
            : "use one operating system for all groups, or say each group's interfaceName",
        });
      }
      if (platform.nodeGroups[index]?.interfaceName === undefined && group.os !== "bottlerocket") {
        for (const type of group.instanceTypes) {
          if ((parseInstanceType(type)?.generation ?? 0) < 8) continue;
          report.add("EKS-032", at(context, "nodeGroups", index, "instanceTypes"), {
            message: `the first interface of ${type} may not be called ${group.interfaceName}`,
            got: type,
            want: "interfaceName of the group, as `ip link` shows it on such an instance",
            fix: "start one instance of the type, look, and set interfaceName",
          });
        }
      }
    }
    if (dataplane.uplinks.some((one) => one.vppDriver === "dpdk")) {
      report.add("EKS-038", atTop(context, "calico", "dataplane", "uplinks"), {
        got: "dpdk",
        want: "af_packet, which needs nothing of the node",
        fix: "leave vppDriver out, or try dpdk on one node first",
      });
    }
  },
});

const small: readonly string[] = ["nano", "micro", "small", "medium"];

/** What VPP needs of EKS' nodes. */
export const vppRules: readonly EksRule[] = [vppOnNodes];
