/** Types of texts; `test/real/injection.test.ts` renders what passes them, and runs it. */
import { intentJsonSchema, intentSchema } from "../../constructs/kit";
import { type Schema } from "../real/support/injection/places";

/** Patterns of every text, by where it stands; undefined for one that is read by a parser. */
function textsOf(schema: Schema, place = ""): readonly (readonly [string, string | undefined])[] {
  const { oneOf, anyOf, properties = {}, items, additionalProperties, propertyNames } = schema;
  const variants = oneOf ?? anyOf;
  if (variants !== undefined) return variants.flatMap((variant) => textsOf(variant, place));
  if (schema.type === "string" && schema.const === undefined && schema.enum === undefined)
    return [[place, schema.pattern ?? schema.allOf?.find(({ pattern }) => pattern !== undefined)?.pattern]];
  return [
    ...Object.entries(properties).flatMap(([key, value]) => textsOf(value, `${place}/${key}`)),
    ...(items === undefined ? [] : textsOf(items, `${place}/[]`)),
    ...(propertyNames === undefined ? [] : textsOf(propertyNames, `${place}/{key}`)),
    ...(typeof additionalProperties === "object" ? textsOf(additionalProperties, `${place}/{value}`) : []),
  ];
}

const texts = textsOf(intentJsonSchema());
const parsers =
  /(?:cidr|cidrs\/\[\]|Cidr|publicCidrs\/\[\]|endpoint|dhcp\/first|dhcp\/last|dhcp\/\[\]\/(?:from|to)|nameservers\/\[\]|gateway|dnsServers\/\[\]|clusterDnsIps\/\[\]|otherRanges\/\[\]|CIDRs\/\[\]|Cidrs\/\[\]|CIDRsFromNAT\/\[\]|net|pods\/\[\]|services\/\[\]|nodes\/\[\]|addresses\/\[\]|peerAddress|accessAddress|peerIP|[aA]sn|[aA]sNumber|localASNumber|icmpProbe\/ips\/\[\]|asPathPrefix\/\[\]|prefix\/\[\]|openings\/\[\]\/from|loopbacks\/\[\]|subnets\/\[\]|addresses\/(?:up)?links\/\[\]|asNumbers\/(?:spines|firstRack)|platform\/on\/access\/\[\]|trusted\/\[\]|nodeLocalDns\/\[\]|nets\/\[\]|administrators\/\[\]|hardening\/api\/\[\]|(?:allow\/\[\]|failsafe|gateways\/\[\]|nodePorts)\/from\/\[\])$/;

test("every text has a pattern, or is read by a parser", () => {
  expect(texts.length).toBeGreaterThan(280);
  expect(texts.filter(([place, pattern]) => pattern === undefined && !parsers.test(place))).toEqual([]);
});

/** What a node runs because the intent says so. */
const commands = /^\/platform\/hooks\/\[\]\/(?:manifest|execContainer\/command\/\[\])$/;

test.each(["\u0000", "\u001b[31m", "\u009b", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ud800", "\r"])(
  "no text holds %j",
  (steering) => {
    const taken = texts.filter(([, pattern]) => pattern !== undefined && new RegExp(pattern, "u").test(`a${steering}`));
    expect(taken).toEqual([]);
  },
);

test.each(["\n", "$(x)", "${x}", "`x`", "{{x}}", "{%x%}", "%{x}"])(
  "no text holds %j but the commands of hooks",
  (opening) => {
    const taken = texts.filter(
      ([place, pattern]) =>
        !commands.test(place) &&
        pattern !== undefined &&
        ["", "a", "eth"].some((before) => new RegExp(pattern, "u").test(before + opening)),
    );
    expect(taken).toEqual([]);
  },
);

const groups = { eks: { nodeGroups: [{ name: "a" }] }, kops: { instanceGroups: [{ name: "a" }] } };
const place = { region: "eu-central-1" };
const withVpp = (interfaceName: string) => ({ dataplane: { kind: "vpp", uplinks: [{ interfaceName }] } });

test.each([
  [
    "uplink",
    (text: string) => ({ platform: { kind: "eks", ...place, ...groups.eks }, calico: withVpp(text) }),
    "ens5",
    ["a$(id)", 'a";id;"', "a;id", "-x", "a b", "a/b", "a\n"],
  ],
  [
    "EKS' interface",
    (text: string) => ({ platform: { kind: "eks", ...place, nodeGroups: [{ name: "a", interfaceName: text }] } }),
    "ens5",
    ["a$(id)", 'a";id;"', "a;id", "a'b"],
  ],
  [
    "kOps' interface",
    (text: string) => ({ platform: { kind: "kops", ...place, instanceGroups: [{ name: "a", interfaceName: text }] } }),
    "ens5",
    ["a$(id)", 'a";id;"', "a;id", "a&b"],
  ],
  [
    "state store",
    (text: string) => ({ platform: { kind: "kops", ...place, ...groups.kops, stateStore: text } }),
    "s3://x",
    ["s3://x$(touch PWNED)", "s3://x`touch PWNED`", "s3://x;y", "s3://*"],
  ],
  [
    "discovery store",
    (text: string) => ({ platform: { kind: "kops", ...place, ...groups.kops, discoveryStore: text } }),
    "s3://x",
    ["s3://x$(id)", 's3://x"', "s3://x y"],
  ],
  [
    "tag",
    (text: string) => ({ platform: { kind: "kops", ...place, ...groups.kops, tags: { team: text } } }),
    "a b",
    ["a\u2028b: c", "a\u2029", "a$b"],
  ],
  [
    "hook",
    (text: string) => ({
      platform: { kind: "kops", ...place, ...groups.kops, hooks: [{ name: text, manifest: "x" }] },
    }),
    "a.service",
    ["../a", "a\nb", "a b"],
  ],
  [
    "add-on",
    (text: string) => ({ platform: { kind: "kops", ...place, ...groups.kops, addonManifests: [text] } }),
    "s3://a/b",
    ["s3://*/b", "s3://a/b?c", "s3://${aws:username}/b"],
  ],
  [
    "ARN",
    (text: string) => ({ platform: { kind: "eks", ...place, ...groups.eks, administrators: [text] } }),
    "arn:aws:iam::111122223333:role/a",
    ["arn:aws:iam::111122223333:role/*", "arn:aws:iam::$(id)"],
  ],
  [
    "selector",
    (text: string) => ({
      platform: { kind: "eks", ...place, ...groups.eks },
      calico: { pools: [{ cidr: "10.0.0.0/16", nodeSelector: text }] },
    }),
    "a == 'b'",
    ["a == '$(id)'", "a == '\n'", "a == '${IPSEC_PRE_SHARED_KEY}'"],
  ],
])("%s: takes what is one, and none of the others", (_what, intent, good, bad) => {
  const isTaken = (text: string): boolean => intentSchema().safeParse({ name: "a", ...intent(text) }).success;
  expect([good, ...bad].filter(isTaken)).toEqual([good]);
});
