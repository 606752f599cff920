import { plural } from "../text";
import { nameOf } from "./events";
import type { PendingOperation } from "./state";

/** What an engine that was killed was at, and what is to be done about it. `options` name the stack. */
export function pendingLines(pending: readonly PendingOperation[], options: string): string[] {
  if (pending.length === 0) return [];
  const creates = pending.filter(({ type }) => type === "creating");
  return [
    `${plural(pending.length, "operation")} of it ended half-way:`,
    ...pending.map(({ type, resource }) => `  ${type} ${resource.type}  ${nameOf(resource.urn)}`),
    ...(creates.length === pending.length ? [] : [`To find out how far they came: calico-kit refresh${options}`]),
    ...(creates.length === 0 ? [] : creation(options)),
  ];
}

/** A create may have made something that no state knows of, and only somebody who looks can tell. */
function creation(options: string): string[] {
  return [
    "What was being created may exist without the stack knowing of it. Where it does, delete it by hand (tag",
    "calico-kit:cluster has the cluster's name), or take it in with `pulumi import TYPE NAME ID`. Then forget the note:",
    `  calico-kit refresh${options} --clear-pending-creates`,
  ];
}

const heading = /^Attempting to deploy or update resources with (\d+) pending operations? from previous deployment/;

/** The engine's own warning of the same as the kit says it; undefined for any other message. */
export function pendingWarning(message: string, options: string): string | undefined {
  if (!heading.test(message)) return undefined;
  const pending = [...message.matchAll(/^ *\* (\S+), interrupted while (\w+)$/gm)].map(
    ([, urn = "", type = ""]): PendingOperation => ({
      type,
      resource: { urn, type: urn.split("::")[2]?.split("$").at(-1) ?? "" },
    }),
  );
  const [first = "", ...rest] = pendingLines(pending, options);
  return [first.replace("of it", "of an earlier run"), ...rest].join("\n");
}
