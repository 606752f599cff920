import type { IntentInput } from "../../../../constructs/kit";
import { inVsphere, laptop, nativeTuned, onAws } from "../../../platforms/kubespray/intents";
import { platformOf } from "../../../support/platform-of";

const ofAws = platformOf("kubespray", onAws);
const ofVsphere = platformOf("kubespray", inVsphere);
const ofLaptop = platformOf("kubespray", laptop);

/** A cluster by Kubespray, with every text that its platform can have. */
export const kubesprayBases: Readonly<Record<string, IntentInput>> = {
  kubespray: {
    name: "metal",
    kubernetes: "1.35",
    // Said, as the names of interfaces decide whether Calico would find it.
    calico: { mtu: 1400 },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    platform: {
      kind: "kubespray",
      release: "v2.31.0",
      on: { kind: "hosts", ssh: { user: "ubuntu", port: 22 } },
      loadBalancer: { host: "api.example.com" },
      underlay: { nodes: ["192.0.2.0/24"] },
      nodeGroups: [
        {
          name: "cp",
          role: "control-plane",
          os: "ubuntu",
          kernel: "6.8",
          interfaceName: "eth0",
          labels: { "example.com/tier": "web" },
          taints: [{ key: "example.com/dedicated", value: "net", effect: "NoSchedule" }],
          nodes: [
            {
              name: "cp1",
              addresses: ["192.0.2.11"],
              ansibleHost: "cp1.example.com",
              accessAddress: "198.51.100.11",
              zone: "a",
              rack: "r1",
              labels: { "example.com/disk": "ssd" },
            },
          ],
        },
      ],
    },
  },
  "kubespray-native": { ...nativeTuned },
  laptop: { ...laptop, platform: { ...ofLaptop, on: { kind: "vagrant", network: "172.18.9.0" } } },
  "kubespray-aws": {
    ...onAws,
    platform: {
      ...ofAws,
      on: {
        kind: "aws",
        availabilityZones: ["eu-central-1a", "eu-central-1b"],
        access: ["203.0.113.0/24"],
        sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE you@example.com",
        vpcCidr: "10.0.0.0/16",
        bastionType: "t3.micro",
        tags: { "example.com/team": "net" },
      },
      nodeGroups: ofAws.nodeGroups.map((group) => ({ ...group, instanceType: "m6i.large" })),
    },
  },
  "kubespray-vsphere": {
    ...inVsphere,
    calico: { mtu: 1400 },
    platform: {
      ...ofVsphere,
      on: {
        kind: "vsphere",
        vcenter: { server: "vcenter.example.com", addresses: ["192.0.2.4"] },
        ...{ datacenter: "DC0", cluster: "DC0_C0", datastore: "LocalDS_0", template: "DC0_C0_RP0_VM0" },
        ...{ resourcePool: "kubernetes", folder: "kubernetes", distributedSwitch: "DVS0" },
        racks: [
          {
            ...{ name: "r1", hosts: ["DC0_C0_H0", "DC0_C0_H1"] },
            networks: [{ portGroup: "DC0_DVPG0", gateway: "172.31.11.1" }],
          },
          { name: "r2", hosts: ["DC0_C0_H2", "DC0_C0_H3"], networks: [{ portGroup: "DC0_DVPG1" }] },
        ],
        sizes: { "control-plane": { cpus: 2, memoryMiB: 4096 } },
        ssh: {
          user: "ubuntu",
          authorizedKeys: [
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleUZvclRlc3RzT25seU5vdEFTZWNyZXRBdEFsbDEy ops@example.com",
          ],
        },
        nameservers: ["192.0.2.53"],
        dhcp: [{ from: "192.0.2.100", to: "192.0.2.120" }],
      },
    },
  },
};
