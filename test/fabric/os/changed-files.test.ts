import { type IntentInput, planOf, synthesise } from "../../../constructs/kit";
import { planes } from "../support/intents";

/** Two racks, of which the first has an AS number, and a node more if it is to. */
function made(asNumber: number, os: "frr" | "sonic"): IntentInput {
  const tors = (rack: string) => ["a", "b"].map((tor) => ({ name: `${rack}-tor-${tor}`, os }));
  return planes({
    racks: [
      { name: "r1", asNumber, tors: tors("r1") },
      { name: "r2", tors: tors("r2") },
    ],
    spines: ["spine-1", "spine-2"].map((name) => ({ name, os })),
  });
}

const switchFiles = (intent: IntentInput): ReadonlyMap<string, string> =>
  new Map(
    synthesise(planOf(intent)).flatMap(({ path, content }) => (path.startsWith("switches/") ? [[path, content]] : [])),
  );

it.each([
  ["frr", []],
  ["sonic", ["switches/r1-tor-a/config_db.json", "switches/r1-tor-b/config_db.json"]],
] as const)("%s: another AS number of a rack changes its files and those of its upstream neighbours", (os, more) => {
  const [before, after] = [65101, 65200].map((asNumber) => switchFiles(made(asNumber, os)));
  const changed = [...after!].filter(([path, content]) => before!.get(path) !== content).map(([path]) => path);
  const texts = ["r1-tor-a", "r1-tor-b", "spine-1", "spine-2"].map((name) => `switches/${name}/frr.conf`);
  expect([...changed].sort()).toEqual([...texts, ...more].sort());
  expect([...after!.keys()]).toEqual([...before!.keys()]);
});
