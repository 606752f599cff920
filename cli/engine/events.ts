import type { automation } from "@pulumi/pulumi";

export type EngineEvent = automation.EngineEvent;
type Step = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/** How a step of the engine is shown; a step that is not listed changes nothing and is only counted. */
const signs: Readonly<Record<string, readonly [sign: string, verb: string]>> = {
  create: ["+", "create"],
  "create-replacement": ["+", "replace"],
  update: ["~", "update"],
  delete: ["-", "delete"],
  "delete-replaced": ["-", "delete old"],
  discard: ["-", "forget"],
  "discard-replaced": ["-", "forget old"],
  import: ["=", "import"],
  "import-replacement": ["=", "import"],
  read: [">", "read"],
  "read-replacement": [">", "read"],
};

/** A step of the engine on one resource. */
export interface ResourceStep {
  readonly urn: string;
  readonly op: string;
  readonly type: string;
  readonly name: string;
  /** `+ create`; undefined for a step that changes nothing. */
  readonly label?: string;
  /** Whether a provider does something for it: not so for components, the stack, and providers themselves. */
  readonly isCustom: boolean;
}

/** What an event says about a resource; undefined for default providers, which the engine does not count either. */
export function stepOf(metadata: Step): ResourceStep | undefined {
  const { urn, op, type } = metadata;
  const isProvider = type.startsWith("pulumi:providers:");
  if (isProvider && nameOf(urn).startsWith("default")) return undefined;
  const state = metadata.new ?? metadata.old;
  const sign = signs[op];
  return {
    urn,
    op,
    type,
    name: nameOf(urn),
    isCustom: state?.custom === true && !isProvider,
    ...(sign === undefined ? {} : { label: sign.join(" ") }),
  };
}

/** The name in a URN, `urn:pulumi:STACK::PROJECT::TYPES::NAME`; a name may hold `::` itself. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The type in a URN, without those of the components around it. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** Whether the engine says that it was asked to stop: for us to know, and nothing to print. */
export function isCancelNotice({ stdoutEvent }: EngineEvent): boolean {
  return /received; (cancelling|terminating)/.test(stdoutEvent?.message ?? "");
}

/** Whether a message only says that the operation as a whole did not succeed, which its end says anyway. */
export function isVerdict(message: string): boolean {
  return /^(update|preview|destroy|refresh) (failed|cancell?ed)$/.test(message);
}

/** A message without the stack trace in it, and without the SDK's word for an error that nobody caught. */
export function withoutStack(message: string): string {
  return message
    .replace(/^Unhandled exception: (?:\w*Error: )?/, "")
    .split("\n")
    .filter((line) => !/^\s+at .*(\)|:\d+:\d+)$/.test(line))
    .join("\n");
}

/** A message as plain text: the engine's colour tags and terminal codes taken out, control characters and what nobody sees too. */
export function plainMessage(message: string): string {
  return (
    message
      .replace(/<\{%[^%]*%\}>/g, "")
      // eslint-disable-next-line no-control-regex -- terminal codes begin with one
      .replace(/\u001b\[[0-9;]*[A-Za-z]/g, "")
      .replace(/\r\n/g, "\n")
      .replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "")
      .trim()
  );
}
