/** Claims about the `InstanceGroup`s. */
import { fact, type Fact } from "./kops-fact";
import { kopsImageNames } from "./kops-images";
import type { Change } from "./kops-specs";

const nodes = (spec: Change["nodes"]): Change => ({ nodes: spec });
const hopLimit = (httpPutResponseHopLimit: number): Change => nodes({ instanceMetadata: { httpPutResponseHopLimit } });

const image = (name: keyof typeof kopsImageNames): Fact =>
  fact("§2.4", `image ${name}`, nodes({ image: kopsImageNames[name] }), "accepts");

export const machineFacts: readonly Fact[] = [
  fact(
    "row 32",
    "control plane minSize 2",
    { controlPlane: { minSize: 2, maxSize: 2 } },
    "refuses",
    "must have minSize set to 1",
  ),
  fact("row 32", "control plane maxSize 2", { controlPlane: { maxSize: 2 } }, "refuses", "must have maxSize set to 1"),
  fact("row 32", "control plane minSize 0", { controlPlane: { minSize: 0 } }, "refuses", undefined, "accepts"),
  fact(
    "§2.4",
    "no control plane",
    { noControlPlane: true },
    "refuses",
    "must configure at least one ControlPlane InstanceGroup",
  ),
  fact(
    "§2.4",
    "maxSize below minSize",
    nodes({ minSize: 3 }),
    "refuses",
    "maxSize must be greater than or equal to minSize",
  ),
  fact("§2.4", "minSize -1", nodes({ minSize: -1 }), "refuses", undefined, "accepts"),
  fact("§2.4", "subnet that the cluster does not have", nodes({ subnets: ["eu-central-1z"] }), "refuses", "Not found"),

  ...(["ubuntu", "debian", "amazonLinux", "flatcar", "rocky", "redhat"] as const).map(image),
  fact("§2.4", "image ami-… unknown to AWS", nodes({ image: "ami-ffffffffffffffff0" }), "refuses", "is invalid"),
  fact("§2.4", "image by name alone", nodes({ image: "ubuntu-noble" }), "refuses", "could not find Image"),
  fact("§2.4", "image ssm:/ that does not exist", nodes({ image: "ssm:/none" }), "refuses", "SSM parameter"),
  fact(
    "§2.4",
    "arm64 image on an x86_64 machine",
    nodes({ image: kopsImageNames.ubuntuArm }),
    "refuses",
    "does not match image architecture",
  ),
  fact("§2.4", "unknown machine type", nodes({ machineType: "t3.gigantic" }), "refuses", "is invalid"),

  fact("row 35", "hop limit 0", hopLimit(0), "refuses", "must be a value between 1 and 64"),
  fact("row 35", "hop limit 1", hopLimit(1), "accepts"),
  fact("row 35", "hop limit 64", hopLimit(64), "accepts"),
  fact("row 35", "hop limit 65", hopLimit(65), "refuses", "must be a value between 1 and 64"),
  fact(
    "§2.3",
    "httpTokens maybe",
    nodes({ instanceMetadata: { httpTokens: "maybe" } }),
    "refuses",
    "Unsupported value",
  ),
  fact(
    "row 35",
    "sysctl without =",
    nodes({ sysctlParameters: ["vm.nr_hugepages"] }),
    "refuses",
    'must contain a "=" character',
  ),
  fact(
    "row 35",
    "hook with neither",
    nodes({ hooks: [{ name: "x.service" }] }),
    "refuses",
    "you must set either manifest or execContainer",
  ),

  fact("§2.4", "taint", nodes({ taints: ["dedicated=vpp:NoSchedule"] }), "accepts"),
  fact(
    "§2.4",
    "taint with an unknown effect",
    nodes({ taints: ["dedicated=vpp:Never"] }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact("§2.4", "taint that does not parse", nodes({ taints: ["a=b=c:NoSchedule"] }), "refuses", "invalid taint value"),
  fact("§2.3", "rootVolumeType gp4", nodes({ rootVolumeType: "gp4" }), "refuses", "Unsupported value"),
  fact(
    "§2.3",
    "additional security group by name",
    nodes({ additionalSecurityGroups: ["calico"] }),
    "refuses",
    "does not match the expected AWS format",
  ),
  fact(
    "§2.3",
    "role ControlPlane in v1alpha2",
    { controlPlane: { role: "ControlPlane" } },
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.3",
    "additionalUserData of an unknown type",
    nodes({ additionalUserData: [{ name: "x", type: "text/plain", content: "x" }] }),
    "refuses",
    "Unsupported value",
  ),
  fact(
    "§2.3",
    "machineTypes, an unknown key (dropped in silence)",
    nodes({ machineTypes: "t3.medium" }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact("§2.3", "securityGroupOverride", nodes({ securityGroupOverride: "sg-11111111" }), "accepts"),
];
