/** A secret in the wrong place of an intent: no command shows it, in no format, and nothing that is written holds it. */
import * as fs from "node:fs";
import { join } from "node:path";
import { run } from "../../../cli/program";
import { folder, world } from "../../cli/support";

// One canary for each case would do; it is long, so that no part of it is taken for a name.
const canary = "c4nArY7xQ9zK2mV5wB8tL1pR6";

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

const eks = "platform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers }] }";
const vpp = (key: string) => `calico: { dataplane: { kind: vpp }, encryption: { kind: ipsec, preSharedKey: ${key} } }`;
const peer = (password: string) =>
  `calico: { routing: { kind: overlay, encapsulation: VXLAN, bgp: Enabled }, bgp: { peers: [{ name: tor, peerIP: 10.0.0.1, asNumber: 65101, ${password} }] } }`;
const images = (text: string) => `calico: { images: { ${text} } }`;

const number = "9876543210123456";

const places: readonly [place: string, line: string, secret?: string][] = [
  ["a key itself", vpp(canary)],
  ["a key in quotes", vpp(`"${canary}"`)],
  ["a key under a key that the schema does not have", vpp(`{ kind: secret, psk: ${canary} }`)],
  ["a key as kind", vpp(`{ kind: ${canary} }`)],
  ["a key as the name of a configuration value", vpp(`{ kind: secret, config: ${canary} }`)],
  ["a key beside the key", `calico: { encryption: { kind: ipsec, psk: ${canary} } }`],
  ["a key as the name of a Secret's key", vpp(`{ kind: existing, secretKeyRef: { name: vpn, key: ${canary} } }`)],
  [
    "a key in lower case as a Secret's name",
    vpp("{ kind: existing, secretKeyRef: { name: d4e5f60718293a4b5c6d, key: psk } }"),
    "d4e5f60718293a4b5c6d",
  ],
  ["a password itself", peer(`password: ${canary}`)],
  ["a password that is a number", peer(`password: ${number}`), number],
  ["a password in a list", peer(`password: [${canary}]`)],
  ["a password as a key", peer(`password: { ${canary}: x }`)],
  ["a password in a reference", peer(`password: { secretKeyRef: ${canary} }`)],
  ["a password as a name", peer(`password: { secretKeyRef: { name: ${canary}, key: tor } }`)],
  ["a password under another key", peer(`md5Password: ${canary}`)],
  ["a password of the mesh", `calico: { bgp: { nodeMeshPassword: ${canary} } }`],
  ["a password of kind secret", peer(`password: { kind: secret, value: ${canary} }`)],
  ["credentials in the list", images(`pullSecrets: [${canary}]`)],
  ["credentials instead of the list", images(`pullSecrets: ${canary}`)],
  ["credentials as an object", images(`pullSecrets: [{ auths: { registry.example.com: { auth: ${canary} } } }]`)],
  ["credentials of kind secret", images(`pullSecrets: [{ kind: secret, name: a, config: ${canary} }]`)],
  ["credentials in the registry", images(`registry: "robot:${canary}@registry.example.com/"`)],
  ["credentials in the registry, after a scheme", images(`registry: "https://robot:${canary}@registry.example.com"`)],
  ["credentials in the registry, with a slash", images(`registry: "robot:a/${canary}@registry.example.com/"`)],
  ["credentials in the path", images(`imagePath: "robot:${canary}@x"`)],
  ["credentials under another key", images(`dockerConfigJson: ${canary}`)],
  ["a token at the top", `token: ${canary}`],
  ["a token in the platform", `apiToken: { value: ${canary} }`],
  [
    "a URL where a host belongs",
    `calico: { dataplane: { kind: ebpf, apiServer: { kind: endpoint, host: "https://me:${canary}@api.example.com" } } }`,
  ],
  ["a key that YAML takes for an alias", vpp(`*${canary}`)],
  ["a key after the end of a text", vpp(`"x" "${canary}"`)],
];

/** What every command says of the intent, and writes. */
async function everything(line: string): Promise<{ readonly codes: readonly number[]; readonly said: string }> {
  const file = join(cwd, "intent.yaml");
  fs.writeFileSync(file, `name: demo\n${eks}\n${line}\n`);
  const commands = [
    ["check", file],
    ["check", file, "--format", "json"],
    ["check", file, "--format", "sarif"],
    ["explain", file, ""],
    ...["/calico/images", "/calico/images/registry", "/calico/encryption", "/calico/bgp/peers"].map((at) => [
      "explain",
      file,
      at,
    ]),
    ["synth", file, "-o", "out"],
    ["preview", file, "--sandbox"],
    ["up", file, "--sandbox"],
  ];
  const codes: number[] = [];
  let said = "";
  for (const command of commands) {
    const { context, out, err } = world({ cwd, project: join(cwd, "project") });
    codes.push(await run(command, context));
    said += out.text + err.text;
  }
  expect(fs.readdirSync(cwd)).toEqual(["intent.yaml"]);
  return { codes, said };
}

it.each(places)("shows nowhere %s", async (_place, line, secret = canary) => {
  const { codes, said } = await everything(line);
  expect(codes[0]).toBe(2);
  expect(codes.slice(-3)).toEqual([2, 2, 2]);
  expect(said).not.toContain(secret);
  // In base64 it would be as good.
  expect(said).not.toContain(Buffer.from(secret).toString("base64").replace(/=+$/, ""));
});

it("says what is wrong all the same, and where", async () => {
  const { said } = await everything(peer(`password: ${canary}`));
  expect(said).toMatch(/error INT-002 {2}\S+intent\.yaml:3:\d+ {2}\/calico\/bgp\/peers\/0\/password\n/);
  expect(said).toContain("got   (not shown: it may be a secret)");
  expect(said).toContain("{ kind: secret, config: ... }");
});

it("repeats no value of --late", async () => {
  for (const late of [`ipsec.presharedkey=${canary}`, `ipsec.preSharedKey=${canary}`, `bgpPassword.tor=${canary}`]) {
    const { context, out, err } = world({ cwd });
    expect(await run(["synth", "quickstart", "-o", "out", "--late", late], context)).toBe(1);
    expect(out.text + err.text).not.toContain(canary);
  }
});
