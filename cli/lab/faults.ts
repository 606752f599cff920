import type { Fault, LabPlan } from "../../lab";
import { UserError } from "../errors";

/** A fault as a user writes it: `tor=NAME`, `spine=NAME`, `node=NAME`, `link=A/B`. */
export function faultOf(text: string, kind: Fault["kind"], plan: LabPlan): Fault {
  const [what = "", name = ""] = text.split(/=(.*)/s);
  const known = namesOf(what, plan);
  if (known === undefined)
    throw new UserError({
      what: "unknown kind of fault",
      got: text,
      wanted: "tor=NAME, spine=NAME, node=NAME or link=A/B",
      fix: `write for instance \`${example(plan)}\``,
    });
  const found =
    what === "link"
      ? known.find((one) => one === name || one === name.split("/").reverse().join("/"))
      : known.find((one) => one === name);
  if (found === undefined)
    throw new UserError({
      what: `the lab has no ${what} of that name`,
      got: name,
      wanted: oneOf(known),
      fix: "write one of these",
    });
  if (what !== "link") return { kind, of: { device: found } };
  const [a = "", b = ""] = found.split("/");
  return { kind, of: { link: [a, b] } };
}

function namesOf(what: string, { devices, links }: LabPlan): readonly string[] | undefined {
  switch (what) {
    case "tor":
    case "spine":
      return devices.flatMap((device) => (device.kind === "switch" && device.role === what ? [device.name] : []));
    case "node":
      return devices.flatMap((device) => (device.kind === "node" ? [device.name] : []));
    case "link":
      return links.map(({ lower, upper }) => `${lower.device}/${upper.device}`);
    default:
      return undefined;
  }
}

/** The name of a switch, or of a switch or node. */
export function deviceOf(name: string, kinds: readonly ("switch" | "node")[], { devices }: LabPlan): string {
  const known = devices.flatMap((device) =>
    device.kind !== "pod" && kinds.includes(device.kind) ? [device.name] : [],
  );
  if (!known.includes(name))
    throw new UserError({
      what: `the lab has no ${kinds.join(" or ")} of that name`,
      got: name,
      wanted: oneOf(known),
      fix: "write one of these",
    });
  return name;
}

function oneOf(names: readonly string[]): string {
  const most = 12;
  return names.length <= most ? names.join(", ") : `${names.slice(0, most).join(", ")} … (${names.length} in all)`;
}

const example = (plan: LabPlan): string => `tor=${namesOf("tor", plan)?.[0] ?? "NAME"}`;

/** A fault in the words in which it was asked for. */
export function faultText({ kind, of }: Fault, { devices }: LabPlan): string {
  const how = kind === "silent" ? "" : " (carrier)";
  if ("link" in of) return `link=${of.link.join("/")}${how}`;
  const device = devices.find(({ name }) => name === of.device);
  return `${device?.kind === "switch" ? device.role : "node"}=${of.device}${how}`;
}
