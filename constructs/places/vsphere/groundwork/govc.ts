import { commandLine, type Command, word } from "../../../model";
import type { VsphereGrant, VsphereGroundwork } from "./types";

/**
 * Commands of govc (github.com/vmware/govmomi), for what no resource of the provider is about: tags on a template that is there, and
 * permissions on what others use, too. `EntityPermissions` owns all permissions of a thing: on a shared datastore it would take those
 * of others away.
 */
type Access = NonNullable<VsphereGroundwork["access"]>;

const principal = ({ principal: who, isGroup }: Access): readonly string[] => ["-principal", who, `-group=${isGroup}`];

export function setPermission(access: Access, { role, on }: VsphereGrant): Command {
  return ["govc", "permissions.set", ...principal(access), "-role", role, "-propagate=true", on];
}

/** One that is gone already is no error. */
export function removePermission(access: Access, { on }: VsphereGrant): Command {
  return ["govc", "permissions.remove", ...principal(access), "-f", on];
}

/** A tag that is there already is no error. */
export function attachTag({ to, category, tag }: NonNullable<VsphereGroundwork["tags"]>["attached"][number]): Command {
  return ["govc", "tags.attach", "-c", category, tag, to];
}

/** A script for `/bin/sh` in which govc reaches vCenter as the provider does; credentials stay where they are. */
export function inVcenter({ vcenter }: Pick<VsphereGroundwork, "vcenter">, command: Command): string {
  return [
    "set -eu",
    `export GOVC_URL=${word(vcenter.server)} GOVC_INSECURE=${vcenter.allowUnverifiedSsl}`,
    'export GOVC_USERNAME="${VSPHERE_USER:?who signs in to vCenter}" GOVC_PASSWORD="${VSPHERE_PASSWORD:?their password}"',
    `${commandLine(command)} >&2`,
  ].join("\n");
}

/**
 * A principal as vCenter gives it back: `DOMAIN\name`. With `name@domain` each `up` would find a difference; case does not matter.
 */
export function asVcenterWrites(who: string): string {
  const [name = "", domain] = who.split("@");
  return domain === undefined ? name : `${domain}\\${name}`;
}
