import type { Intent, IntentInput } from "../../../constructs/kit";
import { nameless } from "../../fabric/support/intents";
import { changed } from "../../support/changed";
import { type Mistake, parsed } from "../../support/rules";
import { bottlerocket, grounded, small, vpp, whole } from "./intents";

type Changes = Readonly<Record<string, unknown>>;

const made = (base: IntentInput, changes: Changes): Intent => parsed(changed<IntentInput>(base, changes));
const platform = (more: Changes): Changes => ({ platform: more });
const on = (more: Changes): Changes => platform({ on: more });
const machines = (more: Changes): Changes => on({ machines: more });
const makes = (more: Changes): Changes => on({ makes: more });
const cp: Changes = { name: "cp", role: "control-plane", count: 3, kernel: "6.8", interfaceName: "ens192" };
const workers: Changes = { name: "workers", count: 2, kernel: "6.8", interfaceName: "ens192" };
const groups = (...nodeGroups: readonly Changes[]): Changes => platform({ nodeGroups });
const withRacks = (...racks: readonly string[]): readonly Changes[] =>
  (nameless().platform as unknown as { readonly nodeGroups: readonly Changes[] }).nodeGroups.map((group, index) => ({
    ...group,
    rack: racks[index],
  }));
const tainted: Changes = { taints: [{ key: "a", value: "b", effect: "NoExecute" }] };
const domain = (name: string, network: string) => ({
  name,
  computeCluster: "/DC/host/r",
  resourcePool: "/DC/host/r/Resources/k",
  datastore: "/DC/datastore/r",
  folder: "/DC/vm/k",
  network,
});
const network = (pods: readonly string[], services: readonly string[] = ["10.96.0.0/16"]): Changes => ({
  network: { pods, services },
});
const curated = (region: string) => ({
  registry: `783794618700.dkr.ecr.${region}.amazonaws.com`,
  namespace: "curated",
});
const pool = (more: Changes = {}): Changes => ({
  calico: {
    pools: [{ cidr: "10.244.0.0/16" }, { name: "lb", cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"], ...more }],
  },
});

/** base, mistake, the same without it, where the finding points. */
const fixtures: Readonly<Record<string, readonly [IntentInput, Changes, Changes, string]>> = {
  "EKA-001": [small, { name: "a-name-of-thirty-six-characters-long" }, {}, "/name"],
  "EKA-002": [small, { kubernetes: "1.29", ...machines({ template: "u-1.29" }) }, {}, "/kubernetes"],
  "EKA-003": [
    small,
    groups(cp, { ...workers, kubernetes: "1.36", machine: { template: "u-1-36" } }),
    groups(cp, { ...workers, kubernetes: "1.33", machine: { template: "u-1-33" } }),
    "/platform/nodeGroups/1/kubernetes",
  ],
  "EKA-004": [small, groups(cp, { ...cp, name: "cp2" }, workers), {}, "/platform/nodeGroups"],
  "EKA-005": [small, groups({ ...cp, count: 4 }, workers), {}, "/platform/nodeGroups/0/count"],
  "EKA-006": [small, groups(cp), {}, "/platform/nodeGroups"],
  "EKA-007": [
    small,
    groups(cp, { ...workers, ...tainted }),
    groups(cp, { ...workers, ...tainted }, { ...workers, name: "open" }),
    "/platform/nodeGroups",
  ],
  "EKA-008": [small, groups(cp, workers, workers), {}, "/platform/nodeGroups/2/name"],
  "EKA-009": [
    small,
    groups(cp, { ...workers, count: { min: 3, max: 5, initial: 2 } }),
    groups(cp, { ...workers, count: { min: 2, max: 5 } }),
    "/platform/nodeGroups/1/count",
  ],
  "EKA-010": [small, groups(cp, { ...workers, maxSurge: 0 }), {}, "/platform/nodeGroups/1/maxSurge"],
  "EKA-020": [small, network(["10.244.0.0/17", "10.244.128.0/17"]), {}, "/network/pods"],
  "EKA-021": [small, network(["10.244.0.0/24"]), {}, "/network/pods/0"],
  "EKA-022": [small, network(["10.244.0.0/22"]), network(["10.244.0.0/20"]), "/network/pods/0"],
  "EKA-023": [small, platform({ endpoint: "192.0.2.150" }), {}, "/platform/endpoint"],
  "EKA-024": [small, platform({ endpoint: "198.51.100.10" }), {}, "/platform/endpoint"],
  "EKA-025": [small, on({ server: "10.96.0.7" }), on({ server: "192.0.2.7" }), "/platform/on/server"],
  "EKA-026": [
    small,
    platform({ dhcp: { first: "192.0.2.100", last: "192.0.2.105" } }),
    platform({ dhcp: { first: "192.0.2.100", last: "192.0.2.106" } }),
    "/platform/dhcp",
  ],
  "EKA-027": [small, platform({ dhcp: { first: "198.51.100.100", last: "198.51.100.199" } }), {}, "/platform/dhcp"],
  "EKA-028": [small, pool(), pool({ managedBy: "ippool" }), "/calico/pools/1/cidr"],
  "EKA-030": [small, machines({ datastore: undefined }), {}, "/platform/on/machines"],
  "EKA-031": [small, machines({ template: undefined }), {}, "/platform/on/machines"],
  "EKA-032": [
    small,
    machines({ template: "/DC/vm/ubuntu-1-350" }),
    machines({ template: "/DC/vm/ubuntu-1.35" }),
    "/platform/on/machines/template",
  ],
  "EKA-033": [small, platform({ managementCluster: "other" }), {}, "/platform/on/machines"],
  "EKA-034": [small, machines({ memoryMiB: 1024 }), {}, "/platform/on/machines/memoryMiB"],
  "EKA-035": [
    small,
    machines({ clone: "linked", diskGiB: 80 }),
    machines({ clone: "linked" }),
    "/platform/on/machines/diskGiB",
  ],
  "EKA-036": [
    small,
    groups({ ...cp, machine: { networks: ["/DC/network/a"] } }, workers),
    groups(cp, { ...workers, machine: { networks: ["/DC/network/a"] } }),
    "/platform/nodeGroups/0/machine/networks",
  ],
  "EKA-037": [
    small,
    platform({ etcd: { count: 3, machine: { os: "redhat", template: "rhel-1-35" } } }),
    platform({ etcd: { count: 3 } }),
    "/platform/etcd/machine/os",
  ],
  "EKA-038": [
    small,
    machines({ bottlerocket: { sysctl: { "vm.nr_hugepages": "512" } } }),
    {},
    "/platform/on/machines/bottlerocket",
  ],
  "EKA-040": [
    vpp,
    groups(
      { name: "cp", role: "control-plane", count: 3, kernel: "6.8" },
      { name: "workers", count: 2, kernel: "6.8" },
    ),
    {},
    "/calico/dataplane/kind",
  ],
  "EKA-041": [vpp, groups(cp, { ...workers, interfaceName: "ens224" }), {}, "/platform/nodeGroups"],
  "EKA-042": [
    { ...bottlerocket, name: "rocket", calico: { dataplane: { kind: "vpp" } } },
    {},
    { calico: { dataplane: { kind: "iptables" } } },
    "/calico/dataplane/kind",
  ],
  "EKA-050": [small, on({ thumbprint: undefined }), {}, "/platform/on"],
  "EKA-051": [small, on({ insecure: true }), {}, "/platform/on/thumbprint"],
  "EKA-052": [
    small,
    on({ failureDomains: [domain("r1", "/Other/network/r1")] }),
    on({ failureDomains: [domain("r1", "/DC/network/r1")] }),
    "/platform/on/failureDomains/0/network",
  ],
  "EKA-053": [
    whole,
    on({ failureDomains: [domain("r1", "/DC/network/r1")] }),
    {},
    "/platform/nodeGroups/2/failureDomain",
  ],
  "EKA-054": [
    small,
    {
      platform: {
        on: { failureDomains: [domain("r1", "/DC/network/r1")] },
        nodeGroups: [{ ...cp, failureDomain: "r1" }, workers],
      },
    },
    {
      platform: {
        on: { failureDomains: [domain("r1", "/DC/network/r1")] },
        nodeGroups: [cp, { ...workers, failureDomain: "r1" }],
      },
    },
    "/platform/nodeGroups/0/failureDomain",
  ],
  "EKA-055": [
    small,
    on({ failureDomains: [domain("r1", "/DC/network/r1"), domain("r1", "/DC/network/r2")] }),
    on({ failureDomains: [domain("r1", "/DC/network/r1"), domain("r2", "/DC/network/r2")] }),
    "/platform/on/failureDomains/1/name",
  ],
  "EKA-073": [
    nameless(),
    groups(...withRacks("r1", "r1", "r1")),
    groups(...withRacks("r1", "r1", "r2")),
    "/platform/nodeGroups/2/rack",
  ],
  "EKA-080": [
    grounded,
    machines({ folder: "/Other/vm/kubernetes" }),
    machines({ folder: "/DC/vm/other" }),
    "/platform/on/machines/folder",
  ],
  "EKA-081": [
    grounded,
    makes({ access: { roles: { admin: "administrator" } } }),
    makes({ access: { roles: { admin: "EKSA administrator" } } }),
    "/platform/on/makes/access/roles/admin",
  ],
  "EKA-082": [
    grounded,
    makes({ access: { principal: "EKSAUsers" } }),
    makes({ access: { principal: "EKSAUsers@example.com", kind: "user" } }),
    "/platform/on/makes/access/principal",
  ],
  "EKA-083": [
    grounded,
    machines({ template: "ubuntu-2404-kube-v1-35" }),
    { platform: { on: { machines: { template: "/DC/vm/ubuntu-2404-kube-v1-35" } } } },
    "/platform/on/machines/template",
  ],
  "EKA-084": [
    grounded,
    makes({ templateTags: { releases: ["kubernetes-1-34-eks-20"] } }),
    makes({ templateTags: { releases: ["kubernetes-1-34-eks-20", "kubernetes-1-35-eks-1"] } }),
    "/platform/on/makes/templateTags/releases",
  ],
  "EKA-085": [
    grounded,
    makes({ templateTags: { releases: ["kubernetes-1-35-eks-14", "kubernetes-1-35-eks-15"] } }),
    {},
    "/platform/on/makes/templateTags/releases/1",
  ],
  "EKA-086": [
    bottlerocket,
    makes({ templateTags: { releases: ["kubernetes-1-35-eks-14"] } }),
    {},
    "/platform/on/makes/templateTags",
  ],
  "EKA-087": [small, makes({ folders: true }), {}, "/platform/on/makes"],
  "EKA-088": [
    small,
    {
      platform: {
        on: {
          machines: { datastore: undefined },
          makes: { contentLibrary: {}, templateTags: { releases: ["kubernetes-1-35-eks-14"] } },
        },
        nodeGroups: [cp, workers].map((group) => ({ ...group, machine: { folder: "a" } })),
      },
    },
    makes({ contentLibrary: {}, templateTags: { releases: ["kubernetes-1-35-eks-14"] } }),
    "/platform/on/makes/contentLibrary",
  ],
  "EKA-089": [
    bottlerocket,
    makes({ contentLibrary: { name: "images" } }),
    makes({ contentLibrary: {} }),
    "/platform/on/makes/contentLibrary/name",
  ],
  "EKA-060": [
    whole,
    platform({ identity: { oidc: { issuerUrl: "http://issuer.example.com" } } }),
    {},
    "/platform/identity/oidc/issuerUrl",
  ],
  "EKA-061": [
    whole,
    platform({
      identity: {
        oidc: {
          requiredClaims: [
            { claim: "a", value: "b" },
            { claim: "c", value: "d" },
          ],
        },
      },
    }),
    {},
    "/platform/identity/oidc/requiredClaims",
  ],
  "EKA-062": [whole, platform({ identity: { awsIam: { roles: undefined } } }), {}, "/platform/identity/awsIam"],
  "EKA-063": [
    bottlerocket,
    platform({ gitOps: { branch: "a/b/c" } }),
    platform({ gitOps: { branch: "a/b" } }),
    "/platform/gitOps/branch",
  ],
  "EKA-064": [
    small,
    platform({ gitOps: { repository: { kind: "git", url: "https://git.example.com/clusters.git" } } }),
    platform({ gitOps: { repository: { kind: "git", url: "ssh://git@git.example.com/clusters.git" } } }),
    "/platform/gitOps/repository/url",
  ],
  "EKA-065": [
    whole,
    platform({ registryMirror: { namespaces: [curated("us-east-1"), curated("us-west-2")] } }),
    platform({ registryMirror: { namespaces: [curated("us-west-2")] } }),
    "/platform/registryMirror/namespaces",
  ],
  "EKA-066": [whole, platform({ gitOps: { path: "clusters/whole" } }), {}, "/platform/gitOps/path"],
  "EKA-070": [small, platform({ inService: true }), {}, "/platform/inService"],
  "EKA-071": [
    small,
    groups(cp, { ...workers, healthCheck: { unhealthyTimeout: "2m" } }),
    groups(cp, { ...workers, healthCheck: { unhealthyTimeout: "5m" } }),
    "/platform/nodeGroups/1/healthCheck/unhealthyTimeout",
  ],
  "EKA-072": [
    small,
    { calico: { felix: { featureDetectOverride: "ChecksumOffloadBroken=false" } } },
    { calico: { felix: { featureDetectOverride: "SNATFullyRandom=true,ChecksumOffloadBroken=true" } } },
    "/calico/felix/featureDetectOverride",
  ],
};

/** A mistake for each code of the platform's rules. */
export const mistakes: Readonly<Record<string, () => Mistake>> = Object.fromEntries(
  Object.entries(fixtures).map(([code, [base, failing, passing, path]]) => [
    code,
    () => ({ failing: made(base, failing), passing: made(base, passing), path }),
  ]),
);
