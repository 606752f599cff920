import { definitions } from "../../sandbox/aws/provider";
import { replacements } from "../../sandbox/aws/replacements";
import { validate } from "../../sandbox/host/validate";
import schema from "../../sandbox/schema/aws.json";

// That they are what the installed packages declare is among the static checks: `npm run schema -- --check`.
describe("the committed schemas", () => {
  it("have a definition and a replacement rule for every aws type, and the other way round", () => {
    const tokens = Object.keys(schema.resources).sort();
    expect(Object.keys(definitions).sort()).toEqual(tokens);
    expect(Object.keys(replacements).sort()).toEqual(tokens);
  });

  it("know every property that a definition speaks of", () => {
    const strange: string[] = [];
    for (const [type, definition] of Object.entries(definitions)) {
      const { inputs } = (schema.resources as Record<string, { inputs: Record<string, string> }>)[type] ?? {
        inputs: {},
      };
      const paths = [
        ...(definition.replaceOn ?? []).filter((path) => path !== "region"),
        ...(definition.sets ?? []),
        ...(definition.documents ?? []),
        ...(definition.references ?? []).map(({ path }) => path),
        ...(definition.name === undefined ? [] : [definition.name.property]),
      ];
      for (const path of paths) {
        if (!isKnown(path.replace("~", "").replaceAll("[*]", "").split("."), inputs)) strange.push(`${type} ${path}`);
      }
    }
    expect(strange).toEqual([]);
  });
});

function isKnown(path: readonly string[], fields: Record<string, string>): boolean {
  const [head = "", ...rest] = path;
  const type = fields[head] ?? fields[`${head}!`];
  if (type === undefined || rest.length === 0) return type !== undefined;
  const shape = /@([\w.]+)/.exec(type)?.[1];
  return shape !== undefined && isKnown(rest, (schema.shapes as Record<string, Record<string, string>>)[shape] ?? {});
}

describe("validate", () => {
  const shapes = { Port: { "number!": "number", protocol: '"tcp"|"udp"' } };
  const fields = {
    "name!": "string",
    ports: "[@Port]",
    tags: "{string}",
    policy: "@Port|string",
    count: "number|string",
  };
  const problems = (inputs: Parameters<typeof validate>[0]): string[] =>
    validate(inputs, fields, shapes).map(({ property, reason }) => `${property}: ${reason}`);

  it.each([
    ["plain", { name: "a", ports: [{ number: 1, protocol: "tcp" }], tags: { a: "b" }, policy: "{}", count: "50%" }],
    ["the other of two types", { name: "a", policy: { number: 1 }, count: 3 }],
    [
      "unknown values",
      { name: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", ports: ["04da6b54-80e4-46f7-96ec-b56ff0331ba9"] },
    ],
    ["bookkeeping", { name: "a", __defaults: ["x"] }],
  ])("lets pass %s", (_, inputs) => expect(problems(inputs)).toEqual([]));

  it.each([
    ["a missing property", {}, 'name: missing: "name" (string) must be given'],
    ["an unknown property", { name: "a", port: [] }, 'port: unknown property "port"; did you mean "ports"?'],
    ["a wrong type", { name: 1 }, "name: got 1 (a number), want a string"],
    ["a wrong item", { name: "a", ports: ["80"] }, 'ports[0]: got "80" (a string), want an object'],
    [
      "a property missing inside",
      { name: "a", ports: [{}] },
      'ports[0].number: missing: "number" (number) must be given',
    ],
    [
      "a value outside an enum",
      { name: "a", ports: [{ number: 1, protocol: "sctp" }] },
      'ports[0].protocol: got "sctp" (a string), want "tcp" or "udp"',
    ],
    ["a wrong map value", { name: "a", tags: { b: 1 } }, 'tags["b"]: got 1 (a number), want a string'],
  ])("refuses %s", (_, inputs, problem) => expect(problems(inputs)).toEqual([problem]));
});
