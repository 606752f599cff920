/** What declaration files of an SDK by Pulumi's generator say, in the words of `sandbox/schema/model.ts`. */
import { readFileSync } from "node:fs";
import ts from "typescript";

export type Fields = Readonly<Record<string, string>>;

/** The fields of an interface or a class, by their names; a name that ends in `!` must be given, or is always there. */
export function fieldsOf(members: ts.NodeArray<ts.TypeElement | ts.ClassElement>): Fields {
  const fields: [string, string][] = [];
  for (const member of members) {
    if (!(ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) || member.type === undefined) continue;
    if (ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(isStatic)) continue;
    const isOptional = member.questionToken !== undefined || mayBeUndefined(member.type);
    fields.push([`${member.name.getText()}${isOptional ? "" : "!"}`, typeOf(member.type)]);
  }
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every interface and class of a file, by its name, and whether each of its fields is documented. */
export function declarationsOf(file: string): ReadonlyMap<string, ts.InterfaceDeclaration | ts.ClassDeclaration> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = new Map<string, ts.InterfaceDeclaration | ts.ClassDeclaration>();
  for (const statement of source.statements)
    if ((ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name !== undefined)
      found.set(statement.name.text, statement);
  return found;
}

const isStatic = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.StaticKeyword;

/** Of an output: whether the value may be missing. */
function mayBeUndefined(type: ts.TypeNode): boolean {
  const inner = unwrapped(type, "Output");
  return inner !== type && optionsOf(inner).some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword);
}

const words = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
]);

function typeOf(type: ts.TypeNode): string {
  for (const wrapper of ["Input", "Output"]) {
    const inner = unwrapped(type, wrapper);
    if (inner !== type) return typeOf(inner);
  }
  const word = words.get(type.kind);
  if (word !== undefined) return word;
  if (ts.isArrayTypeNode(type)) return `[${typeOf(type.elementType)}]`;
  if (ts.isTypeLiteralNode(type)) {
    const [index] = type.members;
    if (index !== undefined && ts.isIndexSignatureDeclaration(index)) return `{${typeOf(index.type)}}`;
  }
  if (ts.isUnionTypeNode(type)) {
    const given = optionsOf(type).filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    return [...new Set(given.map(typeOf))].join("|");
  }
  const name = ts.isTypeReferenceNode(type) ? /^(?:inputs|outputs)\.(\w+?)(?:Args)?$/.exec(type.typeName.getText()) : null;
  if (name?.[1] !== undefined) return `@${name[1]}`;
  throw new Error(`a type of a form that is not known: ${type.getText()}`);
}

function unwrapped(type: ts.TypeNode, wrapper: string): ts.TypeNode {
  if (!ts.isTypeReferenceNode(type) || type.typeName.getText() !== `pulumi.${wrapper}`) return type;
  return type.typeArguments?.[0] ?? type;
}

const optionsOf = (type: ts.TypeNode): readonly ts.TypeNode[] => (ts.isUnionTypeNode(type) ? type.types : [type]);
