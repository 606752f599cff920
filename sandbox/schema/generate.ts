/**
 * Makes `aws.json`, `kubernetes.json` and `vsphere.json` from the declaration files of the installed packages. They are only parsed,
 * never type-checked: the declarations are machine-made and regular, and checking a package takes a minute and a
 * gigabyte.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Fields, ResourceSchema, Schema } from "./model";
import { awsTypes, kubernetesTypes, vsphereTypes } from "./types";

/**
 * @returns the text of `sandbox/schema/aws.json`: the same bytes for the same installed package.
 * @throws Error when a declaration has a form that the generator does not know, naming it.
 */
export function generateAwsSchema(): string {
  return generate("@pulumi/aws", awsTypes);
}

/** @returns the text of `sandbox/schema/kubernetes.json`, likewise. */
export function generateKubernetesSchema(): string {
  return generate("@pulumi/kubernetes", kubernetesTypes);
}

/** @returns the text of `sandbox/schema/vsphere.json`, of the repository's own part of the package. */
export function generateVsphereSchema(): string {
  return generateFrom(join(__dirname, "../../sdks/vsphere"), vsphereTypes);
}

function generate(name: string, types: readonly string[]): string {
  return generateFrom(dirname(require.resolve(`${name}/package.json`)), types);
}

function generateFrom(root: string, types: readonly string[]): string {
  const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  const wanted = new Set<string>();
  const resources: Record<string, ResourceSchema> = {};
  for (const type of types) {
    const { token, schema } = readResource(root, type, wanted);
    resources[token] = schema;
  }
  const schema: Schema = { version, resources: sorted(resources), shapes: readShapes(root, wanted) };
  // One line for each resource and shape: short enough to load quickly, long enough to review a change.
  const lines = (record: Readonly<Record<string, unknown>>): string =>
    Object.entries(record)
      .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{\n "version": ${JSON.stringify(version)},\n "resources": {\n${lines(schema.resources)}\n },\n "shapes": {\n${lines(schema.shapes)}\n }\n}\n`;
}

function readResource(root: string, type: string, wanted: Set<string>): { token: string; schema: ResourceSchema } {
  const script = readFileSync(join(root, `${type}.js`), "utf8");
  const token = /__pulumiType = '([^']+)'/.exec(script)?.[1];
  if (token === undefined) throw new Error(`${type}.js: no __pulumiType found`);
  const source = parse(join(root, `${type}.d.ts`));
  const name = token.slice(token.lastIndexOf(":") + 1);
  let inputs: Fields | undefined;
  const outputs: Record<string, string> = {};
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === `${name}Args`) {
      inputs = fieldsOf(statement, wanted);
    }
    if (ts.isClassDeclaration(statement) && statement.name?.text === name) {
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || member.type === undefined) continue;
        if (member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword)) continue;
        const options = unionOf(unwrap(member.type, "Output"));
        if (options.some((option) => option.kind === ts.SyntaxKind.UndefinedKeyword)) continue;
        outputs[member.name.getText()] = outline(options);
      }
    }
  }
  if (inputs === undefined) throw new Error(`${type}.d.ts: no interface ${name}Args found`);
  return { token, schema: { inputs, outputs: sorted(outputs) } };
}

/** The objects that the resources use, and those that these use in turn. */
function readShapes(root: string, wanted: Set<string>): Record<string, Fields> {
  const declared = new Map<string, ts.InterfaceDeclaration>();
  const visit = (statements: readonly ts.Statement[], path: string): void => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) declared.set(`${path}${statement.name.text}`, statement);
      if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
        visit(statement.body.statements, `${path}${statement.name.text}.`);
      }
    }
  };
  visit(parse(join(root, "types/input.d.ts")).statements, "");
  const shapes: Record<string, Fields> = {};
  for (const name of wanted) {
    const declaration = declared.get(name);
    if (declaration === undefined) throw new Error(`types/input.d.ts: no interface ${name} found`);
    // A set gives what is added during the walk its turn as well.
    shapes[name] = fieldsOf(declaration, wanted);
  }
  return sorted(shapes);
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
}

function fieldsOf(declaration: ts.InterfaceDeclaration, wanted: Set<string>): Fields {
  const fields: Record<string, string> = {};
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const required = member.questionToken === undefined;
    fields[`${member.name.getText().replace(/['"]/g, "")}${required ? "!" : ""}`] = encode(member.type, wanted);
  }
  return sorted(fields);
}

const keywords = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.AnyKeyword, "any"],
]);

function encode(type: ts.TypeNode, wanted: Set<string>): string {
  const inner = unwrap(type, "Input");
  if (inner !== type) return encode(inner, wanted);
  const keyword = keywords.get(type.kind);
  if (keyword !== undefined) return keyword;
  if (ts.isArrayTypeNode(type)) return `[${encode(type.elementType, wanted)}]`;
  if (ts.isLiteralTypeNode(type)) return type.getText().replaceAll("'", '"');
  if (ts.isTypeLiteralNode(type)) {
    const index = type.members[0];
    if (index !== undefined && ts.isIndexSignatureDeclaration(index)) return `{${encode(index.type, wanted)}}`;
  }
  if (ts.isUnionTypeNode(type)) {
    const parts = unionOf(type)
      .filter((option) => option.kind !== ts.SyntaxKind.UndefinedKeyword)
      .map((option) => encode(option, wanted));
    const unique = [...new Set(parts)].sort();
    // `string | "a" | "b"` takes any string: the literals are only a help to editors.
    return unique.filter((part) => !(part.startsWith('"') && unique.includes("string"))).join("|");
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    if (name.startsWith("inputs.")) {
      wanted.add(name.slice("inputs.".length));
      return `@${name.slice("inputs.".length)}`;
    }
    if (name.startsWith("pulumi.asset")) return "any";
    // An enumeration of the SDK is a hint to editors (the property takes any string as well); a resource or an ARN
    // arrives at the provider as a string.
    return "string";
  }
  throw new Error(`cannot express the type ${type.getText()}`);
}

/** Whether an output is a scalar, a list or an object is all that is needed of it. */
function outline(options: readonly ts.TypeNode[]): string {
  const type = options[0];
  if (type === undefined) return "any";
  if (ts.isArrayTypeNode(type)) return "[any]";
  if (type.kind === ts.SyntaxKind.NumberKeyword) return "number";
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return "boolean";
  if (ts.isTypeLiteralNode(type)) return "{any}";
  return ts.isTypeReferenceNode(type) && type.typeName.getText().startsWith("outputs.") ? "{any}" : "string";
}

/** `pulumi.Input<T>` or `pulumi.Output<T>` → T; anything else as it is. */
function unwrap(type: ts.TypeNode, wrapper: "Input" | "Output"): ts.TypeNode {
  if (!ts.isTypeReferenceNode(type) || type.typeName.getText() !== `pulumi.${wrapper}`) return type;
  return type.typeArguments?.[0] ?? type;
}

function unionOf(type: ts.TypeNode): ts.TypeNode[] {
  return ts.isUnionTypeNode(type) ? type.types.flatMap((option) => unionOf(unwrap(option, "Input"))) : [type];
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
