import { synthesise } from "../../constructs";
import { planOf, switchesOf } from "../../constructs/kit";
import { fabrics, planes, single } from "../fabric/support/intents";
import { describeWith } from "./support/needs";
import { filled, type FrrRound, namespaces, runFrr } from "./support/frr";

type Files = ReadonlyMap<string, string>;

const filesOf = (intent: Parameters<typeof planOf>[0]): Files =>
  new Map(synthesise(planOf(intent)).map(({ path, content }) => [path, filled(content)]));

const roundOf = (files: Files, host: string, more: Partial<FrrRound> = {}): FrrRound => {
  const conf = files.get(`switches/${host}/frr.conf`) ?? "";
  return { host, conf, sysctl: files.get(`switches/${host}/sysctl.conf`) ?? "", next: conf, ...more };
};

describeWith(["frr", "frr-reload", namespaces], "FRR's own daemons", () => {
  it.each(Object.entries(fabrics))("take all of each switch, and see nothing to change: %s", (_, intent) => {
    const files = filesOf(intent);
    const configs = switchesOf(planOf(intent).cluster);
    // Those of one kind differ in numbers only: daemons are started for one of each.
    const first = new Set(["tor", "spine"].map((role) => configs.find((config) => config.role === role)?.hostname));
    const rounds = configs.map(({ hostname }) => roundOf(files, hostname, { isDry: !first.has(hostname) }));
    for (const [index, { dry, load, delta }] of runFrr(rounds).entries()) {
      const { host, isDry } = rounds[index]!;
      expect([host, dry, load]).toEqual([host, "", ""]);
      if (!isDry) expect([host, delta]).toEqual([host, { deletes: [], adds: [] }]);
    }
  });
  void planes;
  void single;
});
