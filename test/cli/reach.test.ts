import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { folder, world } from "./support";

async function kit(...args: readonly string[]) {
  const { context, out, err } = world();
  const code = await run(args, context);
  return { code, out: out.text, err: err.text };
}

const pod = (app: string, index: number): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, namespace: shop, labels: { app: ${app} } }\nspec: { containers: [] }\nstatus: { podIP: 10.0.0.${index} }\n---\n`;
const policy =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: db, namespace: shop }\nspec:\n  podSelector: { matchLabels: { app: db } }\n  ingress:\n  - from:\n    - podSelector: { matchLabels: { app: api } }\n";

function objects(text: string): string {
  const path = join(folder(), "objects.yaml");
  writeFileSync(path, text);
  return path;
}

const pods = pod("web", 1) + pod("api", 2) + pod("db", 3);

describe("reach", () => {
  it("prints the matrix with what decides, by file and line", async () => {
    const { code, out, err } = await kit("reach", objects(pods + policy), "--probe", "tcp:5432");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /shop\/api +shop\/db +TCP 5432 +allow +ingress: KubernetesNetworkPolicy shop\/db rule 1 \S+objects\.yaml:26/,
    );
    expect(out).toMatch(/shop\/web +shop\/db +TCP 5432 +deny +ingress: no rule matches, end of tier default/);
    expect(out).toContain("6 edges: 5 allowed, 1 denied");
  });

  it("is a test where it is told what to expect", async () => {
    const source = objects(pods + policy);
    const expected = (allow: boolean): string =>
      objects(
        `- { from: shop/api, to: shop/db, probe: tcp:5432, allow: true }\n- { from: shop/web, to: "shop/*", probe: icmp, allow: ${allow} }\n`,
      );
    const { code, out } = await kit("reach", source, "--expect", expected(true));
    expect(code).toBe(2);
    expect(out).toMatch(/objects\.yaml:2: shop\/web -> shop\/db ICMP is denied, wanted allowed\n/);
    const right = await kit(
      "reach",
      source,
      "--expect",
      objects("- { from: shop/web, to: shop/db, probe: udp:53, allow: false }\n"),
    );
    expect(right).toEqual({ code: 0, out: "1 expectation: all hold\n", err: "" });
  });

  it("names every line of the expectations that cannot be read, at once", async () => {
    const wrong =
      "- { from: shop/web, to: shop/db, probe: tcp, allow: true }\n- 3\n- { from: a, to: b, probe: icmp, allow: 1 }\n";
    const { code, err } = await kit("reach", objects(pods), "--expect", objects(wrong));
    expect(code).toBe(1);
    expect(err).toMatch(
      /:1: probe is not .*"tcp"; \S+:2: from or to is missing; \S+:3: allow is neither true nor false; /,
    );
  });

  it("shows the edges that a change flips, and none between equal sources", async () => {
    const [before, after] = [objects(pods), objects(pods + policy)];
    const { code, out } = await kit("reach", "diff", before, after, "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ from: ["shop/web"], to: ["shop/db"], before: "allow", after: "deny" }]);
    expect(await kit("reach", "diff", after, after)).toMatchObject({ code: 0, out: "no edge changes\n" });
  });

  it.each([
    [["--probe", "tcp"], /--probe is none; got tcp/],
    [["--external", "here"], /--external is not an address; got here/],
    [["--with", "/nowhere"], /\/nowhere holds no objects of Kubernetes/],
  ])("says what is wrong with %j", async (args, said) => {
    const { code, err } = await kit("reach", objects(pods), ...args);
    expect(code).toBe(1);
    expect(err).toMatch(said);
  });
});
