import type { Entity, Rule } from "../../policy";

/** Whether a rule lets everything on its way, so that the tier's end is never reached. */
export function isOpen({ action, protocol, notProtocol, ipVersion, source, destination }: Rule): boolean {
  const isAny = (entity: Entity): boolean =>
    entity.nets.length + entity.notNets.length + entity.ports.length + entity.notPorts.length === 0 &&
    [entity.selector, entity.notSelector, entity.namespaceSelector, entity.serviceAccounts, entity.services].every(
      (one) => one === undefined,
    );
  const isOnWay = action === "Allow" || action === "Pass";
  const isAnyPacket = protocol === undefined && notProtocol === undefined && ipVersion === undefined;
  return isOnWay && isAnyPacket && isAny(source) && isAny(destination);
}
