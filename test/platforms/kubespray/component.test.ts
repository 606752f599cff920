/** @jest-environment-options {"globalsCleanup": "off"} */
import { renderCalico } from "../../../constructs/calico";
import { objectKey } from "../../../constructs/model";
import { KubesprayCalicoCluster } from "../../../constructs/platforms/kubespray/component";
import { isMade } from "../../../constructs/platforms/kubespray/types";
import { Recording } from "../recording";
import { resolved, ways } from "./intents";

const command = "command:local:Command";
/** How the SDK marks a secret on the wire. */
const secretKey = "4dabf18193072939515e22adb298388d";

// Pulumi makes no machines on a laptop.
const made = Object.entries(ways).filter(([way]) => way !== "laptop");

describe.each(made)("a cluster by Kubespray, %s", (_way, intent) => {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  const recording = Recording.of((opts) => {
    new KubesprayCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
  });

  it("runs one play, and has a command for each machine that takes it out when it goes", async () => {
    const commands = (await recording).resources.filter(({ type }) => type === command);
    expect(commands.map(({ name }) => name).sort()).toEqual(
      ["demo-cluster", ...cluster.platform.hosts.map(({ name }) => `demo-machine-${name}`)].sort(),
    );
    const [play] = commands.filter(({ name }) => name === "demo-cluster");
    expect(play?.inputs["create"]).toMatch(/ansible-playbook .*cluster\.yml/);
    // Over a cluster that runs it may be an upgrade, which is asked for first.
    expect(play?.inputs["update"]).toContain("play=upgrade-cluster.yml");
    expect(play?.inputs["update"]).toContain(`wanted=${cluster.platform.kubeVersion}`);
    expect(play?.inputs["create"]).not.toContain("upgrade-cluster.yml");
    // Machines that the kit made go as a whole.
    if (isMade(cluster.platform.place)) expect(play?.inputs).not.toHaveProperty("delete");
    else expect(play?.inputs["delete"]).toMatch(/reset\.yml/);
    expect(play?.inputs).not.toHaveProperty("triggers");
    for (const { name, inputs } of commands.filter(({ name }) => name !== "demo-cluster"))
      expect(inputs["delete"]).toContain(`node=${name.slice("demo-machine-".length)}`);
  });

  it("makes each object once, when the play has run", async () => {
    const one = await recording;
    const keys = manifests.flatMap(({ objects }) => objects.map((object) => `demo/${objectKey(object)}`));
    const made = one.resources.filter(({ name }) => keys.includes(name));
    expect(made.map(({ name }) => name).sort()).toEqual(keys.sort());
    for (const { type, name } of made)
      expect([...one.comesAfter(`${type} ${name}`)]).toContain(`${command} demo-cluster`);
  });

  it("hands the kubeconfig on as a secret, and to nobody else", async () => {
    const one = await recording;
    const { inputs } = one.only("pulumi:providers:kubernetes");
    expect(inputs["kubeconfig"]).toMatchObject({ [secretKey]: expect.any(String) });
    const others = one.resources.filter(({ type }) => type !== "pulumi:providers:kubernetes");
    expect(JSON.stringify(others)).not.toContain("what demo-cluster printed");
  });
});
