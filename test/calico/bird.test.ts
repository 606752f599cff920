import fc from "fast-check";
import { birdConfigs, type BirdOptions, type Cluster } from "../../constructs/calico";
import { fabricFilters, fabricPeers } from "../../constructs/calico/bgp/fabric";
import { withFabricLabels } from "../../constructs/fabric";
import type { PasswordReference } from "../../constructs/model";
import { announcedOf, namedWhereRefused, resolved, type Sample, sampleOf, shapes } from "../fabric/support/arbitrary";
import { fabrics, planes, single } from "../fabric/support/intents";
import { birdIntents } from "../support/bird-intents";
import { birdAsNumber, birdLines, birdSessions } from "../support/bird-config";
import { toldEnds, wantedEnds } from "../support/bird-sessions";
import { judgedOf, parsed } from "../support/rules";
import { baseCluster } from "./support/clusters";
import { tries } from "../support/tries";

const clusterOf = (intent: object | undefined): Cluster => judgedOf(parsed(intent)).cluster;

const passwords = (reference: PasswordReference): string =>
  reference.kind === "secret" ? `value of ${reference.config}` : `value of ${reference.secretKeyRef.key}`;

const ofRelease = (cluster: Cluster, calico: string): Cluster => ({
  ...cluster,
  calico: { ...cluster.calico, release: { kind: "platform", calico, kubernetes: [] } },
});

const textsOf = (
  cluster: Cluster,
  node: string,
  options: Partial<BirdOptions> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(birdConfigs(cluster, node, { passwords, ...options }).map(({ name, text }) => [name, text]));

/** A cluster with any fabric: only its BGP is looked at. */
function sampleCluster(sample: Sample): Cluster {
  const fabric = resolved(sample);
  const base = baseCluster({ network: sample.network });
  const bgp = { peers: fabricPeers(fabric), filters: fabricFilters(fabric, announcedOf(sample)) };
  return {
    ...base,
    fabric,
    nodes: withFabricLabels(sample.nodes, fabric),
    calico: {
      ...base.calico,
      bgp: { ...base.calico.bgp, ...bgp, nodeToNodeMeshEnabled: false, isConfigured: true },
    },
  };
}

describe("what a node's BIRD is told", () => {
  it("has each session of any fabric once at each end, and no other", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const cluster = sampleCluster(sampleOf(namedWhereRefused(shape)));
        for (const { name, asNumber, standsFor } of cluster.fabric!.racks.flatMap(({ nodes }) => nodes))
          for (const family of cluster.fabric!.families) {
            const text = textsOf(cluster, name)[family === 4 ? "bird.cfg" : "bird6.cfg"] ?? "";
            const own = standsFor === undefined ? asNumber : cluster.calico.bgp.asNumber;
            expect([name, birdAsNumber(text)]).toEqual([name, own.value]);
            expect([name, toldEnds(birdSessions(text))]).toEqual([name, wantedEnds(cluster, name, family, passwords)]);
          }
      }),
      tries(30),
    );
  });

  it("lacks the session whose peer is taken away, and no other", () => {
    const cluster = clusterOf(fabrics["two planes"]);
    const { bgp } = cluster.calico;
    const peers = bgp.peers.filter(({ name }) => name !== "r1-tor-b-v4");
    const without = { ...cluster, calico: { ...cluster.calico, bgp: { ...bgp, peers } } };
    const missing = cluster
      .fabric!.racks.flatMap(({ nodes }) => nodes)
      .flatMap(({ name }) => {
        const told = new Set(
          toldEnds(birdSessions(textsOf(without, name)["bird.cfg"] ?? "")).map(({ address }) => address),
        );
        const wanted = wantedEnds(cluster, name, 4, passwords);
        return wanted.filter(({ address }) => !told.has(address)).map(({ address }) => `${name} ${String(address)}`);
      });
    const [rack] = cluster.fabric!.racks;
    const address = rack!.tors.find(({ name }) => name === "r1-tor-b")!.addresses[0];
    expect(missing).toEqual(rack!.nodes.map(({ name }) => `${name} ${address}`));
  });

  it("differs between Calico 3.31 and 3.32 in these lines only", () => {
    const cluster = clusterOf(fabrics["AS per rack"]);
    const [older, newer] = ["v3.31.7", "v3.32.1"].map((calico) => textsOf(ofRelease(cluster, calico), "r1-n1"));
    const differences = Object.keys(older!).map((name) => {
      const [was, is] = [older, newer].map((texts) =>
        birdLines(texts![name] ?? "").filter((line) => line.trim() !== "}"),
      );
      return [
        name,
        ...was!.filter((line) => !is!.includes(line)).map((line) => `- ${line.trim()}`),
        ...is!.filter((line) => !was!.includes(line)).map((line) => `+ ${line.trim()}`),
      ];
    });
    expect(differences).toEqual([
      [
        "bird.cfg",
        "+ if ( defined ( source ) && source = RTS_BGP && defined ( bgp_local_pref ) ) then {",
        "+ krt_metric = 2147483647 - bgp_local_pref",
        "+ else {",
        "+ if ( ! defined ( krt_metric ) ) then {",
        "+ krt_metric = 1024",
        "+ bgp_local_pref = 2147483647 - krt_metric",
        "+ if ( defined ( bgp_local_pref ) && ( bgp_local_pref > 2147482623 ) ) then preference = 200",
      ],
      ["bird_aggr.cfg", "+ if ( net ~ 10.244.0.0/26 && krt_metric < 1024 ) then {"],
      [
        "bird_ipam.cfg",
        '- krt_tunnel = ""',
        "- reject_disabled_pools ( )",
        "- function reject_disabled_pools ( ) {",
        "+ if ( defined ( source ) && ( source = RTS_BGP ) && ! defined ( krt_metric ) ) then {",
        "+ krt_metric = 1024",
        "+ if ( defined ( bgp_local_pref ) ) then {",
        "+ krt_metric = 2147483647 - bgp_local_pref",
        "+ if ( krt_metric < 1024 ) then {",
        "+ preference = 200",
      ],
    ]);
  });

  it.each(["v3.31.7", "v3.32.1"])("says nothing of tunnels to Debian's BIRD: %s", (release) => {
    const cluster = ofRelease(clusterOf(birdIntents["pools of every kind, Services and communities"]), release);
    const [own, debian] = (["calico", "debian"] as const).map(
      (reader) => textsOf(cluster, "n1", { reader })["bird_ipam.cfg"],
    );
    expect(own).toMatch('krt_tunnel = "tunl0"');
    expect(debian).not.toMatch("krt_tunnel");
    expect(debian).toMatch("if ( net ~ 192.168.0.0/18 ) then { accept; }");
  });

  it("has the password that it is given, and none where it is given none", () => {
    const cluster = clusterOf(fabrics["two planes"]);
    expect(textsOf(cluster, "r1-n1")["bird.cfg"]).toMatch('password "value of tors";');
    expect(textsOf(cluster, "r1-n1", { passwords: () => undefined })["bird.cfg"]).not.toMatch("password");
  });

  it.each(['half"quoted', "two\nlines"])(
    "refuses a password that would be read as something else, and does not tell it",
    (secret) => {
      const cluster = clusterOf(fabrics["two planes"]);
      const attempt = () => textsOf(cluster, "r1-n1", { passwords: () => secret });
      expect(attempt).toThrow(RangeError);
      expect(attempt).not.toThrow(secret);
    },
  );

  it("is of the families that the node has, and names what lies beside it", () => {
    expect(Object.keys(textsOf(clusterOf(single()), "r1-n1"))).toEqual(["bird.cfg", "bird_aggr.cfg", "bird_ipam.cfg"]);
    const both = textsOf(clusterOf(planes()), "r1-n1");
    expect(Object.keys(both)).toHaveLength(6);
    expect(both["bird6.cfg"]).toMatch('include "bird6_aggr.cfg";\ninclude "bird6_ipam.cfg";');
    expect(textsOf(clusterOf(single()), "nobody")).toEqual({});
  });

  it("announces no Services from a node that Kubernetes takes out of load balancing", () => {
    const cluster = clusterOf(birdIntents["pools of every kind, Services and communities"]);
    expect(textsOf(cluster, "n1")["bird_aggr.cfg"]).toMatch("route 10.96.0.0/12 blackhole;");
    expect(textsOf(cluster, "n3")["bird_aggr.cfg"]).not.toMatch("10.96.0.0");
    expect(textsOf(cluster, "n3")["bird_ipam.cfg"]).toMatch("if ( net ~ 10.96.0.0/12 ) then { reject; }");
  });

  it("announces the blocks that it is told of", () => {
    const [block] = clusterOf(single()).network.pods.map((cidr) => cidr.subnet(7, 26));
    const texts = textsOf(clusterOf(single()), "r1-n1", { blocks: block === undefined ? [] : [block] });
    expect(texts["bird_aggr.cfg"]).toMatch("route 10.244.1.192/26 blackhole;");
  });
});
