/** The script that `synth` writes, run as a user runs it: bash, kubectl and envsubst against a real API server. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type IntentInput, synthesise } from "../../constructs/kit";
import { needsCrds } from "./support/api-server-crds";
import { plausible } from "./support/api-server-plans";
import { ApplyBench, fromDirectory } from "./support/apply-bench";
import { describeWith } from "./support/needs";
import { planOf } from "./support/stack";

describeWith(["kube-apiserver", "etcd", "kubectl", "envsubst", needsCrds], "apply.sh", () => {
  const bench = new ApplyBench();
  const { apply, everything, folderOf, jsonOf, kubectl, marked } = bench;
  beforeAll(() => bench.start());
  afterAll(() => bench.stop());

  describe("a cluster of the intent's own", () => {
    let folder: string;
    beforeAll(() => (folder = folderOf("aws-eks-vpp-ipsec", fromDirectory)));

    test("names all that is missing at once, before it touches anything", () => {
      const bare = mkdtempSync(join(bench.home, "bin-"));
      for (const name of ["bash", "dirname", "cat"]) spawnSync("ln", ["-s", `/bin/${name}`, join(bare, name)]);
      const run = apply(folder, [], { IPSEC_PRE_SHARED_KEY: "", PATH: bare });
      expect([run.status, run.stdout]).toEqual([2, ""]);
      for (const what of ["the program kubectl", "the program envsubst", "the variable IPSEC_PRE_SHARED_KEY: IKEv2"])
        expect(run.stderr).toContain(what);
      expect(run.stderr).toContain("nothing was changed");
    });

    test("is not found in a context that nothing says anything about, and nothing is changed there", async () => {
      const before = await everything();
      const run = apply(folder);
      expect([run.status, run.stdout]).toEqual([2, ""]);
      expect(run.stderr.split("\n")).toEqual([
        "apply.sh: nothing says that the current context is the cluster vpp-ipsec; nothing was changed",
        expect.stringMatching(/^ {2}got: context judge, cluster judge, https:\/\/127\S+, not marked by the kit$/),
        expect.stringMatching(/^ {2}wanted: a context or cluster called arn:aws:eks:\S+ or .*--cluster-name vpp-ipsec/),
        "  fix, where it is the right one: apply.sh --context judge",
        "  contexts: judge ",
        "",
      ]);
      expect(await everything()).toEqual(before);
    });

    test("is tried, not changed, by --dry-run", async () => {
      const before = await everything();
      const run = apply(folder, ["--dry-run", "--context", "judge"]);
      expect([run.status, run.stderr]).toEqual([1, ""]);
      // What is there already is compared, and what has no namespace yet is said to be new.
      expect(run.stdout).toMatch(/^\+ +kind: FelixConfiguration$/m);
      expect(run.stdout).toMatch(/^manifests\/\S+: not all of it can be compared/m);
      expect(run.stdout).not.toContain(plausible["ipsec.preSharedKey"]);
      expect(await everything()).toEqual(before);
    });

    test("is made by name the first time, marked, and left as it is the second time, without a name", async () => {
      const first = apply(folder, ["--context", "judge"]);
      expect([first.status, first.stderr]).toEqual([0, ""]);
      const mark = JSON.parse(jsonOf("configmap", "calico-kit", "-n", "kube-system", "-o", "json")) as {
        data: Record<string, string>;
      };
      expect(mark.data).toMatchObject({ cluster: "vpp-ipsec", platform: "eks", place: expect.stringMatching(/-\d$/) });
      const secret = jsonOf(
        "secret",
        "calicovpp-ipsec-secret",
        "-n",
        "calico-vpp-dataplane",
        "-o",
        "jsonpath={.data.psk}",
      );
      expect(Buffer.from(secret, "base64").toString()).toBe(plausible["ipsec.preSharedKey"]);
      // Of an object without a field of its own, a server keeps the time of each apply.
      const lasting = async (): Promise<readonly string[]> =>
        (await everything()).filter((line) => !/^Namespace +calico-vpp/.test(line));
      const before = await lasting();
      const second = apply(folder);
      expect([second.status, second.stderr]).toEqual([0, ""]);
      expect(await lasting()).toEqual(before);
      expect(apply(folder, ["--dry-run"])).toEqual({ status: 0, stdout: "", stderr: "" });
      expect(await lasting()).toEqual(before);
    });

    test("is refused to the files of another, by both names; and taken over by name only", async () => {
      const other = folderOf("aws-eks-vpp-ipsec", (intent) => ({ ...fromDirectory(intent), name: "other" }));
      const before = await everything();
      for (const args of [[], ["--context", "judge"], ["--dry-run"], ["--take-over", "somebody"], ["--prune"]]) {
        const run = apply(other, args);
        expect([args, run.status, run.stdout]).toEqual([args, 2, ""]);
        for (const text of [
          /^apply.sh: context judge, https:\S+, is another cluster; nothing was changed$/m,
          /got: vpp-ipsec eks \S+, by/,
          /wanted: other eks /,
          /--take-over vpp-ipsec$/m,
        ])
          expect(run.stderr).toMatch(text);
      }
      expect(await everything()).toEqual(before);
      expect(apply(other, ["--take-over", "vpp-ipsec"]).status).toBe(0);
      expect(apply(folder).status).toBe(2);
      expect(apply(folder, ["--take-over", "other"]).status).toBe(0);
    });

    test("says so where no context is current, there is none of that name, or nobody answers", async () => {
      const file = bench.kubeconfigNamed("somewhere");
      const before = await everything();
      const texts: readonly (readonly [string, readonly string[], RegExp])[] = [
        [file, ["--context", "nowhere"], /no context nowhere.*\n {2}contexts: dead somewhere \n/],
        [file, ["--context", "dead"], /context dead, https:\/\/127.0.0.1:1, did not answer/],
        ["/nonexistent", [], /no current context/],
        [file, ["--context"], /--context wants a name/],
        [file, ["--sideways"], /^usage: apply.sh/],
      ];
      for (const [KUBECONFIG, args, text] of texts) {
        const run = apply(folder, args, { KUBECONFIG });
        expect([run.status, run.stderr]).toEqual([2, expect.stringMatching(text)]);
      }
      expect(await everything()).toEqual(before);
    });
  });

  describe("what the kubeconfig says of an unmarked cluster is enough", () => {
    beforeEach(() => kubectl("delete", "configmap", "calico-kit", "-n", "kube-system"));

    test.each([
      ["the name that AWS' own command gives it", "arn:aws:eks:eu-central-1:111122223333:cluster/vpp-ipsec", 0],
      ["of another region", "arn:aws:eks:us-east-1:111122223333:cluster/vpp-ipsec", 2],
      ["of another cluster", "arn:aws:eks:eu-central-1:111122223333:cluster/vpp-ipsec-2", 2],
      ["the name that eksctl gives it", "vpp-ipsec.eu-central-1.eksctl.io", 0],
    ])("%s", (_, name, status) => {
      const folder = folderOf("aws-eks-vpp-ipsec", (intent) => ({
        ...fromDirectory(intent),
        platform: { ...intent.platform, region: "eu-central-1" } as IntentInput["platform"],
      }));
      expect(apply(folder, ["--before-nodes"], { KUBECONFIG: bench.kubeconfigNamed(name) }).status).toBe(status);
    });
  });

  describe("on a live cluster", () => {
    const withPools = (...names: readonly string[]): string =>
      folderOf("aws-eks-vpp-ipsec", (intent) => {
        const { calico, ...rest } = fromDirectory(intent);
        const reservations = names.map((name, index) => ({ name, cidrs: [`192.168.${index}.0/28`] }));
        return { ...rest, calico: { ...calico, reservations } };
      });
    beforeAll(() => void apply(withPools("kept", "dropped"), ["--context", "judge", "--take-over", "vpp-ipsec"]));

    test("changes nothing at all where the cluster would refuse a part of it", async () => {
      const folder = withPools("kept", "dropped");
      const [last] = synthesise(planOf("aws-eks-vpp-ipsec", fromDirectory))
        .filter(({ path }) => /^manifests\/\d+-resources/.test(path))
        .map(({ path }) => path)
        .reverse();
      const installation = spawnSync("sh", ["-c", `ls ${folder}/manifests/*-installation-installation.yaml`], {
        encoding: "utf8",
      }).stdout.trim();
      // The first of both would be taken; the last one is not.
      writeFileSync(
        installation,
        readFileSync(installation, "utf8").replace(/^spec:$/m, "spec:\n  controlPlaneReplicas: 3"),
      );
      const broken = join(folder, last ?? "");
      writeFileSync(broken, readFileSync(broken, "utf8").replace(/^spec:$/m, "spec:\n  nope: 1"));
      const before = await everything();
      for (const args of [[], ["--dry-run"]]) {
        const run = apply(folder, args);
        expect(run.status).toBe(2);
        expect(run.stderr).toMatch(/nope.*\n.*the cluster would refuse it; nothing was changed/s);
      }
      expect(await everything()).toEqual(before);
    });

    test("names what left the intent, run after run, and deletes it by --prune", () => {
      const folder = withPools("kept");
      const line = /not in the intent any more, and deleted by --prune only: IPReservation.projectcalico.org dropped\n/;
      for (let run = 0; run < 2; run++)
        expect(apply(folder)).toMatchObject({ status: 0, stderr: expect.stringMatching(line) });
      expect(apply(folder, ["--dry-run"]).stdout).toMatch(/deleted by --prune only: IPReservation/);
      const reservations = (): string => jsonOf("ipreservations.projectcalico.org", "-o", "name");
      expect(reservations()).toContain("dropped");
      expect(apply(folder, ["--prune"])).toMatchObject({ status: 0, stderr: "" });
      expect(reservations().trim()).toBe("ipreservation.projectcalico.org/kept");
      expect(apply(folder)).toMatchObject({ status: 0, stderr: "" });
    });

    test("gives back what Calico makes itself, and leaves a pool that pods may have addresses of", () => {
      const bgp = { asNumber: 64513 };
      const more = folderOf("aws-eks-calico-vxlan", (intent) => {
        const { calico, ...rest } = fromDirectory(intent);
        return {
          ...rest,
          calico: {
            ...calico,
            bgp,
            felix: { logSeverityScreen: "Warning" },
            kubeControllers: { leakGracePeriod: "20m" },
          },
        };
      });
      const less = folderOf("aws-eks-calico-vxlan", fromDirectory);
      expect(apply(more, ["--take-over", "vpp-ipsec"]).status).toBe(0);
      const spec = (kind: string): string => jsonOf(`${kind}.projectcalico.org`, "default", "-o", "jsonpath={.spec}");
      expect([spec("bgpconfigurations"), spec("kubecontrollersconfigurations")]).toEqual([
        expect.stringContaining("64513"),
        expect.stringContaining("20m"),
      ]);
      const run = apply(less, ["--prune"]);
      expect([run.status, run.stderr]).toEqual([
        0,
        expect.stringMatching(/^Namespace calico-vpp-dataplane stays, as /m),
      ]);
      expect(spec("bgpconfigurations")).not.toContain("64513");
      expect(run.stderr).toMatch(/^KubeControllersConfiguration.projectcalico.org default stays as it is/m);
    });
  });

  describe("with a fabric, on nodes that somebody else made", () => {
    let folder: string;
    const nodes = ["r1-n1", "r1-n2", "r2-n1", "r2-n2"];
    const marksOf = (name: string) =>
      JSON.parse(jsonOf("node", name, "-o", "json")) as Record<"metadata", Record<"labels" | "annotations", object>>;
    beforeAll(() => (folder = folderOf("tor-as-per-rack", fromDirectory)));

    test("names the nodes that are not there, and makes none", () => {
      for (const name of nodes.slice(0, 3)) expect(kubectl("create", "-f", nodeFile(name)).stderr).toBe("");
      for (const args of [[], ["--dry-run"]]) {
        const run = apply(folder, ["--take-over", marked(), ...args]);
        expect(run.status).toBe(2);
        expect(run.stderr).toMatch(/^r2-n2: .*not in the cluster\n.*nothing was changed\n$/s);
      }
      expect(jsonOf("nodes", "-o", "name").trim().split("\n")).toHaveLength(3);
      expect(marksOf("r1-n1").metadata.labels).not.toHaveProperty("calico-kit/rack");
    });

    test("labels and annotates those that are there, and gives both back", () => {
      expect(kubectl("create", "-f", nodeFile("r2-n2")).stderr).toBe("");
      // No calico-node runs here: test/real/apply-sessions.test.ts plays one.
      expect(apply(folder, ["--take-over", marked(), "--without-sessions"])).toMatchObject({ status: 0 });
      expect(marksOf("r2-n1").metadata).toMatchObject({
        labels: { "calico-kit/rack": "r2", theirs: "kept" },
        annotations: { "projectcalico.org/ASNumber": "65102" },
      });
      const selector = jsonOf("bgppeers.projectcalico.org", "r2-tor", "-o", "jsonpath={.spec.nodeSelector}");
      expect(selector).toBe("calico-kit/rack == 'r2'");
      expect(apply(folder, ["--dry-run"]).status).toBe(0);
      const without = folderOf("tor-as-per-rack", (intent) => {
        const { fabric: _, ...rest } = fromDirectory(intent);
        return rest;
      });
      expect(apply(without, ["--prune"]).status).toBe(0);
      for (const name of nodes) {
        const { labels, annotations = {} } = marksOf(name).metadata;
        expect(labels).toMatchObject({ theirs: "kept" });
        expect(Object.keys({ ...labels, ...annotations }).filter((key) => /calico/.test(key))).toEqual([]);
      }
    });

    function nodeFile(name: string): string {
      const path = join(bench.home, `${name}.json`);
      const metadata = { name, labels: { theirs: "kept" } };
      writeFileSync(path, JSON.stringify({ apiVersion: "v1", kind: "Node", metadata }));
      return path;
    }
  });

  describe("with files of the release", () => {
    let folder: string;
    let bin: string;
    beforeAll(() => {
      folder = folderOf("aws-eks-vpp-ipsec");
      bin = mkdtempSync(join(bench.home, "bin-"));
    });
    const answering = (body: string): NodeJS.ProcessEnv => {
      writeFileSync(
        join(bin, "curl"),
        `#!/bin/sh\nfor a; do case $last in --output) out=$a ;; esac; last=$a; done\n${body}\n`,
      );
      chmodSync(join(bin, "curl"), 0o755);
      return { PATH: `${bin}${delimiter}${bench.environment().PATH ?? ""}` };
    };

    test.each([
      ["cut off", 'printf "kind: Half" > "$out"', /is not the file that belongs to the release/],
      ["not to be had", 'echo "curl: (22) 404" >&2; exit 22', /cannot be downloaded, see above/],
      // The first is right, so that something could have been applied by it.
      [
        "right but for the second",
        'case $last in *crd*) echo "x: 1" > "$out" ;; *) exit 22 ;; esac',
        /nothing was changed/,
      ],
    ])("that are %s: nothing is changed", async (_, body, text) => {
      const before = await everything();
      const run = apply(folder, ["--context", "judge", "--take-over", marked()], answering(body));
      expect([run.status, run.stdout]).toEqual([2, ""]);
      expect(run.stderr).toMatch(text);
      expect(await everything()).toEqual(before);
    });
  });
});
