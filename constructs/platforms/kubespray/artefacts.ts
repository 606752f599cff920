import { stringify } from "yaml";
import type { Artefact } from "../../model";
import { inventoryOf, variablesOf } from "./inventory";
import { kubesprayScript } from "./script";
import type { KubesprayWhole } from "./types";
import { vagrantConfig } from "./vagrant";

/** The inventory's folder, relative to what `synth` writes. */
export const inventoryFolder = "kubespray/inventory";

/** What `synth` writes for Kubespray: the inventory, its variables, and the commands. */
export function kubesprayArtefacts(cluster: KubesprayWhole): readonly Artefact[] {
  const { all } = inventoryOf(cluster);
  const { vars: calico, ...k8sCluster } = all.children["k8s_cluster"] ?? {};
  const hosts = Object.entries(all.hosts);
  return [
    {
      path: `${inventoryFolder}/hosts.yaml`,
      content: yaml({
        all: {
          ...all,
          hosts: Object.fromEntries(hosts.map(([name]) => [name, {}])),
          children: { ...all.children, k8s_cluster: k8sCluster },
        },
      }),
      about: "Kubespray's inventory: machines and their groups",
    },
    ...hosts.map(([name, variables]) => ({
      path: `${inventoryFolder}/host_vars/${name}.yml`,
      content: yaml(variables),
      about: `what machine ${name} has of its own`,
    })),
    ...(calico === undefined
      ? []
      : [
          {
            path: `${inventoryFolder}/group_vars/k8s_cluster/k8s-net-calico.yml`,
            content: yaml(calico),
            about: "variables of Kubespray's own Calico",
          },
        ]),
    {
      path: `${inventoryFolder}/group_vars/all/calico-kit.yml`,
      content: yaml(variablesOf(cluster)),
      about: "variables of the whole cluster; your own go into a file beside it",
    },
    ...(cluster.platform.place.kind === "vagrant"
      ? [
          {
            path: "kubespray/vagrant/config.rb",
            content: vagrantConfig(cluster, cluster.platform.place),
            about: "how many machines Kubespray's Vagrantfile makes, and how",
          },
        ]
      : []),
    {
      path: "kubespray/commands.sh",
      content: kubesprayScript(cluster),
      about: "every step from machines to a cluster with Calico, and back: `kubespray/commands.sh --help`",
    },
  ];
}

/** As Ansible reads it: YAML 1.1, where an unquoted `Off` is false and `1_000` a number. */
export function yaml(value: unknown): string {
  return stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
