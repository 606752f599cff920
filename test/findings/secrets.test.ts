import { randomBytes, randomUUID } from "node:crypto";
import { isSecretPlace, looksLikeKey, namesSecret, notShown, Redactor } from "../../constructs/findings";
import { intentJsonSchema } from "../../constructs/kit";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every key of a schema that would hide what is under it. */
function hidingKeys({ properties = {}, items, additionalProperties, anyOf = [], oneOf = [] }: Schema): string[] {
  const inner = [...Object.values(properties), ...anyOf, ...oneOf];
  if (items !== undefined) inner.push(items);
  if (typeof additionalProperties === "object") inner.push(additionalProperties);
  return [...Object.keys(properties).filter(namesSecret), ...inner.flatMap(hidingKeys)];
}

describe("a secret's place", () => {
  it("is under the keys of the schema that refer to secrets, and under no other key of it", () => {
    const keys = new Set(hidingKeys(intentJsonSchema()));
    const references = ["nodeMeshPassword", "password", "preSharedKey", "pullSecrets", "secretKeyRef"];
    // Where a public key belongs somebody puts the private one.
    expect([...keys].sort()).toEqual(["authorizedKeys", ...references, "sshKey", "sshPublicKey"]);
  });

  it.each([
    "psk",
    "bgpPassword",
    "PASSWORD",
    "apiToken",
    "privateKey",
    "dockerconfigjson",
    "passphrase",
    "credentials",
  ])("is under a key that a user invents, as %s", (key) => expect(isSecretPlace(["calico", key, "0"])).toBe(true));
});

describe("key material as a name", () => {
  const share = (make: () => string): number => Array.from({ length: 500 }, make).filter(looksLikeKey).length / 500;

  it.each([
    ["base64 of 32 bytes", () => randomBytes(32).toString("base64")],
    ["base64url of 36 bytes", () => randomBytes(36).toString("base64url")],
    ["hexadecimal of 32 bytes", () => randomBytes(32).toString("hex")],
  ])("is known, %s", (_, make) => expect(share(make)).toBeGreaterThan(0.98));

  it.each([
    ["base64 of 16 bytes", () => randomBytes(16).toString("base64")],
    ["hexadecimal of 16 bytes", () => randomBytes(16).toString("hex")],
    ["a UUID", () => randomUUID()],
  ])("is mostly known, %s", (_, make) => expect(share(make)).toBeGreaterThan(0.85));

  it.each([
    "ipsecKey",
    "bgp-password-rack-1",
    "calicoIpsecPreSharedKeyProd",
    "prodEuCentral1BgpTor2Password",
    "aws_eu_central_1_vpc_2_tor_1a",
    "ipsec-psk-2024-01-15",
    "rack01.tor02.password",
  ])("is not %s", (name) => expect(looksLikeKey(name)).toBe(false));
});

describe("a text about a document", () => {
  const document = {
    calico: {
      bgp: {
        peers: [{ name: "tor", password: "Tr0ub4dor&3" }],
        nodeMeshPassword: { secretKeyRef: { name: "bgp", key: "mesh" } },
      },
      encryption: { preSharedKey: { kind: "secret", config: "ipsecKey", psk: 12345678 } },
      images: { registry: "robot:hunter22@registry.example.com:5000/" },
    },
  };
  const redactor = new Redactor(document);

  it.each([
    ["password Tr0ub4dor&3 is odd", `password ${notShown} is odd`],
    ["12345678", notShown],
    ["robot:hunter22@registry.example.com:5000/ is not a registry", `${notShown} is not a registry`],
    ["see robot:hunter22@elsewhere", `see ${notShown}@elsewhere`],
    ["https://a:b@c/d", `https://${notShown}@c/d`],
    ["https://a:b/c@d", `https://${notShown}@d`],
    ["registry.example.com:5000/a@sha256:00", "registry.example.com:5000/a@sha256:00"],
    ["https://host:8443/a@b", "https://host:8443/a@b"],
    ["tor, bgp, mesh and ipsecKey are names", "tor, bgp, mesh and ipsecKey are names"],
    ["quay.io/x/y:v1@sha256:00", "quay.io/x/y:v1@sha256:00"],
    ["y:v1@sha256:00", "y:v1@sha256:00"],
  ])("%s", (text, shown) => expect(redactor.text(text)).toBe(shown));

  it("shows no value that stands under a secret's key, wherever it is asked for", () => {
    expect(redactor.value("anything", ["calico", "bgp", "peers", "0", "password"])).toBe(notShown);
    expect(redactor.value(undefined, ["password"])).toBeUndefined();
    expect(JSON.stringify(redactor.value(document, []))).not.toMatch(/Tr0ub4dor|hunter22|12345678/);
    expect(redactor.value({ a: 1, name: "tor" }, ["x"])).toEqual({ a: 1, name: "tor" });
  });

  it("takes secrets out of what JSON made of them", () => {
    const odd = 'a"b\\c\nd';
    expect(new Redactor({ password: odd }).text(JSON.stringify({ x: odd }))).toBe(`{"x":"${notShown}"}`);
  });

  it("looks through a large thing once, however many findings quote it", () => {
    let looks = 0;
    const large = {
      get inside() {
        looks++;
        return "robot:hunter22@elsewhere";
      },
    };
    const shown = Array.from({ length: 100 }, () => redactor.value(large, []));
    expect(looks).toBe(1);
    expect(shown.every((one) => JSON.stringify(one) === JSON.stringify({ inside: `${notShown}@elsewhere` }))).toBe(
      true,
    );
  });
});
