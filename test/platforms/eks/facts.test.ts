import type { IntentInput } from "../../../constructs/kit";
import { changed, type DeepPartial } from "../../support/changed";
import { type EksOnly, resolved, vpcCni, vpp, vxlan } from "./intents";

const facts = (changes: DeepPartial<IntentInput>, base: IntentInput = vxlan) =>
  resolved(changed<IntentInput>(base, changes)).facts;
const vpc = (cidr: string): DeepPartial<IntentInput> => ({ platform: { vpc: { kind: "create", cidr } } });
const groups = (...nodeGroups: EksOnly["platform"]["nodeGroups"]): DeepPartial<IntentInput> => ({
  platform: { nodeGroups },
});

describe("default ranges", () => {
  it("are EKS' and the operator's own where they are free", () => {
    expect(facts({}).services.value).toEqual(["10.100.0.0/16"]);
    expect(facts({}).pods.value).toEqual(["172.16.0.0/16"]);
  });

  it("step aside for the VPC and say so", () => {
    expect(facts(vpc("10.100.0.0/16")).services).toMatchObject({
      value: ["172.20.0.0/16"],
      why: expect.stringContaining("overlaps") as string,
    });
    expect(facts(vpc("172.16.0.0/16")).pods.value).toEqual(["192.168.0.0/16"]);
  });

  it("step aside for the ranges that the user names", () => {
    expect(facts({ network: { pods: ["10.100.0.0/16"] } }).services.value).toEqual(["172.20.0.0/16"]);
    expect(facts({ network: { services: ["172.16.0.0/12"] } }).pods.value).toEqual(["192.168.0.0/16"]);
  });

  it("are the VPC's own for pods of the VPC CNI", () => {
    expect(facts({}, vpcCni).pods.value).toEqual(["10.0.0.0/16"]);
  });
});

describe("nodes", () => {
  it("span subnets unless all are in one", () => {
    expect(facts({}).spansSubnets.value).toBe(true);
    const inOne = groups(
      { name: "a", availabilityZones: ["eu-central-1a"] },
      { name: "b", availabilityZones: ["eu-central-1a"] },
    );
    expect(facts(inOne).spansSubnets.value).toBe(false);
    const inTwo = groups(
      { name: "a", availabilityZones: ["eu-central-1a"] },
      { name: "b", availabilityZones: ["eu-central-1b"] },
    );
    expect(facts(inTwo).spansSubnets.value).toBe(true);
  });

  it.each([
    ["al2023", "1.34", "6.12"],
    ["al2023", "1.36", "6.18"],
    ["bottlerocket", "1.32", "6.1"],
    ["bottlerocket", "1.35", "6.12"],
    ["ubuntu", "1.35", undefined],
  ] as const)("of %s for Kubernetes %s have kernel %s", (os, kubernetes, kernel) => {
    expect(facts({ kubernetes, ...groups({ name: "main", os }) }).nodeGroups[0]?.kernel).toBe(kernel);
  });

  it("with an image of the user's own have a kernel that nobody knows", () => {
    expect(facts(groups({ name: "main", amiId: "ami-0a" })).nodeGroups[0]).not.toHaveProperty("kernel");
  });

  it.each([
    ["al2023", "ens5", undefined],
    ["bottlerocket", "eth0", "None"],
    ["ubuntu", "ens5", undefined],
  ] as const)("of %s have the interface %s and the FlexVolume path %s", (os, name, path) => {
    const { primaryInterface, flexVolumePath } = facts(groups({ name: "main", os }));
    expect(primaryInterface.value).toBe(name);
    expect(flexVolumePath?.value).toBe(path);
  });
});

describe("hooks for VPP", () => {
  it("are those of upstream's manifest for EKS, with the interface's name", () => {
    // projectcalico/vpp-dataplane v3.32.0, yaml/generated/calico-vpp-eks.yaml
    expect(facts({}, vpp).vppHooks.value).toEqual({
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
    const named = facts(groups({ name: "main", interfaceName: "enp39s0" }), vpp).vppHooks.value;
    expect(named["CALICOVPP_HOOK_VPP_RUNNING"]).toContain("Name=enp39s0");
  });

  it("do not exist for Ubuntu and Bottlerocket", () => {
    expect(facts(groups({ name: "main", os: "ubuntu" }), vpp).vppHooks.value).toEqual({});
  });
});

it("routes by VXLAN, and by IPIP for VPP; whether BGP is needed follows from that", () => {
  expect(facts({}).routing.value).toEqual({ kind: "overlay", encapsulation: "VXLAN" });
  expect(facts({}, vpp).routing.value).toEqual({ kind: "overlay", encapsulation: "IPIP" });
});
