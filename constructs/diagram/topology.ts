import { type Cluster, describeBgp, requiredFlows } from "../calico";
import type { Reasons, Topology } from "../model";
import { arrow, picture, rectangle, text } from "./svg";
import { zoneBoxes } from "./zone-boxes";

const width = 1000;
const margin = 24;
const planeWidth = 250;
const nodeHeight = 30;
const subnetHeight = 42;

/** Most ranges in a line of text: more would not fit, and a cluster can have thousands. */
const mostRanges = 4;

/** Letters that fit on a line of the network, and of the control plane, both of which can hold a cluster's every range. */
const mostLetters = { network: 76, plane: 38 };

/** The cluster as an SVG: where nodes are, what Calico does between them, and why pods have the MTU they have. */
export function topologySvg(cluster: Cluster, topology: Topology, reasons: Reasons): string {
  const zones = zoneBoxes(topology);
  const subnetRows = Math.max(0, ...zones.map(({ subnets }) => subnets.length));
  const nodeRows = Math.max(1, ...zones.map(({ nodes }) => nodes.length));
  const zoneHeight = 46 + subnetRows * (subnetHeight + 8) + nodeRows * (nodeHeight + 8) + 8;
  const left = margin + planeWidth + 70;
  const columns = zones.reduce((sum, zone) => sum + zone.columns, 0);
  const columnWidth = (width - left - margin - 16 - 12 * (columns - 1)) / Math.max(1, columns);
  const networkTop = 64;
  const networkHeight = zoneHeight + 60;
  const body = [
    text(margin, 38, topology.title, "heading"),
    rectangle(
      { x: left - 16, y: networkTop, width: width - left - margin + 32 - 16, height: networkHeight },
      "network",
    ),
    text(left, networkTop + 26, cut(topology.network, mostLetters.network), "label"),
  ];
  zones.forEach((zone, index) => {
    // Only the last zone can be wider, so that those before it are a column each.
    const x = left + index * (columnWidth + 12);
    const zoneWidth = zone.columns * columnWidth + (zone.columns - 1) * 12;
    const y = networkTop + 42;
    body.push(
      rectangle({ x, y, width: zoneWidth, height: zoneHeight }, "zone"),
      text(x + 12, y + 24, zone.name, "label"),
    );
    zone.subnets.forEach((subnet, row) => {
      const top = y + 38 + row * (subnetHeight + 8);
      body.push(
        rectangle({ x: x + 10, y: top, width: zoneWidth - 20, height: subnetHeight }, "subnet"),
        text(x + 20, top + 18, subnet.label, "line"),
        text(x + 20, top + 34, subnet.cidr, "small"),
      );
    });
    zone.nodes.forEach((node, row) => {
      const top = y + 38 + subnetRows * (subnetHeight + 8) + row * (nodeHeight + 8);
      body.push(
        rectangle({ x: x + 10, y: top, width: zoneWidth - 20, height: nodeHeight }, "node"),
        text(x + 20, top + 20, node, "line"),
      );
    });
  });

  const planeTop = networkTop + 42;
  const planeHeight = 40 + topology.controlPlane.lines.length * 20;
  body.push(
    rectangle({ x: margin, y: planeTop, width: planeWidth, height: planeHeight }, "plane"),
    text(margin + 14, planeTop + 26, topology.controlPlane.label, "label"),
    ...topology.controlPlane.lines.map((line, row) =>
      text(margin + 14, planeTop + 48 + row * 20, cut(line, mostLetters.plane), "line"),
    ),
    arrow(margin + planeWidth + 6, planeTop + planeHeight / 2, left - 22, planeTop + planeHeight / 2),
  );

  const facts = calicoFacts(cluster, reasons);
  const calicoTop = networkTop + networkHeight + 20;
  const calicoHeight = 46 + facts.length * 20;
  body.push(
    rectangle({ x: margin, y: calicoTop, width: width - 2 * margin, height: calicoHeight }, "calico"),
    text(margin + 14, calicoTop + 26, `Calico ${cluster.calico.release.calico}`, "label"),
    ...facts.map((fact, row) => text(margin + 14, calicoTop + 50 + row * 20, fact, "line")),
  );
  return picture(width, calicoTop + calicoHeight + margin, topology.title, body);
}

function calicoFacts(cluster: Cluster, reasons: Reasons): string[] {
  const { calico, network } = cluster;
  const between = requiredFlows(cluster)
    .filter(({ source }) => source === "nodes")
    .map(
      ({ name, protocol, port }) =>
        `${name} (${port === undefined ? `IP protocol ${protocol}` : `${protocol} ${port}`})`,
    );
  const pools = calico.pools.map(
    (pool) => `${pool.cidr} ${pool.encapsulation === "None" ? "unencapsulated" : pool.encapsulation}`,
  );
  return [
    `data plane ${calico.dataplane.kind}, encryption ${calico.encryption.kind}, BGP ${describeBgp(calico)}; ${calico.release.kind === "pinned" ? `operator ${calico.release.operator}` : "installed by the platform"}`,
    pools.length > 0
      ? `pods ${shortened(pools)}; services ${network.services.join(", ")}`
      : `pods in ${network.pods.join(", ")}, addresses by ${calico.cni}`,
    `pod MTU ${reasons.at("/calico/mtu")?.reason.why ?? String(calico.mtu)}`,
    `between nodes: ${between.length > 0 ? between.join(", ") : "nothing of Calico's own"}`,
  ];
}

/** A text that fits: of a longer one what stands before a comma, or else the first letters. */
function cut(content: string, most: number): string {
  if (content.length <= most) return content;
  const comma = content.lastIndexOf(", ", most - 3);
  return comma < 0 ? `${content.slice(0, most - 1)}…` : `${content.slice(0, comma)}, …`;
}

/** The first of some texts, and how many there are besides. */
function shortened(texts: readonly string[]): string {
  const shown = texts.length > mostRanges ? texts.slice(0, mostRanges - 1) : texts;
  const rest = texts.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`and ${rest} more`])].join(", ");
}
