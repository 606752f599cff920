import type { Action, Direction } from "../policy";
import { tcp } from "../protocols";
import type { Field } from "./field";

/** What Calico has against a rule's look at HTTP (validateRule and validateHTTPRule of libcalico-go; the CRDs of 3.32). */
export function checkHttp(
  rule: Field,
  direction: Direction,
  { action, protocol }: { readonly action: Action | undefined; readonly protocol: number | undefined },
): void {
  const field = rule.at("http");
  if (!field.isThere) return;
  const more = field.reading.release.edition === "open source" ? [] : ["headers"];
  field.only("methods", "paths", ...more);
  const refuse = (message: string, want: string, fix: string): void => field.add("POL-005", { message, want, fix });
  if (direction === "egress")
    refuse("http stands in an egress rule", "http in ingress rules only", "let the policy of the receiver look at it");
  else if (action !== undefined && action !== "Allow")
    refuse(
      `http stands in a rule that does ${action}`,
      "http in rules that allow",
      "allow what is wanted, and deny the rest",
    );
  if (protocol !== undefined && protocol !== tcp)
    refuse("the rule looks at HTTP, and its protocol is not TCP", "protocol: TCP, or none", "correct the protocol");
  const methods = field.at("methods").texts();
  if (new Set(methods).size < methods.length) field.at("methods").wrong("each method once", "remove the second");
  for (const path of field.at("paths").list()) checkPath(path);
}

function checkPath(path: Field): void {
  path.only("exact", "prefix");
  const [exact, prefix] = [path.at("exact").text() ?? "", path.at("prefix").text() ?? ""];
  const text = exact === "" ? prefix : exact;
  if (exact !== "" && prefix !== "") path.wrong("exact or prefix", "make two paths of it");
  else if (!text.startsWith("/") || /[? #]/.test(text))
    path.wrong("a path that begins with /, without blank, ? and #", "correct it");
}
