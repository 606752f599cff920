import type { SwitchConfig, SwitchInterface } from "../switch-config";

/**
 * What of each switch is written: no port for a machine that has no name. Of switches that are there already it is what speaks
 * to nodes: the groups towards them, with their filters and profiles, and nothing of a switch that no node speaks to.
 */
export function writtenParts(configs: readonly SwitchConfig[]): readonly SwitchConfig[] {
  return configs.flatMap((config) => (config.render === "whole" ? [withoutStandIns(config)] : towardsNodes(config)));
}

function withoutStandIns(config: SwitchConfig): SwitchConfig {
  const isStandIn = (of: SwitchInterface): boolean => "connects" in of && of.connects.isStandIn === true;
  if (!config.interfaces.some(isStandIn)) return config;
  return { ...config, interfaces: config.interfaces.filter((of) => !isStandIn(of)) };
}

function towardsNodes(config: SwitchConfig): readonly SwitchConfig[] {
  const groups = config.bgp.groups.filter(({ towards }) => towards === "nodes");
  if (groups.length === 0) return [];
  const filters = new Set(groups.flatMap(({ filterIn, filterOut }) => [filterIn, filterOut]));
  const profiles = new Set(groups.map(({ bfdProfile }) => bfdProfile));
  return [
    {
      ...config,
      vlans: [],
      interfaces: [],
      discards: [],
      bgp: { ...config.bgp, networks: [], originatesDefault: [], groups },
      filters: config.filters.filter(({ name }) => filters.has(name)),
      bfdProfiles: config.bfdProfiles.filter(({ name }) => profiles.has(name)),
    },
  ];
}
