import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { IntentInput } from "../../../../constructs/kit";
import { bottlerocket, grounded, small, sshKey, whole } from "../../../platforms/eks-anywhere/intents";
import { platformOf } from "../../../support/platform-of";

const certificate = "-----BEGIN CERTIFICATE-----\nTm9uZSBvZiBpdCBpcyByZWFkLg==\n-----END CERTIFICATE-----\n";
const arn = "arn:aws:iam::111122223333";
const times = { startupTimeout: "10m", unhealthyTimeout: "5m" };
const healthCheck = { maxUnhealthy: "40%", ...times };

/** All that a machine can have. */
const machine = {
  datastore: "/DC/datastore/ssd",
  resourcePool: "/DC/host/cluster/Resources/kubernetes",
  folder: "/DC/vm/kubernetes",
  template: "/DC/vm/Templates/ubuntu-2404-kube-v1-35",
  os: "ubuntu" as const,
  storagePolicy: "gold storage",
  tags: ["urn:vmomi:InventoryServiceTag:8e0ce079-0677-48d6-8865-19ada4e6dabd:GLOBAL"],
  sshKey,
  ntpServers: ["192.0.2.3"],
};

const ofBottlerocket = {
  certBundles: [{ name: "bundle", data: certificate }],
  bottlerocket: {
    allowedUnsafeSysctls: ["net.core.somaxconn"],
    clusterDnsIps: ["10.96.0.10"],
    sysctl: { "vm.nr_hugepages": "512" },
    bootKernelParameters: { hugepagesz: ["2M"] },
  },
};

const ofWhole = platformOf("eks-anywhere", whole);
const ofSmall = platformOf("eks-anywhere", small);
const ofGrounded = platformOf("eks-anywhere", grounded);
const ofBottle = platformOf("eks-anywhere", bottlerocket);

const scenario = join(__dirname, "../../../../scenarios/eksa-tor-bgp/intent.yaml");
const racks = parse(readFileSync(scenario, "utf8")) as IntentInput;
const ofRacks = platformOf("eks-anywhere", racks);
const { makes: _, ...onRacks } = ofRacks.on;

/** Clusters by EKS Anywhere, with every text that their platform can have. */
export const eksAnywhereBases: Readonly<Record<string, IntentInput>> = {
  "eks-anywhere": {
    ...whole,
    // Said, as the names of interfaces decide whether Calico would find it.
    calico: { ...whole.calico, mtu: 1400 },
    platform: {
      ...ofWhole,
      namespace: "clusters",
      etcd: { count: 3, machine },
      identity: {
        oidc: {
          ...{ clientId: "kubernetes", issuerUrl: "https://issuer.example.com" },
          ...{ groupsClaim: "groups", groupsPrefix: "oidc:", usernameClaim: "email", usernamePrefix: "oidc:" },
          requiredClaims: [{ claim: "aud", value: "kubernetes" }],
        },
        awsIam: {
          region: "eu-central-1",
          roles: [{ arn: `${arn}:role/admin`, username: "admin", groups: ["system:masters"] }],
          users: [{ arn: `${arn}:user/admin`, username: "root", groups: ["system:masters"] }],
        },
      },
      proxy: { http: "192.0.2.4:3128", https: "192.0.2.4:3129", noProxy: [".example.com"] },
      registryMirror: {
        ...{ endpoint: "registry.example.com", caCertificate: certificate },
        namespaces: [{ registry: "public.ecr.aws", namespace: "eks-anywhere" }],
      },
      healthCheck,
      otherRanges: ["203.0.113.0/24"],
      nodeGroups: ofWhole.nodeGroups.map((group) => ({
        ...group,
        ...(group.name === "r2" ? { machine, healthCheck } : {}),
      })),
    },
  },
  "eks-anywhere-itself": {
    ...small,
    calico: { mtu: 1400 },
    platform: {
      ...ofSmall,
      gitOps: {
        repository: { kind: "git", url: "ssh://git@git.example.com/clusters.git" },
        ...{ systemNamespace: "flux-system", path: "clusters/management", branch: "main" },
      },
    },
  },
  "eks-anywhere-bottlerocket": {
    ...bottlerocket,
    platform: {
      ...ofBottle,
      etcd: { count: 3, machine: ofBottlerocket },
      on: { ...ofBottle.on, machines: { ...ofBottle.on.machines, ...ofBottlerocket } },
      nodeGroups: ofBottle.nodeGroups.map((group) => ({ ...group, machine: ofBottlerocket })),
    },
  },
  "eks-anywhere-grounded": {
    ...grounded,
    calico: { mtu: 1400 },
    platform: {
      ...ofGrounded,
      on: {
        ...ofGrounded.on,
        makes: {
          ...ofGrounded.on.makes,
          contentLibrary: {
            name: "eks-a-templates",
            datastore: "/DC/datastore/ssd",
            images: [{ name: "ubuntu-1-35", url: "https://images.example.com/ubuntu-1-35.ova" }],
          },
          access: {
            principal: "EKSAUsers@vsphere.local",
            kind: "group",
            makeRoles: true,
            roles: { global: "EKSAGlobalRole", user: "EKSAUserRole", admin: "EKSACloudAdminRole" },
          },
        },
      },
    },
  },
  // What the stack makes in vCenter is a set, in which two racks may come to the same; the base above has it.
  "eks-anywhere-racks": {
    ...racks,
    calico: { ...racks.calico, mtu: 1400 },
    platform: { ...ofRacks, on: onRacks },
  },
};
