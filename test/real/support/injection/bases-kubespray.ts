import type { IntentInput } from "../../../../constructs/kit";
import { laptop, nativeTuned, onAws } from "../../../platforms/kubespray/intents";
import { platformOf } from "../../../support/platform-of";

const ofAws = platformOf("kubespray", onAws);
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
};
