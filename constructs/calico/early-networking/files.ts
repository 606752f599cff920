import type { Artefact } from "../../model";
import type { Cluster } from "../cluster";
import { rewriteImage } from "../release/images";
import { earlyNetworkText } from "./configuration";
import { type Early, earlyNetworkingOf } from "./early";

/** Folder of the files for nodes, in what `synth` writes. */
export const earlyFolder = "early-networking";

/** Where each lies on a node. */
export const earlyPlaces = {
  details: "/etc/calico-early/details.yaml",
  service: "/etc/systemd/system/calico-early.service",
  wait: "/etc/systemd/system/calico-early-wait.service",
  sysctl: "/etc/sysctl.d/90-calico-early.conf",
} as const;

/** The files that every node with two links has before it boots; none where there is no early networking. */
export function earlyNetworkFiles(cluster: Cluster): readonly Artefact[] {
  const early = earlyNetworkingOf(cluster);
  if (early === undefined) return [];
  const image = rewriteImage(early.release.nodeImage, cluster.calico.images);
  const file = (name: string, content: string, place: string): Artefact => ({
    path: `${earlyFolder}/${name}`,
    content,
    about: `for each node with two links: ${place}`,
  });
  return [
    file("details.yaml", earlyNetworkText(early), earlyPlaces.details),
    file("calico-early.service", earlyUnit(early, image), earlyPlaces.service),
    file("calico-early-wait.service", waitUnit, earlyPlaces.wait),
    file("90-calico-early.conf", sysctls, earlyPlaces.sysctl),
  ];
}

/**
 * Runs before Kubernetes, and again when it gives up: the program ends where an address or a link is not there yet. It
 * keeps running beside calico-node, and takes BGP back when that is gone for longer than its restart time.
 */
function earlyUnit({ settings }: Early, image: string): string {
  const runtime = settings.runtime ?? "podman";
  const isOpenShift = settings.platform === "openshift";
  const program = `/usr/bin/${runtime}`;
  return lines(
    "# Written by calico-kit. The node needs Tigera's credentials to pull the image: /root/.docker/config.json",
    "[Unit]",
    "Description=Calico Enterprise early networking",
    "Wants=network-online.target",
    "After=network-online.target",
    ...(runtime === "docker" ? ["Requires=docker.service", "After=docker.service"] : []),
    ...(isOpenShift ? ["After=nodeip-configuration.service"] : []),
    "",
    "[Service]",
    // Where OpenShift has written another address of the node for kubelet and CRI-O.
    ...(isOpenShift
      ? [
          `ExecStartPre=/bin/sh -c "rm -f ${["kubelet", "crio"].map((unit) => `/etc/systemd/system/${unit}.service.d/20-nodenet.conf`).join(" ")}; systemctl daemon-reload"`,
        ]
      : []),
    `ExecStartPre=-${program} rm -f calico-early`,
    `ExecStart=${program} run --rm --privileged --net=host --name=calico-early -v /etc/calico-early:/etc/calico-early -e CALICO_EARLY_NETWORKING=${earlyPlaces.details} ${image.replaceAll("%", "%%")}`,
    `ExecStop=-${program} stop calico-early`,
    "Restart=always",
    "RestartSec=10",
    "",
    "[Install]",
    "WantedBy=multi-user.target",
  );
}

/** The kubelet waits until BGP listens on port 8179 (hexadecimal 1FF3), which early networking has until calico-node comes. */
const waitUnit = lines(
  "# Written by calico-kit.",
  "[Unit]",
  "Description=Wait for the early networking of Calico Enterprise",
  "After=calico-early.service",
  "Before=kubelet.service",
  "",
  "[Service]",
  "Type=oneshot",
  // As upstream has it: NetworkManager may change the host name once more.
  'ExecStart=/bin/sh -c "while sleep 5; do grep -q 00000000:1FF3 /proc/net/tcp && break; done; sleep 15"',
  "",
  "[Install]",
  "WantedBy=multi-user.target",
);

/** A route by way of a link without carrier is no way at once; early networking sets how ways are shared, and not this. */
const sysctls = lines(
  "# Written by calico-kit.",
  "net.ipv4.conf.all.ignore_routes_with_linkdown = 1",
  "net.ipv4.conf.default.ignore_routes_with_linkdown = 1",
  "net.ipv4.fib_multipath_hash_policy = 1",
  "net.ipv4.fib_multipath_use_neigh = 1",
);

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
