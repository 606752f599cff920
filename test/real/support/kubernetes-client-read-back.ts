/**
 * Compares what was applied with what the server returns. The server adds much (defaults, status, bookkeeping) and may
 * rewrite quantities; what it must not do is drop or change what was sent.
 */
import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject } from "../../../constructs/model";

/** One difference per line, `pointer: sent …, read …`; empty when nothing sent was lost. */
export function readBackDifferences(applied: KubernetesObject, read: KubernetesObject): string[] {
  // A published CRD carries an empty status, which only the server writes.
  const { stringData, status: _, ...rest } = applied;
  // Write-only: the server stores it as base64 under `data`.
  const encoded = Object.entries((stringData ?? {}) as Record<string, string>).map(([key, text]) => [
    key,
    Buffer.from(text).toString("base64"),
  ]);
  const data = { ...(rest.data as object | undefined), ...(Object.fromEntries(encoded) as object) };
  const isCustom = customGroups.test(applied.apiVersion);
  return differences({ isCustom }, "", stringData === undefined ? rest : { ...rest, data }, read);
}

/** Fails the test when the server dropped or changed anything that was sent. */
export function expectReadBackEqual(applied: KubernetesObject, read: KubernetesObject): void {
  const name = `${applied.kind} ${applied.metadata.name}`;
  expect({ name, differences: readBackDifferences(applied, read) }).toEqual({ name, differences: [] });
}

/** Custom resources are stored as they are sent. In Kubernetes' own kinds nothing and an empty value are the same. */
const customGroups = /^([a-z]+\.)*(tigera\.io|projectcalico\.org)\//;

function differences(context: { isCustom: boolean }, pointer: string, sent: unknown, read: unknown): string[] {
  if (sent === undefined || isDeepStrictEqual(sent, read)) return [];
  if (read === undefined && !context.isCustom && isEmpty(sent)) return [];
  const different = [`${pointer || "/"}: sent ${shown(sent)}, read ${shown(read)}`];
  if (Array.isArray(sent)) {
    if (!Array.isArray(read) || read.length !== sent.length) return different;
    return sent.flatMap((item, index) => differences(context, `${pointer}/${index}`, item, read[index]));
  }
  if (typeof sent === "object" && sent !== null) {
    if (typeof read !== "object" || read === null || Array.isArray(read)) return different;
    return Object.entries(sent).flatMap(([key, item]) =>
      differences(
        context,
        `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`,
        item,
        (read as Record<string, unknown>)[key],
      ),
    );
  }
  return isQuantity(pointer) && sameQuantity(sent, read) ? [] : different;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === "" || value === false || value === 0;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Quantities are compared by value: the server writes `1000m` as `1` and `0.5Gi` as `512Mi`. */
const isQuantity = (pointer: string): boolean => /\/(limits|requests|capacity|allocatable)\/[^/]+$/.test(pointer);

const exponents: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

function sameQuantity(a: unknown, b: unknown): boolean {
  const [left, right] = [quantity(a), quantity(b)];
  return left !== undefined && right !== undefined && Math.abs(left - right) <= Math.abs(left) * 1e-9;
}

function quantity(value: unknown): number | undefined {
  const [, digits, suffix] = /^([+-]?[0-9.]+)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  const factor = exponents[suffix ?? ""];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}
