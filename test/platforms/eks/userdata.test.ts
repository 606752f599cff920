import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { IntentInput } from "../../../constructs/kit";
import { userData } from "../../../constructs/platforms/eks/userdata";
import { changed } from "../../support/changed";
import { type EksOnly, resolved, vpcCni, vpp, vxlan } from "./intents";

type Group = EksOnly["platform"]["nodeGroups"][number];

function userDataOf(group: Partial<Group>, base: IntentInput = vxlan): string {
  const intent = changed<IntentInput>(base, { platform: { nodeGroups: [{ name: "main", ...group }] } });
  const { cluster } = resolved(intent);
  const [resolvedGroup] = cluster.nodes.groups;
  return resolvedGroup === undefined ? "" : userData(cluster, resolvedGroup);
}

const dpdk = changed<IntentInput>(vpp, {
  calico: { dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "dpdk" }] } },
});
const own: Partial<Group> = {
  amiId: "ami-0a",
  labels: { rack: "r1", "example.com/tier": "edge" },
  taints: [
    { key: "dedicated", value: "edge", effect: "NO_SCHEDULE" },
    { key: "drain", effect: "NO_EXECUTE" },
  ],
};

const goldens: readonly (readonly [string, string])[] = [
  ["al2023.mime", userDataOf({})],
  ["al2023-own-image.mime", userDataOf(own)],
  ["al2023-dpdk.mime", userDataOf({}, dpdk)],
  ["ubuntu.mime", userDataOf({ os: "ubuntu", ...own })],
  ["ubuntu-dpdk.mime", userDataOf({ os: "ubuntu", amiId: "ami-0a" }, dpdk)],
  ["bottlerocket.toml", userDataOf({ os: "bottlerocket" })],
  ["bottlerocket-own-image.toml", userDataOf({ os: "bottlerocket", ...own })],
  [
    "bottlerocket-wireguard.toml",
    userDataOf({ os: "bottlerocket" }, changed<IntentInput>(vxlan, { calico: { encryption: { kind: "wireguard" } } })),
  ],
];

it.each(goldens)("is %s", (file, text) => {
  expect(text).toBe(readFileSync(join(__dirname, "golden", file), "utf8"));
});

it("is empty where EKS' own is all that is needed", () => {
  expect(userDataOf({}, vpcCni)).toBe("");
});

it("is the same text each time", () => {
  expect(userDataOf(own)).toBe(userDataOf(own));
});

it("tells nodeadm the number of pods twice", () => {
  const yaml = /Content-Type: application\/node\.eks\.aws\n\n---\n([\s\S]*?)\n--CALICO/.exec(
    userDataOf({ maxPods: 64 }),
  )?.[1];
  const [config] = parseAllDocuments(yaml ?? "");
  expect(config?.toJS()).toMatchObject({
    kind: "NodeConfig",
    spec: { kubelet: { config: { maxPods: 64 }, maxPodsExpression: "64" } },
  });
});

it("quotes what goes through a shell", () => {
  // As no schema lets through, so that quoting alone is what is tried.
  const { cluster } = resolved(
    changed<IntentInput>(vxlan, { platform: { nodeGroups: [{ name: "main", os: "ubuntu", amiId: "ami-0a" }] } }),
  );
  const text = cluster.nodes.groups.map((group) => userData(cluster, { ...group, labels: { note: "it's" } })).join("");
  expect(text).toContain(`note=it'\\''s`);
});
