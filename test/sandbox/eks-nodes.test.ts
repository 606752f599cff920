import type { Live } from "../../sandbox/host/provider";
import { asText, type Properties } from "../../sandbox/host/values";
import { addCni, client, cluster, directory, labForEachTest, made, nodes, refusal } from "./eks-lab";
import { kubernetes, trust, types } from "./support";

labForEachTest();

describe("a node group", () => {
  it("never becomes ready without a CNI", async () => {
    const says =
      'NodeCreationFailure: NodeGroup "bad": nodes never became Ready: no CNI (neither the vpc-cni add-on nor a Calico Installation)';
    expect(await refusal(types.nodeGroup, nodes())).toContain(says);
    await addCni();
    expect(await refusal(types.nodeGroup, nodes())).toBe("accepted");
  });

  it("becomes ready with a Calico Installation in that very cluster", async () => {
    const install = async (server: string): Promise<void> => {
      const cluster = kubernetes(directory, server);
      await cluster.make("kubernetes:helm.sh/v3:Release", "crds", {
        chart: "crd.projectcalico.org.v1",
        namespace: "default",
      });
      const installation = { apiVersion: "operator.tigera.io/v1", kind: "Installation", metadata: { name: "default" } };
      await cluster.make("kubernetes:operator.tigera.io/v1:Installation", "calico", installation);
    };
    await install("https://elsewhere.example.com");
    expect(await refusal(types.nodeGroup, nodes())).toMatch(/NodeCreationFailure/);
    await install(asText(made.cluster.outputs["endpoint"]));
    expect(await refusal(types.nodeGroup, nodes())).toBe("accepted");
  });

  it("becomes ready with the add-ons that a cluster brings itself", async () => {
    await client.make(types.cluster, "full", cluster());
    expect(await refusal(types.nodeGroup, nodes({ clusterName: "other" }))).toBe("accepted");
  });

  describe("with a CNI", () => {
    let template: Live;
    beforeEach(async () => {
      await addCni();
      template = await client.make(types.template, "nodes", { instanceType: "m6i.large" });
    });
    const launch = (more: Properties = {}, group: Properties = {}): Properties =>
      nodes({ launchTemplate: { id: template.id, version: "1", ...more }, ...group });

    it.each<[string, () => Properties, RegExp]>([
      [
        "sizes out of order",
        () => nodes({ scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 3 } }),
        /want minSize <= desiredSize <= maxSize/,
      ],
      [
        "a maximum of 0",
        () => nodes({ scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 0 } }),
        /maxSize: got 0, want a whole number from 1/,
      ],
      ["too long a name", () => nodes({ nodeGroupName: "x".repeat(64) }), /want 1 to 63 letters/],
      ["an AMI type that is none", () => nodes({ amiType: "AL2023" }), /amiType: got "AL2023"/],
      [
        "a taint effect of Kubernetes",
        () => nodes({ taints: [{ key: "a", effect: "NoSchedule" }] }),
        /want one of NO_SCHEDULE/,
      ],
      [
        "a label of the kubelet's",
        () => nodes({ labels: { "node-role.kubernetes.io/worker": "" } }),
        /the kubelet may not set/,
      ],
      ["a malformed label", () => nodes({ labels: { rack: "r 1" } }), /labels\["rack"\]: got "r 1"/],
      [
        "a cluster that is not there",
        () => nodes({ clusterName: "x" }),
        /ResourceNotFoundException: NodeGroup "bad": clusterName/,
      ],
      [
        "a role for something else",
        () => nodes({ nodeRoleArn: made.role.outputs["arn"] as string }),
        /want ec2.amazonaws.com/,
      ],
      [
        "a newer version than the control plane",
        () => nodes({ version: "1.35" }),
        /got 1.35 with a control plane of 1.34/,
      ],
      [
        "two measures of unavailability",
        () => nodes({ updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 50 } }),
        /want exactly one of maxUnavailable/,
      ],
      [
        "a template without id or name",
        () => nodes({ launchTemplate: { version: "1" } }),
        /want exactly one of id, name/,
      ],
      [
        "a template version that is none",
        () => launch({ version: "2" }),
        /got "2", want a version of LaunchTemplate "nodes": 1 to 1/,
      ],
      ["a disk beside a template", () => launch({}, { diskSize: 50 }), /diskSize: .*say it in the template/],
      [
        "instance types in both places",
        () => launch({}, { instanceTypes: ["m6i.large"] }),
        /names an instanceType; want it in one place/,
      ],
    ])("is refused with %s", async (_, inputs, says) => expect(await refusal(types.nodeGroup, inputs())).toMatch(says));

    it("leaves the AMI's kind to a template that names one", async () => {
      const custom = await client.make(types.template, "custom", { imageId: "ami-0123456789abcdef0" });
      const launchTemplate = { id: custom.id, version: "1" };
      const says = /names an imageId, so the group must leave out amiType/;
      expect(await refusal(types.nodeGroup, nodes({ launchTemplate, amiType: "AL2023_x86_64_STANDARD" }))).toMatch(
        says,
      );
      expect(await refusal(types.nodeGroup, nodes({ launchTemplate, version: "1.34" }))).toMatch(/leave out version/);
      const group = await client.make(types.nodeGroup, "custom", nodes({ launchTemplate }));
      expect(group.outputs).toMatchObject({ amiType: "CUSTOM", status: "ACTIVE" });
    });

    it.each<[string, Properties, RegExp]>([
      ["an instance profile", { iamInstanceProfile: { name: "p" } }, /NoSuchEntity|sets iamInstanceProfile/],
      [
        "a shutdown behaviour",
        { instanceInitiatedShutdownBehavior: "stop" },
        /sets instanceInitiatedShutdownBehavior, which EKS sets itself/,
      ],
    ])("refuses a template with %s", async (_, content, says) => {
      const message = await client.make(types.template, "odd", content).then(
        ({ id }) => refusal(types.nodeGroup, nodes({ launchTemplate: { id, version: "1" } })),
        (error: Error) => error.message,
      );
      expect(message).toMatch(says);
    });

    it("scales and rolls in place, and is replaced for another machine", async () => {
      const group = await client.make(types.nodeGroup, "workers", launch());
      const change = (more: Properties): string[] =>
        client.diff(types.nodeGroup, "workers", group, { ...group.inputs, ...more });
      expect(change({ scalingConfig: { minSize: 1, desiredSize: 3, maxSize: 3 } })).toEqual([
        "scalingConfig.desiredSize",
      ]);
      expect(change({ launchTemplate: { id: template.id, version: "2" } })).toEqual(["launchTemplate.version"]);
      expect(change({ instanceTypes: ["m7i.large"] })).toEqual(["instanceTypes!"]);
      expect(change({ capacityType: "SPOT" })).toEqual(["capacityType!"]);
    });

    it("wants the right to register", async () => {
      const bare = await client.make(types.role, "bare", { assumeRolePolicy: trust("ec2.amazonaws.com") });
      const message = await refusal(types.nodeGroup, nodes({ nodeRoleArn: bare.outputs["arn"] as string }));
      expect(message).toMatch(/instances failed to join.*lacks AmazonEKSWorkerNodePolicy/);
    });
  });
});

describe("a launch template", () => {
  it.each<[string, Properties, RegExp]>([
    ["plain user data", { userData: "#!/bin/sh\necho hello" }, /InvalidUserData.Malformed/],
    ["too much user data", { userData: Buffer.alloc(16385).toString("base64") }, /got 16385 bytes, want at most 16384/],
    ["an image that is none", { imageId: "ubuntu" }, /want an AMI id/],
    ["an instance type that is none", { instanceType: "m6i" }, /want an instance type/],
    [
      "groups in two places",
      { vpcSecurityGroupIds: ["sg-1"], networkInterfaces: [{ deviceIndex: 0 }] },
      /InvalidParameterCombination/,
    ],
    ["a group that is not there", { vpcSecurityGroupIds: ["sg-1"] }, /InvalidGroup.NotFound/],
    ["a hop limit of 0", { metadataOptions: { httpPutResponseHopLimit: 0 } }, /want a whole number from 1 to 64/],
  ])("is refused with %s", async (_, inputs, says) => expect(await refusal(types.template, inputs)).toMatch(says));

  it("gets a new version for new content only", async () => {
    const userData = Buffer.from("#!/bin/sh").toString("base64");
    const first = await client.make(types.template, "nodes", { userData, vpcSecurityGroupIds: [clusterGroup()] });
    expect(first.outputs).toMatchObject({ latestVersion: 1, defaultVersion: 1 });
    const tagged = await client.change(types.template, "nodes", first, { ...first.inputs, tags: { a: "b" } });
    expect(tagged.outputs["latestVersion"]).toBe(1);
    const second = await client.change(types.template, "nodes", tagged, {
      ...tagged.inputs,
      instanceType: "m6i.large",
    });
    expect(second.outputs["latestVersion"]).toBe(2);
    const { userData: gone, ...rest } = second.inputs;
    expect(gone).toBe(userData);
    const third = await client.change(types.template, "nodes", second, { ...rest, updateDefaultVersion: true });
    expect(third.outputs).toMatchObject({ latestVersion: 3, defaultVersion: 3 });
  });

  function clusterGroup(): string {
    return (made.cluster.outputs["vpcConfig"] as { clusterSecurityGroupId: string }).clusterSecurityGroupId;
  }
});
