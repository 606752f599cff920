import { stringify } from "yaml";
import { vfioCommands } from "../../calico";
import { late, placeholder, quoted } from "../../model";
import type { EksWhole, EksNodeGroup } from "./types";

/**
 * The user data of a group's launch template, plain text; empty where EKS' own is all that is needed. Late values
 * stand in it as `${API_SERVER_HOST}` and `${API_SERVER_CA_DATA}`, and only with an image of the user's own: with EKS'
 * images EKS merges the cluster's address into it, and starts the kubelet.
 */
export function userData(cluster: EksWhole, group: EksNodeGroup): string {
  switch (group.os) {
    case "al2023":
      return multipart([...preparation(group), ...nodeConfig(cluster, group)]);
    case "ubuntu":
      return multipart([...preparation(group), bootstrapScript(cluster, group)]);
    case "bottlerocket":
      return bottlerocketSettings(cluster, group);
  }
}

/** The name of the file that `synth` writes for a group. */
export function userDataFile(group: EksNodeGroup): string {
  return `${group.name}.${group.os === "bottlerocket" ? "toml" : "mime"}`;
}

const apiServerEndpoint = `https://${placeholder(late("apiServer.host"))}`;
const certificateAuthority = placeholder(late("apiServer.caData"));

interface Part {
  readonly type: string;
  readonly content: string;
}

/** A fixed boundary: the same intent gives the same bytes, or every `pulumi up` would replace the nodes. */
const boundary = "CALICO-KIT-BOUNDARY";

function multipart(parts: readonly Part[]): string {
  if (parts.length === 0) return "";
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...parts.flatMap(({ type, content }) => [`--${boundary}`, `Content-Type: ${type}`, "", content.trimEnd(), ""]),
    `--${boundary}--`,
    "",
  ].join("\n");
}

/**
 * What VPP wants of the node before the kubelet starts. Shell parts run in cloud-init's last stage, and nodeadm starts
 * the kubelet after that (awslabs/amazon-eks-ami, nodeadm boot order), so it sees the hugepages at once.
 */
function preparation(group: EksNodeGroup): readonly Part[] {
  if (group.hugepages2Mi === 0 && !group.vfio) return [];
  const hugepages = [
    "# Hugepages of 2 MiB for VPP.",
    `echo 'vm.nr_hugepages = ${group.hugepages2Mi}' > /etc/sysctl.d/99-calico-vpp.conf`,
    "sysctl --load=/etc/sysctl.d/99-calico-vpp.conf",
  ];
  const vfio = ["# VPP drives the network interface through VFIO; most instance types show no IOMMU.", ...vfioCommands];
  const lines = [...(group.hugepages2Mi > 0 ? hugepages : []), ...(group.vfio ? vfio : [])];
  return [{ type: "text/x-shellscript", content: ["#!/bin/bash", "set -euo pipefail", ...lines].join("\n") }];
}

/**
 * nodeadm's NodeConfig. `maxPods` is what the kubelet obeys and `maxPodsExpression` what memory for the kubelet is
 * reserved by: without the second, a node with Calico's CNI reserves for the number of addresses of its interfaces.
 */
function nodeConfig(cluster: EksWhole, group: EksNodeGroup): readonly Part[] {
  const isOwnImage = group.amiId !== undefined;
  if (group.maxPods === undefined && !isOwnImage) return [];
  const flags = isOwnImage ? kubeletFlags(group) : [];
  const config = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
      ...(isOwnImage
        ? {
            cluster: {
              name: cluster.name,
              apiServerEndpoint,
              certificateAuthority,
              cidr: cluster.platform.serviceCidr,
            },
          }
        : {}),
      kubelet: {
        ...(group.maxPods === undefined
          ? {}
          : { config: { maxPods: group.maxPods }, maxPodsExpression: String(group.maxPods) }),
        ...(flags.length === 0 ? {} : { flags }),
      },
    },
  };
  return [{ type: "application/node.eks.aws", content: `---\n${stringify(config, { lineWidth: 0 })}` }];
}

/** Labels and taints, which EKS passes to the kubelet itself unless the image is the user's own. */
function kubeletFlags(group: EksNodeGroup): readonly string[] {
  const labels = {
    ...(group.amiId === undefined ? {} : { "eks.amazonaws.com/nodegroup-image": group.amiId }),
    ...group.labels,
  };
  const taints = group.taints.map(({ key, value, effect }) => `${key}=${value ?? ""}:${effect}`);
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    ...(pairs.length === 0 ? [] : [`--node-labels=${pairs.join(",")}`]),
    ...(taints.length === 0 ? [] : [`--register-with-taints=${taints.join(",")}`]),
  ];
}

/**
 * Canonical's EKS images have /etc/eks/bootstrap.sh, not nodeadm (documentation.ubuntu.com/aws, "Deploy managed Ubuntu
 * nodes on EKS"; eksctl does the same for Ubuntu2404).
 */
function bootstrapScript(cluster: EksWhole, group: EksNodeGroup): Part {
  const flags = [...(group.maxPods === undefined ? [] : [`--max-pods=${group.maxPods}`]), ...kubeletFlags(group)];
  const lines = [
    `/etc/eks/bootstrap.sh ${quoted(cluster.name)}`,
    `--apiserver-endpoint ${quoted(apiServerEndpoint)}`,
    `--b64-cluster-ca ${quoted(certificateAuthority)}`,
    `--dns-cluster-ip ${quoted(group.clusterDns)}`,
    ...(group.maxPods === undefined ? [] : ["--use-max-pods false"]),
    `--kubelet-extra-args ${quoted(flags.join(" "))}`,
  ];
  return {
    type: "text/x-shellscript",
    content: ["#!/bin/bash", "set -euo pipefail", lines.join(" \\\n  ")].join("\n"),
  };
}

/** Bottlerocket's settings (bottlerocket.dev, settings.kubernetes and settings.kernel). What stands here wins over EKS'. */
function bottlerocketSettings(cluster: EksWhole, group: EksNodeGroup): string {
  const isOwnImage = group.amiId !== undefined;
  const kubernetes: readonly (readonly [string, string | number])[] = [
    ...(isOwnImage
      ? ([
          ["cluster-name", cluster.name],
          ["api-server", apiServerEndpoint],
          ["cluster-certificate", certificateAuthority],
        ] as const)
      : []),
    ["cluster-dns-ip", group.clusterDns],
    ...(group.maxPods === undefined ? [] : ([["max-pods", group.maxPods]] as const)),
  ];
  const taints = new Map<string, string[]>();
  for (const { key, value, effect } of group.taints) {
    taints.set(key, [...(taints.get(key) ?? []), `${value ?? ""}:${effect}`]);
  }
  const hasWireguard = cluster.calico.encryption.kind === "wireguard";
  return [
    ...table("settings.kubernetes", kubernetes),
    ...(isOwnImage ? table("settings.kubernetes.node-labels", Object.entries(group.labels)) : []),
    ...(isOwnImage ? table("settings.kubernetes.node-taints", [...taints]) : []),
    ...(hasWireguard
      ? table("settings.kernel.modules.wireguard", [
          ["allowed", true],
          ["autoload", true],
        ])
      : []),
  ].join("\n");
}

type TomlValue = string | number | boolean | readonly string[];

/** A TOML table; nothing without entries. JSON's strings are TOML's basic strings. */
function table(name: string, entries: readonly (readonly [string, TomlValue])[]): readonly string[] {
  if (entries.length === 0) return [];
  const key = (text: string): string => (/^[A-Za-z0-9_-]+$/.test(text) ? text : JSON.stringify(text));
  const value = (item: TomlValue): string =>
    typeof item === "object" ? `[${item.map((text) => JSON.stringify(text)).join(", ")}]` : JSON.stringify(item);
  return [`[${name}]`, ...entries.map(([name, item]) => `${key(name)} = ${value(item)}`), ""];
}
