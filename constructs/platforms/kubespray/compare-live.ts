import { poolModes } from "../../calico";
import { list } from "../../findings";
import { type ShellFunction, word } from "../../model";
import { backendOf, poolOfPlay } from "./native";
import { kubeconfigPath } from "./steps";
import type { KubesprayWhole } from "./types";

const fixed = "fix: keep what runs in the intent, or change the cluster first and on purpose";

/**
 * Reads back what runs, before a play makes it something else: a default that flipped, a key that is gone, a machine under
 * another name (kubespray issues 8691, 8341, 2753). Kubespray's own check of the live pool is for IPv4 alone in v2.31.0: the
 * one for IPv6 asks for a variable that nobody sets. A cluster that does not answer is being made, or mended: it is said.
 */
export function compareLive(cluster: KubesprayWhole): ShellFunction {
  const { hosts, networking } = cluster.platform;
  const names = hosts.map(({ name }) => name);
  return {
    name: "compare_live",
    about: ["What runs must be what the play would make: nothing is changed where it is not."],
    body: [
      `local kubeconfig=$PWD/${kubeconfigPath} found name`,
      '[ -f "$kubeconfig" ] || return 0',
      'local ask=(kubectl --kubeconfig "$kubeconfig" --request-timeout=10s)',
      `if ! found=$("\${ask[@]}" get nodes --output 'jsonpath={.items[*].metadata.name}' 2> /dev/null); then`,
      '  echo "commands.sh: the cluster does not answer, so that what runs was not compared with the inventory" >&2',
      "  return 0",
      "fi",
      "for name in $found; do",
      `  case " ${names.join(" ")} " in`,
      '    *" $name "*) ;;',
      '    *) refuse "the cluster has a node that the inventory has not" "got: $name" \\',
      `         ${word(`wanted: one of ${list(names)}`)} \\`,
      '         "fix: remove it from the cluster (kubectl delete node), or give the machine its name back in the intent" ;;',
      "  esac",
      "done",
      ...(networking === "calico" ? ownCalico(cluster) : operatorsCalico),
    ],
  };
}

const operatorsCalico: readonly string[] = [
  `found=$("\${ask[@]}" --namespace kube-system get daemonset calico-node --ignore-not-found --output name)`,
  `[ -z "$found" ] || refuse "Kubespray's own Calico runs in the cluster, and the inventory has none" "got: $found in kube-system" ${word(fixed)}`,
];

function ownCalico(cluster: KubesprayWhole): readonly string[] {
  const backend = backendOf(cluster.calico);
  const pools = ([4, 6] as const).flatMap((family) => poolOfPlay(cluster, family) ?? []);
  return [
    `found=$("\${ask[@]}" --namespace calico-system get daemonset calico-node --ignore-not-found --output name)`,
    `[ -z "$found" ] || refuse "the operator's Calico runs in the cluster, and the inventory has Kubespray's own" "got: $found in calico-system" ${word(fixed)}`,
    `found=$("\${ask[@]}" --namespace kube-system get configmap calico-config --ignore-not-found --output 'jsonpath={.data.calico_backend}{.data.etcd_endpoints}')`,
    "case $found in",
    `  "" | ${backend}) ;;`,
    `  *) refuse "Calico runs with another backend, or another datastore, than the inventory's" "got: $found" ${word(`wanted: ${backend}, and no etcd of its own`)} ${word(fixed)} ;;`,
    "esac",
    `found=$("\${ask[@]}" get ippools.crd.projectcalico.org --output 'jsonpath={range .items[*]}{.metadata.name}|{.spec.cidr}|{.spec.blockSize}|{.spec.ipipMode}|{.spec.vxlanMode}{"\\n"}{end}' 2> /dev/null) || found=`,
    "local cidr size ipip vxlan",
    "while IFS='|' read -r name cidr size ipip vxlan; do",
    '  case "$name $cidr ${size:-} ${ipip:-Never} ${vxlan:-Never}" in',
    ...pools.flatMap(({ name, cidr, blockSize, encapsulation }) => {
      const { ipipMode, vxlanMode } = poolModes[encapsulation];
      const own = `${name} ${cidr} ${blockSize} ${ipipMode} ${vxlanMode}`;
      return [
        `    ${word(own)}) ;;`,
        `    ${word(name)}" "* | *" "${word(String(cidr))}" "*) refuse "a pool is another one than the inventory's" "got: $name $cidr $size $ipip $vxlan" ${word(`wanted: ${own}`)} ${word(fixed)} ;;`,
      ];
    }),
    "  esac",
    'done <<< "$found"',
  ];
}
