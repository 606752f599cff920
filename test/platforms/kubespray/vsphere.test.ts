/** Kubespray's machines in vSphere: the inventory, what cloud-init is told, and the fabric agree. */
import { checkDocument, judgeLive, liveFactsOf } from "../../../constructs/kit";
import { parseText } from "../../../constructs/intent";
import { type VspherePlace, guestInfo } from "../../../constructs/places/vsphere";
import { inventoryOf } from "../../../constructs/platforms/kubespray/inventory";
import { asConfdWrites, planLab } from "../../../lab";
import { intentOf } from "../../support/rules";
import { inVsphere, movedInVsphere, resolved, vxlanInVsphere } from "./intents";

const scenario = intentOf("scenarios/kubespray-vsphere-tor/intent.yaml");
const { cluster } = resolved(scenario);
const placeOf = (intent: Parameters<typeof resolved>[0]): VspherePlace => {
  const { place } = resolved(intent).cluster.platform;
  if (place.kind !== "vsphere") throw new Error("wanted machines in vSphere");
  return place;
};
const place = placeOf(scenario);
const { hosts } = inventoryOf(cluster).all;

interface Metadata {
  readonly "local-hostname": string;
  readonly network: { readonly ethernets: Readonly<Record<string, { readonly addresses: readonly string[] }>> };
}

it("a machine has the address that the inventory reaches it by, and so has the node of the lab", () => {
  const lab = planLab(cluster, { nodes: asConfdWrites(cluster) });
  for (const machine of place.machines) {
    const { "local-hostname": name, network } = JSON.parse(guestInfo(place, machine).metadata) as Metadata;
    const addresses = network.ethernets["ens192"]?.addresses ?? [];
    expect(addresses).toHaveLength(1);
    expect([hosts[name]?.["ansible_host"], hosts[name]?.["ip"]]).toEqual(
      Array<unknown>(2).fill(addresses[0]?.split("/")[0]),
    );
    const inLab = lab?.devices.find((device) => device.kind === "node" && device.name === name);
    expect(new Set(inLab?.addresses.map(({ cidr }) => cidr))).toEqual(new Set(addresses));
  }
  expect(place.machines.map(({ name }) => name).sort()).toEqual(Object.keys(hosts).sort());
});

it("has machines of all racks on the hosts and the port group of their rack", () => {
  for (const { name, rack, interfaces } of place.machines) {
    expect([name, interfaces.map(({ portGroup }) => portGroup)]).toEqual([name, [`kubernetes-${rack}`]]);
    expect(name.startsWith(rack)).toBe(true);
  }
});

it("logs in as whom cloud-init makes, and has each node's own AS", () => {
  expect(inventoryOf(cluster).all.vars["ansible_user"]).toBe(place.ssh.user);
  const numbers = Object.values(hosts).map((host) => host["local_as"]);
  expect(new Set(numbers).size).toBe(Object.keys(hosts).length);
});

it.each([
  ["Kubespray's own", inVsphere],
  ["the operator's", vxlanInVsphere],
])("tells %s Calico that the adapters' checksums are broken", (_, intent) => {
  const { calico, platform } = resolved(intent).cluster;
  expect(calico.felix.featureDetectOverride).toBe("ChecksumOffloadBroken=true");
  const own = inventoryOf(resolved(intent).cluster).all.children["k8s_cluster"]?.vars;
  expect(own?.["calico_feature_detect_override"]).toBe(
    platform.networking === "calico" ? "ChecksumOffloadBroken=true" : undefined,
  );
});

const planOf = (intent: object) => {
  const read = parseText("mine.json", JSON.stringify(intent));
  const checked = read.ok ? checkDocument("mine", read.document, "/") : undefined;
  if (checked?.ok !== true) throw new Error("wanted an intent without errors");
  return checked.plan;
};

/** An intent with text in it changed. */
const replaced = (from: string | RegExp, to: string) =>
  JSON.parse(JSON.stringify(inVsphere).replace(from, to)) as typeof inVsphere;
const judged = (now: object) =>
  judgeLive(planOf(now), [liveFactsOf(planOf(inVsphere).cluster)]).map(({ code }) => code);

it("lets one worker go to another rack, two not, and a control plane not", () => {
  expect(judged(movedInVsphere)).toEqual([]);
  const two = JSON.parse(JSON.stringify(movedInVsphere).replace("172.31.11.12", "172.31.11.14")) as typeof inVsphere;
  expect(judged(two)).toEqual(["LIVE-707"]);
  expect(judged(replaced("172.31.11.11", "172.31.11.14"))).toContain("LIVE-704");
});

describe("nothing of an intent is read as anything else", () => {
  const texts = [
    "$(reboot)",
    "`id`",
    "a;b",
    "a\nb",
    "${guestinfo}",
    '"}',
    "{{ lookup('pipe', 'id') }}",
    "%2f",
    "a/../b",
  ];
  const places: readonly (readonly [string, (text: string) => string])[] = [
    [
      "the name of a machine",
      (text) => JSON.stringify(inVsphere).replaceAll("r1-w1", JSON.stringify(text).slice(1, -1)),
    ],
    ["who is made", (text) => changedOn({ ssh: { user: text, authorizedKeys: [] } })],
    ["a key", (text) => changedOn({ ssh: { authorizedKeys: [`ssh-ed25519 AAAA ${text}`] } })],
    ["vCenter", (text) => changedOn({ vcenter: { server: text } })],
  ];
  const changedOn = (changes: object): string => {
    const { platform, ...rest } = JSON.parse(JSON.stringify(inVsphere)) as { platform: { on: object } };
    return JSON.stringify({ ...rest, platform: { ...platform, on: { ...platform.on, ...changes } } });
  };
  it.each(places)("%s is refused when it is no name", (_, make) => {
    for (const text of texts) {
      const read = parseText("mine.json", make(text));
      if (!read.ok) throw new Error("not JSON");
      expect([text, checkDocument("mine", read.document, "/").ok]).toEqual([text, false]);
    }
  });
});
