import { networkOses } from "../../constructs/kit/network-oses";
import { planOf, switchesOf } from "../../constructs/kit";
import { frr } from "../../constructs/fabric/os/frr";
import { judgedOf, parsed } from "../support/rules";
import { withOs } from "./support/exchanged";
import { fabrics, single } from "./support/intents";
import { variants } from "./support/variants";

/** Reports from the field (facts, table A) whose answer is what is written, or is not. */
const all = Object.entries({ ...fabrics, ...variants });

describe("no switch depends on what Calico says as LOCAL_PREF, which is not the same before and after an update (A29)", () => {
  it.each(networkOses().map((os) => [os.name, os] as const))("%s", (name, os) => {
    const texts = all.flatMap(([, intent]) =>
      switchesOf(judgedOf(parsed(withOs(intent, name))).cluster).flatMap((config) => os.render(config)),
    );
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(({ content }) => /local[-_ ]?pref/i.test(content)).map(({ path }) => path)).toEqual([]);
  });
});

describe("FRR is told an AS number before the group, or at the group alone (A8)", () => {
  it.each(all)("%s", (_, intent) => {
    for (const config of switchesOf(judgedOf(parsed(withOs(intent, "frr"))).cluster)) {
      const lines = (frr.render(config).find(({ path }) => path.endsWith("frr.conf"))?.content ?? "")
        .split("\n")
        .map((line) => line.trim());
      const said = new Set(lines.flatMap((line) => /^neighbor (\S+) remote-as /.exec(line)?.[1] ?? []));
      for (const [index, line] of lines.entries()) {
        const [, neighbour = "", group = ""] = /^neighbor (\S+) peer-group (\S+)$/.exec(line) ?? [];
        if (neighbour === "") continue;
        // The number stands in one of the two places, never in both.
        expect([line, said.has(group), said.has(neighbour)]).toEqual([line, said.has(group), !said.has(group)]);
        if (said.has(neighbour)) expect(lines[index - 1]).toMatch(`neighbor ${neighbour} remote-as `);
      }
    }
  });
});

it("announces Services by BGPConfiguration alone, which holds for every node (A25)", () => {
  const texts = [single({ services: ["ClusterIP"] }), ...Object.values(fabrics)].map((intent) =>
    JSON.stringify(planOf(intent).manifests),
  );
  expect(texts[0]).toContain("serviceClusterIPs");
  expect(texts.filter((text) => text.includes("CALICO_ADVERTISE_CLUSTER_IPS"))).toEqual([]);
});

it.each([
  ["10.98.206.0/20", "10.98.192.0/20"],
  ["fd00:98::1/112", "fd00:98::/112"],
])("takes no range of Services with host bits: %s (A26)", (wrong, right) => {
  const intent = (cidr: string) => ({
    ...single({ services: undefined }),
    calico: { bgp: { serviceLoadBalancerIPs: [{ cidr }] } },
  });
  expect(() => parsed(intent(wrong))).toThrow(right);
  expect(() => parsed(intent(right))).not.toThrow();
});
