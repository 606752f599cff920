/** What Kubespray is given, read and judged by Ansible itself. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { IntentInput } from "../../constructs/kit";
import { kubesprayPlatform } from "../../constructs/platforms/kubespray";
import { inventoryText, leavingText, play } from "../../constructs/platforms/kubespray/components/play";
import { inventoryOf, variablesOf } from "../../constructs/platforms/kubespray/inventory";
import { mistakes } from "../platforms/kubespray/mistakes";
import { resolved, ways } from "../platforms/kubespray/intents";
import { entryOf, intentOf } from "../support/rules";
import { enginePath } from "../../tools/engines";
import { describeWith } from "./support/needs";
import { ansibleEnvironment, failedCheck, type Folder, readInventory, written } from "./support/kubespray";

const scenario = intentOf("scenarios/kubespray-route-reflectors/intent.yaml") as unknown as IntentInput;
const all = { ...ways, "the scenario": scenario };
const folderOf = (intent: Parameters<typeof resolved>[0]): Folder =>
  written(kubesprayPlatform.artefacts(resolved(intent).cluster));

/** Runs something in a folder, which is gone afterwards. */
function within<T>(folder: Folder, run: (folder: Folder) => T): T {
  try {
    return run(folder);
  } finally {
    folder.remove();
  }
}

describeWith(["ansible"], "Kubespray's inventory", () => {
  it.each(Object.entries(all))("%s: Ansible reads back what was meant, types and all", (_, intent) => {
    const { cluster } = resolved(intent);
    const { hosts, children, vars } = inventoryOf(cluster).all;
    const read = within(folderOf(intent), readInventory);
    const variables = { ...vars, ...variablesOf(cluster), ...children["k8s_cluster"]?.vars };
    expect(read._meta.hostvars).toEqual(
      Object.fromEntries(Object.entries(hosts).map(([name, own]) => [name, { ...variables, ...own }])),
    );
    for (const [group, { hosts: members }] of Object.entries(children))
      if (members !== undefined) expect([group, read[group]]).toEqual([group, { hosts: Object.keys(members) }]);
    expect(read["k8s_cluster"]).toEqual({ children: ["kube_control_plane", "kube_node"] });
  });

  it.each(Object.entries(all))("%s: passes the checks that Kubespray makes", (_, intent) => {
    expect(within(folderOf(intent), failedCheck)).toBeUndefined();
  });

  const refused = Object.keys(mistakes).filter((code) => entryOf(code).upstream.program === "kubespray");
  const byKubespray = refused.filter((code) => entryOf(code).upstream.verdict === "refuses");

  it.each(byKubespray)("%s: what is said to be refused fails a check of Kubespray's", (code) => {
    const { failing } = mistakes[code]!();
    expect(within(folderOf(failing), failedCheck)).toBeDefined();
  });

  it.each(refused.filter((code) => !byKubespray.includes(code) && code !== "KSP-001"))(
    "%s: what is said to be accepted passes them",
    (code) => {
      const { failing } = mistakes[code]!();
      expect(within(folderOf(failing), failedCheck)).toBeUndefined();
    },
  );
});

/** A checkout whose plays leave what the real ones leave, and no machine is touched. */
function standIn(folder: Folder, version = "2.31.0"): string {
  const checkout = join(folder.path, "checkout");
  mkdirSync(checkout);
  writeFileSync(join(checkout, "galaxy.yml"), `---\nnamespace: kubernetes_sigs\nversion: ${version}\n`);
  writeFileSync(join(checkout, "ansible.cfg"), "[defaults]\n");
  const play = (name: string, ...tasks: readonly string[]): void =>
    writeFileSync(
      join(checkout, name),
      [
        "- hosts: all",
        "  gather_facts: false",
        "  become: false",
        "  connection: local",
        '  vars: { ansible_python_interpreter: "{{ ansible_playbook_python }}" }',
        "  tasks:",
        ...tasks.map((task) => `    - { run_once: true, delegate_to: localhost, ${task} }`),
      ].join("\n"),
    );
  const artifacts = "{{ artifacts_dir | default(inventory_dir ~ '/artifacts') }}";
  const kubeconfig = [
    `file: { path: "${artifacts}", state: directory, mode: "0750" }`,
    `copy: { content: "{{ cluster_name }}", dest: "${artifacts}/admin.conf", mode: "0600" }`,
  ];
  play("cluster.yml", ...kubeconfig);
  // Leaves that it ran, and what for.
  play(
    "upgrade-cluster.yml",
    ...kubeconfig,
    'copy: { content: "{{ kube_version }}", dest: "{{ playbook_dir }}/upgraded", mode: "0600" }',
  );
  play("remove-node.yml", 'copy: { content: "{{ node }}", dest: "{{ inventory_dir }}/removed", mode: "0600" }');
  play("reset.yml", 'copy: { content: "{{ reset_confirmation }}", dest: "{{ inventory_dir }}/reset", mode: "0600" }');
  return checkout;
}

describeWith(["ansible"], "Kubespray's commands.sh", () => {
  let folder: Folder;
  let checkout: string;
  const log = (): string => readFileSync(join(folder.path, "log"), "utf8");
  const commands = (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const { ANSIBLE_CONFIG: _, ...environment } = ansibleEnvironment(folder.path);
    return spawnSync(join(folder.path, "kubespray/commands.sh"), args, {
      encoding: "utf8",
      // The user's folder is another than the script's: a relative KUBESPRAY is the user's.
      cwd: folder.path,
      env: {
        ...environment,
        PATH: `${join(folder.path, "bin")}:${environment["PATH"]}`,
        KUBESPRAY: "checkout",
        ...more,
      },
    });
  };

  beforeEach(() => {
    folder = folderOf(scenario);
    checkout = standIn(folder);
    mkdirSync(join(folder.path, "bin"));
    const recorder = (path: string, name: string): void => {
      writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> ${JSON.stringify(join(folder.path, "log"))}\n`);
      chmodSync(path, 0o755);
    };
    recorder(join(folder.path, "apply.sh"), "apply.sh");
    for (const name of ["kubectl", "ssh"]) recorder(join(folder.path, "bin", name), name);
  });
  afterEach(() => folder.remove());

  it("plays, applies Calico in the play's own context, and waits for nodes, in this order", () => {
    const { status, stderr } = commands(["up"]);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const name = "kubespray-route-reflectors";
    expect(log().trim().split("\n")).toEqual([
      // What the play may have broken is asked for: there is no mesh to fall back on.
      `apply.sh --context kubernetes-admin-${name}@${name} --ask-sessions`,
      "kubectl wait --for=condition=Ready nodes --all --timeout=15m",
    ]);
  });

  describe("and a cluster that runs", () => {
    /** A kubectl that knows of a cluster what is said here; what is asked for stands in its arguments. */
    const running = (answers: Readonly<Record<string, string>>): void => {
      const cases = Object.entries(answers).map(([asked, said]) => `*"${asked}"*) printf '%s' '${said}' ;;`);
      const lines = ["#!/bin/sh", 'case "$*" in', ...cases, "*) : ;;", "esac"];
      writeFileSync(join(folder.path, "bin/kubectl"), `${lines.join("\n")}\n`);
    };
    const pool = "default-pool|10.233.64.0/18|26|Never|CrossSubnet\n";
    const live = {
      "get nodes": "cp1 w1 w2",
      "get configmap calico-config": "vxlan",
      "get ippools": pool,
    };

    beforeEach(() => {
      folder.remove();
      folder = folderOf(ways["nativeVxlan"]!);
      checkout = standIn(folder);
      mkdirSync(join(folder.path, "bin"));
      for (const path of ["apply.sh", "bin/kubectl", "bin/ssh"]) {
        writeFileSync(join(folder.path, path), "#!/bin/sh\n");
        chmodSync(join(folder.path, path), 0o755);
      }
      // As a first play leaves it.
      mkdirSync(join(folder.path, "kubespray/inventory/artifacts"), { recursive: true });
      writeFileSync(join(folder.path, "kubespray/inventory/artifacts/admin.conf"), "");
    });

    it("plays where what runs is what the inventory says", () => {
      running(live);
      expect(commands(["up"])).toMatchObject({ status: 0, stderr: expect.not.stringContaining("refuse") as string });
    });

    it.each([
      ["another backend", { "get configmap calico-config": "bird" }, "got: bird"],
      ["Calico in etcd", { "get configmap calico-config": "vxlanhttps://192.0.2.11:2379" }, "another datastore"],
      ["another block size", { "get ippools": pool.replace("26", "24") }, "|24|".replaceAll("|", " ")],
      ["another encapsulation", { "get ippools": pool.replace("Never|CrossSubnet", "Always|Never") }, "Always Never"],
      [
        "the pool under another name",
        { "get ippools": pool.replace("default-pool", "default-ipv4-ippool") },
        "default-ipv4-ippool",
      ],
      ["a node under another name", { "get nodes": "cp1 w1 w2 w2.example.com" }, "got: w2.example.com"],
      [
        "the operator's Calico",
        { "calico-system get daemonset": "daemonset.apps/calico-node" },
        "the operator's Calico runs",
      ],
    ])("refuses to play over %s", (_, differs, said) => {
      running({ ...differs, ...Object.fromEntries(Object.entries(live).filter(([asked]) => !(asked in differs))) });
      const { status, stderr } = commands(["up"]);
      expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
      expect(stderr).toContain("nothing was changed");
    });

    const wanted = resolved(ways["nativeVxlan"]!).cluster.platform.kubeVersion;
    const [major = "", minor = ""] = wanted.split(".");
    const minorAgo = (back: number, patch = 9): string => `v${major}.${Number(minor) - back}.${patch}`;
    const versions = (kubelets: readonly string[], servers: readonly string[]) => ({
      ...live,
      "custom-columns=VERSION": `${kubelets.join("\n")}\n`,
      "custom-columns=IMAGE": servers.map((one) => `registry.k8s.io/kube-apiserver:${one}\n`).join(""),
    });
    const upgraded = (): string | undefined =>
      existsSync(join(checkout, "upgraded")) ? readFileSync(join(checkout, "upgraded"), "utf8") : undefined;
    // More than the first words of a question are asked for: what is more special goes first.
    const runningVersions = (of: ReturnType<typeof versions>): void =>
      running(Object.fromEntries(Object.entries(of).reverse()));

    it("upgrades where Kubernetes of anything that runs is older, and plays where nothing is", () => {
      runningVersions(versions([`v${wanted}`, `v${wanted}`], [`v${wanted}`]));
      expect([commands(["up"]).status, upgraded()]).toEqual([0, undefined]);
      // The next minor; then an upgrade that stopped half-way. Others: test/platforms/kubespray/upgrade.test.ts.
      for (const [kubelets, servers] of [
        [[minorAgo(1), minorAgo(1)], [minorAgo(1)]],
        [[`v${wanted}`, minorAgo(2)], [`v${wanted}`]],
      ] as const) {
        rmSync(join(checkout, "upgraded"), { force: true });
        runningVersions(versions(kubelets, servers));
        const { status, stderr } = commands(["up"]);
        expect([kubelets, servers, status, upgraded()]).toEqual([kubelets, servers, 0, wanted]);
        expect(stderr).toContain("upgrade-cluster.yml upgrades it");
      }
    });

    it.each([
      ["goes back a minor", [`v${wanted}`], [minorAgo(-1, 0)], `got: ${minorAgo(-1, 0)}`],
      ["goes back a patch release", [minorAgo(0, 99)], [`v${wanted}`], `got: ${minorAgo(0, 99)}`],
      ["skips a minor", [minorAgo(2)], [minorAgo(2)], `go to 1.${Number(minor) - 1} first`],
    ])("refuses to play where Kubernetes %s", (_, kubelets, servers, said) => {
      runningVersions(versions(kubelets, servers));
      const { status, stderr } = commands(["up"]);
      expect([status, stderr, upgraded()]).toEqual([2, expect.stringContaining(said), undefined]);
      expect(stderr).toContain("nothing was changed");
    });

    it("says that it could not compare where the cluster does not answer, and plays", () => {
      writeFileSync(join(folder.path, "bin/kubectl"), '#!/bin/sh\ncase "$*" in *"get nodes"*) exit 1 ;; esac\n');
      expect(commands(["up"])).toMatchObject({
        status: 0,
        stderr: expect.stringContaining("was not compared") as string,
      });
    });
  });

  it("may be run again", () => {
    expect([commands([]).status, commands([]).status]).toEqual([0, 0]);
  });

  it("takes one machine out, and refuses a name that is none", () => {
    expect(commands(["up"]).status).toBe(0);
    expect(commands(["remove", "r2-w2"]).status).toBe(0);
    expect(readFileSync(join(folder.path, "kubespray/inventory/removed"), "utf8")).toBe("r2-w2");
    for (const wrong of [["r9"], [], ["r1-w1 r1-w2"], ["r1-cp1 r2-w2"], ["*"]]) {
      const { status, stderr } = commands(["remove", ...wrong]);
      expect([status, stderr]).toEqual([2, expect.stringContaining("nothing was changed")]);
    }
  });

  it("says which addresses Calico still holds for a machine that is gone", () => {
    expect(commands(["up"]).status).toBe(0);
    const holds = (lines: string): void =>
      writeFileSync(
        join(folder.path, "bin/kubectl"),
        `#!/bin/sh\ncase "$*" in *ipamblocks*) printf '${lines}' ;; esac\n`,
      );
    holds("host:r2-w22 10.244.1.0/26\\nhost:r2-w1 10.244.0.64/26\\n");
    expect(commands(["remove", "r2-w2"]).status).toBe(0);
    holds("host:r2-w1 10.244.0.64/26\\nhost:r2-w2 10.244.0.128/26\\n");
    const { status, stderr } = commands(["remove", "r2-w2"], { FREED_WITHIN: "1" });
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("r2-w2 is gone, and Calico still holds addresses for it: 10.244.0.128/26\n"),
    ]);
    writeFileSync(join(folder.path, "bin/kubectl"), '#!/bin/sh\ncase "$*" in *ipamblocks*) exit 1 ;; esac\n');
    expect(commands(["remove", "r2-w2"]).status).not.toBe(0);
  });

  describe("as Pulumi plays", () => {
    const kubectl = "/usr/local/bin/kubectl";
    const playing = (text: string, script: string, answer: string) => {
      const own = join(folder.path, "bin/kubectl");
      writeFileSync(own, `#!/bin/sh\necho "kubectl $*" >> ${JSON.stringify(join(folder.path, "log"))}\n${answer}\n`);
      const { ANSIBLE_CONFIG: _, ...environment } = ansibleEnvironment(folder.path);
      // The control plane is this machine, and its kubectl is that of the test.
      const inventory = JSON.parse(JSON.stringify(parse(text))) as { all: { hosts: Record<string, object> } };
      const here = {
        ansible_connection: "local",
        ansible_become: false,
        ansible_python_interpreter: "{{ ansible_playbook_python }}",
      };
      for (const host of Object.values(inventory.all.hosts)) Object.assign(host, here);
      const local = script
        .replaceAll(kubectl, own)
        .replaceAll("/etc/kubernetes/admin.conf", join(folder.path, "admin"));
      return spawnSync("/bin/sh", ["-c", local], {
        encoding: "utf8",
        cwd: folder.path,
        input: JSON.stringify(inventory),
        env: { ...environment, KUBESPRAY: "checkout", KUBESPRAY_VENV: folder.path, FREED_WITHIN: "1" },
      });
    };

    const { cluster } = resolved(scenario);
    const leave = (answer: string) => playing(leavingText(cluster, "r2-w2"), play.remove("r2-w2"), answer);
    const change = (answer: string) => {
      rmSync(join(checkout, "upgraded"), { force: true });
      const { status, stdout, stderr } = playing(inventoryText(cluster), play.change(cluster, false), answer);
      const isUpgrade = existsSync(join(checkout, "upgraded"));
      return { status, stdout, stderr, isUpgrade };
    };
    const { kubeVersion } = cluster.platform;
    const older = `v1.${Number(kubeVersion.split(".")[1]) - 1}.3`;
    const much = `v1.${Number(kubeVersion.split(".")[1]) - 2}.3`;
    const kubelets = (version: string, server: string): string =>
      `case "$*" in *VERSION*) echo v${kubeVersion}; echo ${version} ;; *) echo registry.k8s.io/kube-apiserver:${server} ;; esac`;

    it("makes a change of the version an upgrade, prints the kubeconfig alone, and refuses a step that none takes", () => {
      writeFileSync(join(folder.path, "admin"), "");
      const name = cluster.name;
      const same = change(kubelets(`v${kubeVersion}`, `v${kubeVersion}`));
      expect(same).toMatchObject({ status: 0, stdout: name, isUpgrade: false });
      expect(log()).toContain("--kubeconfig");
      const next = change(kubelets(older, older));
      expect(next).toMatchObject({ status: 0, stdout: name, isUpgrade: true });
      const skipped = change(kubelets(much, much));
      expect(skipped).toMatchObject({ status: 1, stdout: "", isUpgrade: false });
      expect(skipped.stderr).toContain(`got: ${much}`);
    });

    it("plays what makes a cluster where kubeadm has not run, and where the cluster does not answer, which it says", () => {
      expect(change("echo v1.1.1")).toMatchObject({ status: 0, isUpgrade: false });
      writeFileSync(join(folder.path, "admin"), "");
      const { status, stderr, isUpgrade } = change("echo the server was refused >&2; exit 1");
      expect([status, isUpgrade, stderr]).toEqual([0, false, expect.stringContaining("the server was refused")]);
      expect(stderr).toContain("does not answer");
    });

    it("waits until Calico has freed its addresses, and prints nothing", () => {
      const { status, stdout } = leave("echo host:r2-w22 10.244.1.0/26; echo host:r2-w1 10.244.0.64/26");
      expect([status, stdout]).toEqual([0, ""]);
      expect(log()).toContain("get ipamblocks.crd.projectcalico.org");
    });

    it("says which addresses are still held, and keeps the machine", () => {
      const { status, stderr } = leave("echo host:r2-w1 10.244.0.64/26; echo host:r2-w2 10.244.0.128/26");
      expect([status, stderr]).toEqual([
        1,
        expect.stringContaining("r2-w2 is gone, and Calico still holds addresses for it: 10.244.0.128/26\n"),
      ]);
    });

    it("does not take a cluster that does not answer for one that holds nothing", () => {
      const { status, stderr } = leave("echo the server was refused >&2; exit 1");
      expect([status, stderr]).toEqual([1, expect.stringContaining("the server was refused")]);
    });
  });

  it("does not remove the first control plane", () => {
    const { status, stderr } = commands(["remove", "r1-cp1"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("first control plane")]);
  });

  it("resets", () => {
    expect(commands(["down"]).status).toBe(0);
    expect(readFileSync(join(folder.path, "kubespray/inventory/reset"), "utf8")).toBe("yes");
  });

  it.each([
    ["no checkout", { KUBESPRAY: undefined }, "the variable KUBESPRAY"],
    ["a folder that is none", { KUBESPRAY: "bin" }, "there is no Kubespray"],
  ])("refuses to begin with %s", (_, more, said) => {
    const { status, stderr } = commands(["up"], more);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(join(folder.path, "log"))).toBe(false);
  });

  it("refuses a checkout of another release", () => {
    writeFileSync(join(checkout, "galaxy.yml"), "version: 2.30.0\n");
    const { status, stderr } = commands(["up"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("got: 2.30.0")]);
  });
});

describeWith(["ruby"], "Kubespray's Vagrantfile", () => {
  const laptop = ways["laptop"]!;
  const ruby = (folder: Folder, ...args: readonly string[]) =>
    spawnSync(enginePath("ruby"), args, { encoding: "utf8", cwd: folder.path });

  it("is given a config.rb that is Ruby, and that says what was meant when it is run", () => {
    const { hosts } = resolved(laptop).cluster.platform;
    within(folderOf(laptop), (folder) => {
      const config = join(folder.path, "kubespray/vagrant/config.rb");
      expect(ruby(folder, "-c", config)).toMatchObject({ status: 0, stdout: "Syntax OK\n" });
      // As Vagrantfile reads it, and makes names, addresses and groups of it.
      const program = [
        "require ARGV[0]; require 'json'",
        'names = (1..$num_instances).map { |i| "%s-%01d" % [$instance_name_prefix, i] }',
        "planes = names[0, $control_plane_instances]",
        "nodes = names[$first_node - 1, $kube_node_instances]",
        'ips = (1..$num_instances).map { |i| "#{$subnet}.#{i + 100}" }',
        "puts JSON.generate([names, ips, planes, nodes, $inventories.map { |one| File.exist?(one) }])",
      ].join("\n");
      const read = ruby(folder, "-e", program, config);
      const names = (wanted: (host: (typeof hosts)[number]) => boolean) => hosts.filter(wanted).map(({ name }) => name);
      expect(JSON.parse(read.stdout)).toEqual([
        names(() => true),
        hosts.map(({ addresses }) => addresses.map(String).join()),
        names(({ isControlPlane }) => isControlPlane),
        names(({ runsPods }) => runsPods),
        [true],
      ]);
    });
  });
});
