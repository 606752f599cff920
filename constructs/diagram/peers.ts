import { type Cluster, ownPeers } from "../calico";
import { beside, type Block, framed, inside, nothing, paragraph, stack } from "./block";
import { wire } from "./svg";
import { counted } from "./words";

const mostPeers = 8;
const peersInRow = { least: 2, most: 4 };
const gap = 12;
/** From the network to the first row. */
const way = 28;

/** Those outside the cluster that nodes have BGP sessions with, of many the first ones. Empty where there are none. */
export function peerCards(cluster: Cluster, width: number): Block {
  const { bgp, routing } = cluster.calico;
  // The switches of a fabric have a place of their own.
  const outside = routing.bgp === "Disabled" ? [] : ownPeers(cluster).filter(({ peerIP }) => peerIP !== undefined);
  const shown = outside.length > mostPeers ? outside.slice(0, mostPeers - 1) : outside;
  const left = outside.slice(shown.length);
  const count = shown.length + (left.length > 0 ? 1 : 0);
  if (count === 0) return nothing;
  const inRow = Math.min(peersInRow.most, Math.max(peersInRow.least, count));
  const cardWidth = (width - gap * (inRow - 1)) / inRow;
  const card = (label: string, ...lines: readonly string[]): Block => {
    const own = inside(cardWidth);
    return stack([paragraph(label, "label", own), ...lines.map((line) => paragraph(line, "small", own))], 2);
  };
  const cards = shown.map(({ name, peerIP, asNumber, localASNumber, node, nodeSelector }) =>
    card(
      name,
      `${String(peerIP)}, AS ${String(asNumber ?? bgp.asNumber)}`,
      `with ${node === undefined ? `nodes ${String(nodeSelector ?? "all()")}` : `node ${node}`}${localASNumber === undefined ? "" : `, as AS ${localASNumber}`}`,
    ),
  );
  if (left.length > 0) {
    const numbers = new Set(left.map(({ asNumber }) => String(asNumber ?? bgp.asNumber)));
    cards.push(card(counted(left.length, "more peer"), `in ${counted(numbers.size, "autonomous system")}`));
  }
  const rows = Array.from({ length: Math.ceil(cards.length / inRow) }, (_, row) =>
    cards.slice(row * inRow, (row + 1) * inRow),
  );
  const ways = Array.from(
    { length: Math.min(cards.length, inRow) },
    (_, index) => index * (cardWidth + gap) + cardWidth / 2,
  );
  return stack(
    [
      waysDown(ways),
      stack(
        rows.map((row) => equallyHigh(row, cardWidth)),
        gap,
      ),
    ],
    0,
  );
}

function equallyHigh(row: readonly Block[], width: number): Block {
  const height = Math.max(...row.map((content) => content.height)) + 16;
  const boxes = row.map((content) => ({ width, block: framed({ style: "peer", width, height }, content) }));
  return beside(boxes, gap);
}

function waysDown(places: readonly number[]): Block {
  return {
    height: way,
    draw: (x, y) =>
      places.map((at) =>
        wire(
          [
            [x + at, y + 2],
            [x + at, y + way - 2],
          ],
          { start: true, end: true },
        ),
      ),
  };
}
