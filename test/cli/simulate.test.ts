import { run } from "../../cli/program";
import { world } from "./support";

async function kit(...args: readonly string[]) {
  const { context, out, err } = world();
  const code = await run(args, context);
  return { code, out: out.text, err: err.text };
}

describe("simulate", () => {
  it("tells the steady state and every single failure", async () => {
    const { code, out } = await kit("simulate", "dual-tor-planes");
    expect(code).toBe(0);
    expect(out).toContain("Without a failure: all 12 pairs of nodes whole");
    const rows = out.split("\n").filter((line) => /^(tor|spine|link|node|drain)=/.test(line));
    // 4 switches of racks, 2 spines, 8 uplinks, 8 links of nodes, 4 nodes, 6 drained switches
    expect(rows).toHaveLength(32);
    expect(rows.find((row) => row.startsWith("tor=r1-tor-a "))).toMatch(
      /^tor=r1-tor-a +1 +4 +10 +50 ms +10 s hold timer and restart time +0 +0 +0$/,
    );
  });

  it("tells what failures at once do, and what comes of the pairs that they part", async () => {
    const { code, out } = await kit("simulate", "tor-as-per-rack", "--fail", "tor=r1-tor");
    expect(code).toBe(0);
    expect(out).toMatch(/\n {2}after +of 12 pairs 10 lost\n/);
    expect(out).toMatch(/\n {2}r2-n1 +-> r1-n2 +IPv4 +lost\n/);
  });

  it("gives all of it as data", async () => {
    const { out } = await kit("simulate", "dual-tor-planes", "--drain", "r1-tor-a", "--format", "json");
    const { after, tables } = JSON.parse(out) as { after: object; tables: readonly { device: string }[] };
    expect(after).toEqual({ all: 12, lost: 0, partly: 0, looping: 0, oneSided: 0 });
    expect(tables.map(({ device }) => device)).toContain("r1-tor-a");
  });

  it("has exit code 2 where a switch has more routes than it can hold", async () => {
    const { code, out } = await kit("simulate", "dual-tor-planes", "--route-limit", "5");
    expect(code).toBe(2);
    expect(out).toContain("(more than 5)");
  });

  it.each([
    [["--fail", "tor=r1-tora"], /tor=r1-tora: no top-of-rack switch of that name; nearest: r1-tor-a/],
    [["--fail", "link=r1-tor-a/spine-9"], /nearest: r1-tor-a\/spine-1/],
    [["--drain", "spine1"], /drain=spine1: no switch of that name; nearest: spine-1/],
    [["--fail", "toor=r1-tor-a"], /got toor=r1-tor-a; wanted tor=NAME.*fix: write --fail tor=/],
    [["--fail", "link=r1-tor-a"], /name both ends with `\/` between/],
    [["--route-limit", "many"], /Wanted a whole number from 1/],
  ])("says what is wrong with %j", async (args, said) => {
    const { code, err, out } = await kit("simulate", "dual-tor-planes", ...args);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(said);
  });

  it("says what to write where there is no fabric", async () => {
    const { code, err } = await kit("simulate", "quickstart");
    expect(code).toBe(1);
    expect(err).toMatch(/quickstart has no fabric to simulate; wanted an intent with `fabric:`.*fix: write one/);
  });
});
