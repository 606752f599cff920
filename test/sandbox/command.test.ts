import type { Live } from "../../sandbox/host/provider";
import { asText, type Properties } from "../../sandbox/host/values";
import { CommandProvider } from "../../sandbox/command/provider";
import { parseKubeconfig } from "../../sandbox/kubernetes/kubeconfig";
import { Client, kubernetes, newDirectory } from "./support";

let client: Client;
let directory: string;
beforeEach(() => {
  directory = newDirectory();
  client = new Client(new CommandProvider(directory));
});

const run = (create: string, more: Properties = {}): Promise<Live> =>
  client.make("command:local:Command", "step", { create, ...more });
const stdoutOf = ({ outputs }: Live): string => asText(outputs["stdout"]);

describe("a command", () => {
  it("is not run, and says so", async () => {
    expect(stdoutOf(await run("rm -rf /"))).toBe("(sandbox) not run: rm -rf /");
  });

  it("that runs again prints what its update would", async () => {
    const made = await run("a", { update: "b" });
    const changed = await client.change("command:local:Command", "step", made, { create: "a", update: "c" });
    expect(stdoutOf(changed)).toBe("(sandbox) not run: c");
  });

  it.each<[string, Properties]>([
    ["--admin=18h", { "client-certificate-data": "c2FuZGJveA==", "client-key-data": "c2FuZGJveA==" }],
    [
      "--auth-plugin",
      {
        exec: {
          apiVersion: "client.authentication.k8s.io/v1beta1",
          command: "kops",
          args: ["helpers", "kubectl-auth", "--cluster=lab.example.com"],
        },
      },
    ],
  ])("that exports a kubeconfig with %s prints one", async (credentials, user) => {
    const lines = ["set -eu", `kops export kubeconfig --name=lab.example.com ${credentials} --kubeconfig="$f" >&2`];
    const kubeconfig = parseKubeconfig(stdoutOf(await run(lines.join("\n"))));
    expect(kubeconfig).toMatchObject({ server: "https://api.lab.example.com", user });
  });
});

describe("a cluster that a command makes", () => {
  const pool = (server = "https://api.lab.example.com"): Promise<Live> =>
    kubernetes(directory, server).make("kubernetes:crd.projectcalico.org/v1:IPPool", "p", {
      apiVersion: "crd.projectcalico.org/v1",
      kind: "IPPool",
      metadata: { name: "p" },
    });
  const replace = (networking: string): Promise<Live> =>
    run("kops replace --force -f -", {
      stdin: `kind: Cluster\nmetadata: {name: lab.example.com}\nspec: {networking: ${networking}}\n---\nkind: Other\n`,
    });

  it("holds Calico's definitions where its own Calico brings them, and nowhere else", async () => {
    await expect(pool()).rejects.toThrow(/no matches for kind "IPPool"/);
    await replace("{calico: {mtu: 1480}}");
    await expect(pool("https://api.other.example.com")).rejects.toThrow(/no matches for kind "IPPool"/);
    await pool();
  });

  it("lacks them with another CNI", async () => {
    await replace("{cni: {}}");
    await expect(pool()).rejects.toThrow(/no matches for kind "IPPool"/);
  });
});
