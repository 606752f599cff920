/** @jest-environment-options {"globalsCleanup": "off"} */
import { renderCalico } from "../../../constructs/calico";
import type { IntentInput } from "../../../constructs/kit";
import { inPhaseOrder } from "../../../constructs/model";
import { EksAnywhereCalicoCluster } from "../../../constructs/platforms/eks-anywhere/component";
import { eksAnywherePlatform } from "../../../constructs/platforms/eks-anywhere";
import { privilegesOf } from "../../../constructs/platforms/eks-anywhere/privileges";
import { changed } from "../../support/changed";
import { Recording } from "../recording";
import { bottlerocket, grounded, resolved, small } from "./intents";

const withMakes = (base: IntentInput, makes: object): IntentInput =>
  changed<IntentInput>(base, { platform: { on: { makes } } });
const groundOf = (intent: IntentInput) => resolved(intent).cluster.platform.groundwork;

const recorded = (intent: IntentInput): Promise<Recording> => {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  return Recording.of((opts) => {
    new EksAnywhereCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
  });
};
const inVcenter = ({ resources }: Recording) =>
  resources
    .filter(({ type }) => type.startsWith("vsphere:"))
    .map(({ type, name }) => `${type.split(":").at(-1)} ${name}`);

describe("what is made in vCenter for EKS Anywhere", () => {
  it("is nothing unless the intent says so: no provider, no look-up, and no package for vSphere", async () => {
    const one = await recorded(small);
    expect(one.resources.map(({ type }) => type).filter((type) => /vsphere/.test(type))).toEqual([]);
    expect(one.calls.filter((token) => token.startsWith("vsphere:"))).toEqual([]);
    expect(groundOf(withMakes(small, {}))).toBeUndefined();
    expect(groundOf(withMakes(small, { folders: false, resourcePools: false }))).toBeUndefined();
  });

  it("is each thing once, what is within another after it, and the cluster waits for all of it", async () => {
    const one = await recorded(grounded);
    expect([...inVcenter(one)].sort()).toEqual(
      [
        "ContentLibrary demo-library",
        "ContentLibraryItem demo-image-ubuntu-1-35",
        "EntityPermissions demo-access-DC/host/cluster/Resources/kubernetes",
        "EntityPermissions demo-access-DC/host/rack-1/Resources/kubernetes/grounded",
        "EntityPermissions demo-access-DC/vm/kubernetes",
        "EntityPermissions demo-access-DC/vm/kubernetes/grounded",
        "Folder demo-folder-kubernetes",
        "Folder demo-folder-kubernetes/grounded",
        "ResourcePool demo-pool-DC/host/cluster/Resources/kubernetes",
        "ResourcePool demo-pool-DC/host/rack-1/Resources/kubernetes/grounded",
        "Role demo-role-EKSACloudAdminRole",
        "Role demo-role-EKSAGlobalRole",
        "Role demo-role-EKSAUserRole",
        "Tag demo-eksdRelease:kubernetes-1-35-eks-14",
        "Tag demo-os:ubuntu",
        "TagCategory demo-category-eksdRelease",
        "TagCategory demo-category-os",
      ].sort(),
    );
    const before = [...one.comesAfter("command:local:Command demo-cluster")];
    for (const { type, name } of one.resources)
      if (/^vsphere:|demo-(tag|access)-/.test(`${type} ${name}`)) expect(before).toContain(`${type} ${name}`);
    const folder = "vsphere:index/folder:Folder demo-folder-kubernetes";
    expect([...one.comesAfter(`${folder}/grounded`)]).toContain(folder);
    expect([
      ...one.comesAfter("command:local:Command demo-tag-DC/vm/Templates/ubuntu-2404-kube-v1-35-os:ubuntu"),
    ]).toContain("vsphere:index/tag:Tag demo-os:ubuntu");
  });

  it("gives each thing that EKS Anywhere looks at the role that it looks for, once", () => {
    const grants = groundOf(grounded)?.access?.grants.map(({ role, on, made }) => [on, role, made === undefined]);
    expect(grants).toEqual([
      ["/", "EKSAGlobalRole", true],
      ["/DC/vm/kubernetes/grounded", "EKSACloudAdminRole", false],
      ["/DC/vm/kubernetes", "EKSACloudAdminRole", false],
      ["/DC/vm/Templates/ubuntu-2404-kube-v1-35", "EKSACloudAdminRole", true],
      ["/DC/vm/Templates", "EKSACloudAdminRole", true],
      ["/DC/host/rack-1", "EKSACloudAdminRole", true],
      ["/DC/network/nodes", "EKSAUserRole", true],
      ["/DC/network/rack-1", "EKSAUserRole", true],
      ["/DC/datastore/ssd", "EKSAUserRole", true],
      ["/DC/datastore/rack-1", "EKSAUserRole", true],
      ["/DC/host/cluster/Resources/kubernetes", "EKSAUserRole", false],
      ["/DC/host/rack-1/Resources/kubernetes/grounded", "EKSAUserRole", false],
    ]);
  });

  it("gives permissions on what others use without taking theirs, and takes them back where the roles are its own", async () => {
    const one = await recorded(grounded);
    const shared = one.resources
      .filter(({ name }) => /^demo-access-/.test(name))
      .filter(({ type }) => /Command/.test(type));
    expect(shared).toHaveLength(8);
    for (const { inputs } of shared) {
      expect(inputs["create"]).toMatch(
        /govc permissions\.set -principal EKSAUsers@vsphere\.local -group=true -role EKSA/,
      );
      expect(inputs["delete"]).toContain("govc permissions.remove");
      expect(JSON.stringify(inputs)).not.toMatch(/PASSWORD=[^"$]*[a-z]{3}/);
    }
    const there = await recorded(withMakes(grounded, { access: { makeRoles: false } }));
    expect(inVcenter(there).filter((name) => name.startsWith("Role "))).toEqual([]);
    expect(there.calls).toContain("vsphere:index/getRole:getRole");
    expect(
      there.resources.filter(({ name }) => name.startsWith("demo-access-")).map(({ inputs }) => inputs["delete"]),
    ).toEqual(Array.from({ length: 12 }, () => undefined));
  });

  it("writes a principal as vCenter gives it back, and the privileges without those of every role", async () => {
    const one = await recorded(grounded);
    const { inputs } = one.resources.find(({ name }) => name === "demo-access-DC/vm/kubernetes")!;
    expect(inputs).toMatchObject({
      entityType: "Folder",
      permissions: [{ userOrGroup: "vsphere.local\\EKSAUsers", isGroup: true, propagate: true }],
    });
    const role = one.resources.find(({ name }) => name === "demo-role-EKSAUserRole")!;
    expect(role.inputs["rolePrivileges"]).toEqual(privilegesOf("user"));
    expect(privilegesOf("admin").filter((one) => one.startsWith("System."))).toEqual([]);
  });

  it("tags each template with the release of its own minor, and makes tags only where it is to", () => {
    const tags = { releases: ["kubernetes-1-34-eks-20", "kubernetes-1-35-eks-14"] };
    const older = changed<IntentInput>(withMakes(grounded, { templateTags: { ...tags, makeTags: false } }), {
      platform: {
        nodeGroups: [
          { name: "cp", role: "control-plane", count: 3 },
          { name: "workers", count: 2, kubernetes: "1.34", machine: { template: "/DC/vm/Templates/ubuntu-1-34" } },
        ],
      },
    });
    expect(groundOf(older)?.tags).toMatchObject({
      areMade: false,
      attached: [
        { to: "/DC/vm/Templates/ubuntu-2404-kube-v1-35", tag: "os:ubuntu" },
        { to: "/DC/vm/Templates/ubuntu-2404-kube-v1-35", tag: "eksdRelease:kubernetes-1-35-eks-14" },
        { to: "/DC/vm/Templates/ubuntu-1-34", tag: "os:ubuntu" },
        { to: "/DC/vm/Templates/ubuntu-1-34", tag: "eksdRelease:kubernetes-1-34-eks-20" },
      ],
    });
  });

  it("puts a permission on a cluster where its own pool is used, and takes names for paths where they can only be one", () => {
    const one = groundOf(
      changed<IntentInput>(withMakes(bottlerocket, { access: { principal: "eksa@vsphere.local", kind: "user" } }), {
        platform: { on: { machines: { resourcePool: "/DC/host/cluster/Resources" }, network: "nodes" } },
      }),
    );
    expect(one?.access?.grants.map(({ on }) => on)).toEqual([
      "/",
      "/DC/vm/kubernetes",
      "/DC/network/nodes",
      "/DC/datastore/ssd",
      "/DC/host/cluster",
    ]);
  });

  it("stands in the steps before the cluster, in its page, and in files of privileges", () => {
    const { cluster } = resolved(grounded);
    const steps = inPhaseOrder(eksAnywherePlatform.steps(cluster)).map(({ id }) => id);
    expect(steps.slice(0, 7)).toEqual([
      "vsphere-folders",
      "vsphere-resource-pools",
      "vsphere-template-tags",
      "vsphere-content-library",
      "vsphere-roles",
      "vsphere-permissions",
      "create",
    ]);
    const needs = eksAnywherePlatform.handover(cluster).needs.join("\n");
    for (const what of [
      "VSPHERE_USER",
      "govc, for tags and permissions",
      "Global Permissions",
      "EKSAGlobalRole",
      "SSL_CERT_FILE",
    ])
      expect(needs).toContain(what);
    const files = new Map(eksAnywherePlatform.artefacts(cluster).map(({ path, content }) => [path, content]));
    expect(files.get("eks-anywhere/roles/global.txt")?.trim().split("\n")).toEqual(privilegesOf("global"));
    expect(files.get("eks-anywhere/PRIVILEGES.md")).toContain("`/DC/host/rack-1`");
  });
});
