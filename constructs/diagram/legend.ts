import type { Topology } from "../model";
import { type Block, paragraph } from "./block";
import { widthOf } from "./font";
import { group, wire } from "./svg";
import { type BoxStyle, fonts } from "./style";

const swatch = { width: 22, height: 13 };
const rowHeight = 22;

/** What the boxes of this picture stand for; nothing that is not in it. */
export function legend(
  { zones, zoneKind, groups, network }: Topology,
  { hasPeers, hasSwitches }: { readonly hasPeers: boolean; readonly hasSwitches: boolean },
  width: number,
): Block {
  const subnets = zones.flatMap((zone) => zone.subnets);
  const hasSubnet = (isPublic: boolean): boolean => subnets.some((subnet) => subnet.isPublic === isPublic);
  const entries: readonly (readonly [style: BoxStyle | "wire", words: string, isThere: boolean])[] = [
    ["network", network.label.startsWith("VPC") ? "network of the cluster" : network.label, true],
    ["zone", `${zoneKind}: fails alone`, true],
    ["public", "subnet that the internet reaches", hasSubnet(true)],
    ["private", "subnet without a way in", hasSubnet(false)],
    ["nodes", "group of nodes", groups.some(({ role, count }) => role !== "control-plane" && count.initial > 0)],
    ["plane", "control plane", true],
    ["none", "group without nodes here", zones.some(hasEmpty)],
    ["between", "what travels between all nodes", true],
    ["peer", "BGP router that is no node", hasPeers],
    ["tier", "switches of a rack, or of all", hasSwitches],
    ["switch", "switch", hasSwitches],
    ["wire", "way of packets", true],
  ];
  let left = 0;
  let row = 0;
  const places = entries.flatMap(([style, words, isThere]) => {
    if (!isThere) return [];
    const own = Math.min(width, swatch.width + 7 + Math.ceil(widthOf(words, fonts.small)) + 1);
    if (left > 0 && left + own > width) {
      left = 0;
      row += 1;
    }
    const place = { style, words, left, row, own };
    left += own + 18;
    return [place];
  });
  return {
    height: (row + 1) * rowHeight,
    draw: (x, y) =>
      places.flatMap(({ style, words, left: from, row: at, own }) => {
        const top = y + at * rowHeight;
        const sign =
          style === "wire"
            ? wire(
                [
                  [x + from, top + 7],
                  [x + from + swatch.width, top + 7],
                ],
                { start: true, end: true },
              )
            : group({ x: x + from, y: top, ...swatch }, style, []);
        return [
          sign,
          ...paragraph(words, "small", own - swatch.width - 7, 1).draw(x + from + swatch.width + 7, top - 2),
        ];
      }),
  };
}

function hasEmpty({ nodes, subnets }: Topology["zones"][number]): boolean {
  return [nodes, ...subnets.map((subnet) => subnet.nodes)].flat().some(({ count }) => count === 0);
}
