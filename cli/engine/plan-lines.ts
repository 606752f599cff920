import { printable } from "../../constructs/findings";
import { type Disruption, type DisruptionKind, disruptionKinds } from "../../constructs/model";
import type { PlannedStep } from "./planned";
import { propertyLines } from "./property-lines";

/** Who reads the lines. */
export interface Reader {
  readonly columns: number;
  readonly colour: boolean;
  /** Whether it breaks lines that are longer: elsewhere a resource is a line, for who searches them. */
  readonly isTerminal?: boolean;
}

/** Most resources that are named of one disruption. */
const mostSubjects = 4;
/** Wider lines are hard to read. */
const widest = 110;
const narrowest = 60;

/** What a preview found out: what of it is disruptive first, then each resource with the properties that change. */
export function planLines(
  steps: readonly PlannedStep[],
  disruptions: readonly Disruption[] | undefined,
  reader: Reader,
): string[] {
  const columns = Math.max(narrowest, reader.columns);
  const paint = painter(reader.colour);
  const isChange = steps.some(({ operation }) => operation !== undefined && operation !== "create");
  const nothing = isChange && disruptions !== undefined ? [paint("good", "Disruptive: nothing that is known"), ""] : [];
  const first =
    disruptions === undefined || disruptions.length === 0
      ? nothing
      : [paint("bad", "Disruptive:"), ...disruptions.flatMap((one) => disruptionLines(one, columns, paint)), ""];
  return [...first, ...steps.flatMap((step) => stepLines(step, { ...reader, columns }, paint))];
}

function disruptionLines({ kind, subjects, what }: Disruption, columns: number, paint: Paint): string[] {
  const width = Math.max(...Object.values(disruptionKinds).map((word) => word.length));
  const indent = " ".repeat(2 + width + 2);
  const word = disruptionKinds[kind].padEnd(width);
  const [head = "", ...rest] = wrapped(`${named(subjects)}: ${what}`, Math.min(columns, widest) - indent.length);
  return [`  ${paint(grave.includes(kind) ? "bad" : "careful", word)}  ${head}`, ...rest.map((line) => indent + line)];
}

const grave: readonly DisruptionKind[] = ["state", "insisted", "nodes"];

function named(subjects: readonly string[]): string {
  const more = subjects.length - mostSubjects;
  const shown = subjects.slice(0, mostSubjects).map(printable).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Lines of whole words; a word that is longer than a line is cut at its end. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => pieces(one, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  return word.match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
}

function stepLines(
  { label, type, name, operation, properties }: PlannedStep,
  { columns, isTerminal = false }: Reader,
  paint: Paint,
): string[] {
  const isLong = isTerminal && [label, type, name].join("  ").length > columns;
  const first = `${paint(toneOf(operation), label)} ${printable(type)}`;
  const head = isLong ? [first, `    ${printable(name)}`] : [`${first}  ${printable(name)}`];
  return [...head, ...propertyLines(properties, columns)];
}

function toneOf(operation: PlannedStep["operation"]): Tone {
  if (operation === "create") return "good";
  return operation === "update" ? "careful" : operation === undefined ? "plain" : "bad";
}

type Tone = "good" | "careful" | "bad" | "plain";
type Paint = (tone: Tone, text: string) => string;

const colours: Readonly<Record<Tone, string>> = { good: "32", careful: "33", bad: "31", plain: "0" };

function painter(colour: boolean): Paint {
  return (tone, text) => (colour && tone !== "plain" ? `\u001b[${colours[tone]}m${text}\u001b[0m` : text);
}
