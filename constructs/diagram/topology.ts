import type { Cluster } from "../calico";
import type { Reasons, Topology } from "../model";
import { type Block, enumeration, facts, framed, inside, nothing, paragraph, stack } from "./block";
import { fabricTiers } from "./fabric";
import { legend } from "./legend";
import { describeNetwork, internetAt, networkBox } from "./network";
import { peerCards } from "./peers";
import { group, picture, wire } from "./svg";
import { groupTable, rangeTable } from "./tables";
import { betweenNodes, calicoFacts } from "./words";

const width = 1120;
const margin = 24;
const inner = width - 2 * margin;
const internetWidth = 250;
/** Between the API and the internet, and above and below the network: room for an arrow. */
const gap = 34;

/** The cluster as an SVG: where nodes are, what Calico does between them, and why pods have the MTU they have. */
export function topologySvg(cluster: Cluster, topology: Topology, reasons: Reasons): string {
  const body = page(cluster, topology, reasons);
  const height = body.height + 2 * margin;
  const between = betweenNodes(cluster, topology.groups).map(([word, sentence]) => `${word}: ${sentence}`);
  return picture(width, height, topology.title, `${[describeNetwork(topology), ...between].join(". ")}.`, [
    group({ x: 0, y: 0, width, height }, "paper", body.draw(margin, margin)),
  ]);
}

function page(cluster: Cluster, topology: Topology, reasons: Reasons): Block {
  const network = networkBox(cluster, topology, inner);
  const peers = peerCards(cluster, inner);
  const hasPeers = peers.height > 0;
  return stack(
    [
      paragraph(topology.title, "heading", inner),
      stack([access(topology), network, fabricTiers(cluster, topology, inner), peers], 0),
      section("Groups of nodes", groupTable(cluster, topology.groups, inner)),
      section("Addresses", rangeTable(cluster, inner)),
      section("Calico", framed({ style: "table", width: inner }, facts(calicoFacts(cluster, reasons), inside(inner)))),
      section(
        "Legend",
        legend(
          topology,
          {
            hasPeers: hasPeers || topology.network.parts.some(({ kind }) => kind === "router"),
            hasSwitches: cluster.fabric !== undefined,
          },
          inner,
        ),
      ),
    ],
    18,
  );
}

function section(title: string, content: Block): Block {
  return stack([paragraph(title, "label", inner), content], 6);
}

/** The API and the internet, and how they reach the network below. */
function access(topology: Topology): Block {
  const { controlPlane } = topology;
  const { api } = controlPlane;
  const gateway = internetAt(topology, inner);
  const isOpen = api.outside !== undefined && api.outside.length > 0;
  const hasInternet = gateway !== undefined || isOpen;
  const planeWidth = inner - (hasInternet ? internetWidth + gap : 0);
  const plane = planeContent(topology, planeWidth);
  const internet = hasInternet ? internetContent(topology) : nothing;
  const height = Math.max(plane.height, internet.height) + 16;
  const planeBox = framed({ style: "plane", width: planeWidth, height }, plane);
  const internetBox = framed({ style: "part", width: internetWidth, height }, internet);
  return {
    height: height + gap,
    draw: (x, y) => {
      const bottom = y + height;
      const right = x + planeWidth + gap;
      return [
        ...planeBox.draw(x, y),
        ...(hasInternet ? internetBox.draw(right, y) : []),
        ...(isOpen
          ? [
              wire(
                [
                  [right - 3, y + height / 2],
                  [right - gap + 3, y + height / 2],
                ],
                { end: true },
              ),
            ]
          : []),
        ...(api.inside
          ? [
              wire(
                [
                  [x + 120, bottom + 3],
                  [x + 120, bottom + gap - 3],
                ],
                { start: true, end: true },
              ),
            ]
          : []),
        ...(gateway === undefined
          ? []
          : [
              wire(
                [
                  [x + gateway, bottom + 3],
                  [x + gateway, bottom + gap],
                ],
                { start: true },
              ),
            ]),
      ];
    },
  };
}

function planeContent({ controlPlane: { label, lines, api } }: Topology, width: number): Block {
  const own = inside(width);
  const reached = [
    ...(api.inside ? ["reached inside the network (private endpoint)"] : []),
    ...(api.outside === undefined ? [] : [reachedFromOutside(api.outside)]),
  ];
  return stack(
    [paragraph(label, "label", own), ...[...reached, ...lines].map((line) => paragraph(line, "line", own))],
    3,
  );
}

function reachedFromOutside(ranges: readonly string[]): string {
  if (ranges.length === 0) return "not reached from the internet";
  return ranges.some((range) => range.endsWith("/0"))
    ? "reached from all of the internet (public endpoint)"
    : "reached from the internet (public endpoint), by the named clients only";
}

function internetContent({ controlPlane: { api } }: Topology): Block {
  const own = inside(internetWidth);
  const clients = api.outside?.length === 0 ? ["none"] : (api.outside ?? []);
  const named = clients.length === 0 ? nothing : enumeration(clients, "small", own, 3, "API clients: ");
  return stack([paragraph("Internet", "label", own), named], 3);
}
