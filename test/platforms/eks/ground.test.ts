import type { IntentInput } from "../../../constructs/kit";
import { changed, type DeepPartial } from "../../support/changed";
import { type EksOnly, resolved, vpcCni, vpp, vxlan } from "./intents";

const whole = (changes: DeepPartial<IntentInput>, base: IntentInput = vxlan) =>
  resolved(changed<IntentInput>(base, changes));
const network = (changes: DeepPartial<IntentInput>, base?: IntentInput) => whole(changes, base).cluster.network;
const firstGroup = (changes: DeepPartial<IntentInput>, base?: IntentInput) =>
  whole(changes, base).cluster.nodes.groups[0]!;
const vpc = (cidr: string): DeepPartial<IntentInput> => ({ platform: { vpc: { kind: "create", cidr } } });
const groups = (...nodeGroups: EksOnly["platform"]["nodeGroups"]): DeepPartial<IntentInput> => ({
  platform: { nodeGroups },
});

describe("default ranges", () => {
  it("are EKS' and the operator's own where they are free", () => {
    expect(network({}).services.map(String)).toEqual(["10.100.0.0/16"]);
    expect(network({}).pods.map(String)).toEqual(["172.16.0.0/16"]);
  });

  it("step aside for the VPC and say so", () => {
    const { cluster, reasons } = whole(vpc("10.100.0.0/16"));
    expect(cluster.network.services.map(String)).toEqual(["172.20.0.0/16"]);
    expect(reasons.at("/network/services")?.reason.why).toContain("overlaps");
    expect(network(vpc("172.16.0.0/16")).pods.map(String)).toEqual(["192.168.0.0/16"]);
  });

  it("step aside for the ranges that the user names", () => {
    expect(network({ network: { pods: ["10.100.0.0/16"] } }).services.map(String)).toEqual(["172.20.0.0/16"]);
    expect(network({ network: { services: ["172.16.0.0/12"] } }).pods.map(String)).toEqual(["192.168.0.0/16"]);
  });

  it("are the VPC's own for pods of the VPC CNI", () => {
    expect(network({}, vpcCni).pods.map(String)).toEqual(["10.0.0.0/16"]);
  });
});

describe("nodes", () => {
  it("span subnets unless all are in one", () => {
    expect(network({}).spansSubnets).toBe(true);
    const inOne = groups(
      { name: "a", availabilityZones: ["eu-central-1a"] },
      { name: "b", availabilityZones: ["eu-central-1a"] },
    );
    expect(network(inOne).spansSubnets).toBe(false);
    const inTwo = groups(
      { name: "a", availabilityZones: ["eu-central-1a"] },
      { name: "b", availabilityZones: ["eu-central-1b"] },
    );
    expect(network(inTwo).spansSubnets).toBe(true);
  });

  it.each([
    ["al2023", "1.34", "6.12"],
    ["al2023", "1.36", "6.18"],
    ["bottlerocket", "1.32", "6.1"],
    ["bottlerocket", "1.35", "6.12"],
    ["ubuntu", "1.35", undefined],
  ] as const)("of %s for Kubernetes %s have kernel %s", (os, kubernetes, kernel) => {
    expect(firstGroup({ kubernetes, ...groups({ name: "main", os }) }).kernel).toBe(kernel);
  });

  it("with an image of the user's own have a kernel that nobody knows", () => {
    expect(firstGroup(groups({ name: "main", amiId: "ami-0a" }))).not.toHaveProperty("kernel");
  });

  it.each([
    ["al2023", "ens5", undefined],
    ["bottlerocket", "eth0", "None"],
    ["ubuntu", "ens5", undefined],
  ] as const)("of %s have the interface %s and the FlexVolume path %s", (os, name, path) => {
    const { cluster } = whole(groups({ name: "main", os }));
    expect(cluster.nodes.groups[0]?.interfaceName).toBe(name);
    expect(cluster.nodes.groups[0]?.flexVolumePath).toBe(path);
    expect(cluster.calico.installation.flexVolumePath).toBe(path);
  });

  it("of one operating system that needs a FlexVolume path decide it for all, unless the intent does", () => {
    const mixed = groups({ name: "a", os: "al2023" }, { name: "b", os: "bottlerocket" });
    const { cluster, reasons } = whole(mixed);
    expect(cluster.calico.installation.flexVolumePath).toBe("None");
    expect(reasons.at("/calico/installation/flexVolumePath")?.reason.why).toContain("Bottlerocket");
    const asked = {
      ...mixed,
      calico: { installation: { flexVolumePath: "/opt/plugins/" } },
    } as DeepPartial<IntentInput>;
    expect(whole(asked).cluster.calico.installation.flexVolumePath).toBe("/opt/plugins/");
  });
});

describe("hooks for VPP", () => {
  it("are those of upstream's manifest for EKS, with the interface's name", () => {
    // projectcalico/vpp-dataplane v3.32.0, yaml/generated/calico-vpp-eks.yaml
    expect(firstGroup({}, vpp).vppHooks).toEqual({
      CALICOVPP_HOOK_VPP_RUNNING:
        `echo "sudo cp /usr/lib/systemd/network/80-ec2.network /etc/systemd/network/ens5.network; ` +
        `sudo sed -i 's/Driver=.*/Name=ens5/' /etc/systemd/network/ens5.network; ` +
        `sudo systemctl daemon-reload; sudo systemctl restart systemd-networkd" | chroot /host`,
      CALICOVPP_HOOK_VPP_DONE_OK:
        "echo 'sudo rm /etc/systemd/network/ens5.network; systemctl daemon-reload; " +
        "sudo systemctl restart systemd-networkd' | chroot /host",
      CALICOVPP_HOOK_VPP_ERRORED:
        "echo 'sudo rm /etc/systemd/network/ens5.network; systemctl daemon-reload; " +
        "sudo systemctl restart systemd-networkd' | chroot /host",
    });
    const named = firstGroup(groups({ name: "main", interfaceName: "enp39s0" }), vpp).vppHooks;
    expect(named["CALICOVPP_HOOK_VPP_RUNNING"]).toContain("Name=enp39s0");
  });

  it("do not exist for Ubuntu and Bottlerocket", () => {
    expect(firstGroup(groups({ name: "main", os: "ubuntu" }), vpp).vppHooks).toEqual({});
  });
});

it("routes by VXLAN, and by IPIP for VPP; whether BGP is needed follows from that", () => {
  expect(whole({}).offer.routing.value).toEqual({ kind: "overlay", encapsulation: "VXLAN" });
  expect(whole({}, vpp).offer.routing.value).toEqual({ kind: "overlay", encapsulation: "IPIP" });
});
