/** What one machine's other rack changes: that machine, its file, its BGP, and nothing of the others. */
import { renderCalico } from "../../../constructs/calico";
import { writtenSwitches } from "../../../constructs/kit/switches";
import type { IntentInput } from "../../../constructs/kit";
import { objectKey } from "../../../constructs/model";
import { kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { leavingText } from "../../../constructs/platforms/kubespray/components/play";
import { nativeRacks, resolved } from "./intents";

/** `r2-w2` goes to rack r1, where it has another address. */
const moved = JSON.parse(
  JSON.stringify(nativeRacks).replace(
    '"name":"r2-w2","addresses":["172.31.21.12"],"rack":"r2"',
    '"name":"r2-w2","addresses":["172.31.11.13"],"rack":"r1"',
  ),
) as IntentInput;

const textsOf = (intent: IntentInput): ReadonlyMap<string, string> => {
  const { cluster } = resolved(intent);
  const files = kubesprayPlatform.artefacts(cluster).map(({ path, content }) => [path, content] as const);
  const objects = renderCalico(cluster)
    .manifests.flatMap((manifest) => manifest.objects)
    .map((object) => [objectKey(object), JSON.stringify(object)] as const);
  const leaving = cluster.platform.hosts.map(({ name }) => [`leaving ${name}`, leavingText(cluster, name)] as const);
  const switches = writtenSwitches(cluster).flatMap((one) =>
    one.files.map(({ path, content }) => [path, content] as const),
  );
  return new Map([...files, ...objects, ...leaving, ...switches]);
};

it("touches one host_vars file, one Node, one machine's command, and the switches of the two racks", () => {
  const [before, after] = [textsOf(nativeRacks), textsOf(moved)];
  expect(moved).not.toEqual(nativeRacks);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  expect(names.filter((name) => before.get(name) !== after.get(name)).sort()).toEqual([
    "kubespray/inventory/host_vars/r2-w2.yml",
    "leaving r2-w2",
    "node/r2-w2",
    "switches/r1-tor/frr.conf",
    "switches/r1-tor/interfaces",
    "switches/r2-tor/frr.conf",
    "switches/r2-tor/interfaces",
  ]);
});
