import type { Cluster } from "../../constructs/calico";
import { announcedOf } from "../../constructs/calico";
import {
  passwordToken,
  type SwitchConfig,
  switchConfigs,
  type Fabric,
  type SwitchInterface,
  passwordsOf,
} from "../../constructs/fabric";
import { networkOsOf } from "../../constructs/kit";
import { readInterfaces, readSysctls } from "./interfaces-file";
import type { Passwords } from "./passwords";
import { isInterfaceName, type LabEnd, type LabSwitch } from "./types";

/** A switch of the lab, and where its cables are, by the name of who is at their other end. */
export interface PlannedSwitch {
  readonly device: LabSwitch;
  readonly ends: ReadonlyMap<string, LabEnd>;
  /** What the lab does otherwise than the intent says. */
  readonly differences: readonly string[];
}

/** The switches of a fabric, each as FRR with the files that the kit writes for it. */
export function plannedSwitches(
  cluster: Cluster,
  fabric: Fabric,
  passwords: Passwords,
  namespace: () => string,
): readonly PlannedSwitch[] {
  return switchConfigs(fabric, announcedOf(cluster)).map((config) => planned(config, passwords, namespace()));
}

function planned(intended: SwitchConfig, passwords: Passwords, namespace: string): PlannedSwitch {
  const { config, differences } = asFrr(intended);
  const frr = networkOsOf("frr");
  const files = new Map(
    frr?.render(config).map(({ path, content }) => [path.slice(path.lastIndexOf("/") + 1), content]),
  );
  const text = (name: string): string => files.get(name) ?? "";
  const { addresses, bridges, mtus } = readInterfaces(text("interfaces"));
  const nameOf = (of: SwitchInterface): string => frr?.interfaceName(of, config) ?? of.kind;
  const ends = config.interfaces.flatMap((of): readonly (readonly [string, LabEnd])[] => {
    if (!("connects" in of)) return [];
    const name = nameOf(of);
    return [[of.connects.name, { device: config.hostname, interface: name, mtu: mtus.get(name) ?? 1500 }]];
  });
  return {
    device: {
      ...{ kind: "switch", name: config.hostname, namespace, role: config.role, addresses, bridges, routes: [] },
      sysctls: { ...readSysctls(text("sysctl.conf")), ...linksKeepAddresses },
      asNumber: config.bgp.asNumber.value,
      files: { "frr.conf": withPasswords(text("frr.conf"), config, passwords) },
      hasBfd: /^bfdd=yes$/m.test(text("daemons")),
      families: config.bgp.families,
    },
    ends: new Map(ends),
    differences,
  };
}

/** A port that is shut and opened again keeps its IPv6 addresses: ifupdown2 would bring them back. */
const linksKeepAddresses = { "net.ipv6.conf.all.keep_addr_on_down": "1", "net.ipv6.conf.default.accept_dad": "0" };

/** The same switch as FRR has it. What the intent's own system names otherwise gets FRR's names. */
function asFrr(config: SwitchConfig): { readonly config: SwitchConfig; readonly differences: readonly string[] } {
  const isFrr = config.os === "frr";
  const names = config.interfaces.map(({ name }) => name).filter((name) => name !== undefined);
  const isNamed = isFrr && names.every(isInterfaceName);
  const interfaces = isNamed
    ? config.interfaces
    : config.interfaces.map(({ name: _name, ...rest }) => rest as SwitchInterface);
  const differences = [
    ...(isFrr ? [] : [`${config.hostname} runs FRR in the lab, and ${config.os} in the fabric`]),
    ...(isNamed || names.length === 0 ? [] : [`${config.hostname} has other names for its ports in the lab`]),
    ...(config.render === "whole" ? [] : [`${config.hostname} is configured wholly by the kit in the lab`]),
  ];
  return { config: { ...config, os: "frr", render: "whole", interfaces }, differences };
}

function withPasswords(text: string, config: SwitchConfig, passwords: Passwords): string {
  return passwordsOf([config]).reduce(
    (filled, reference) => filled.replaceAll(passwordToken(reference), () => passwords(reference)),
    text,
  );
}
