import { commandLine } from "../../../model";
import type { EksAnywhereWhole } from "../types";
import { disclaimer } from "./disclaimer";
import { type HandOverStep, handOverSteps } from "./plan";
import { windowSeconds } from "./window";

/** The hand-over for people, told from the steps. @param change the command that changes the cluster afterwards */
export function runbook(cluster: EksAnywhereWhole, change: string): string {
  const steps = handOverSteps(cluster);
  const inWindow = steps.filter(({ window }) => window !== undefined);
  const seconds = inWindow.reduce((sum, { budgetSeconds }) => sum + budgetSeconds, 0);
  const parts = [
    `# ${cluster.name}: from Cilium to Calico`,
    ...disclaimer.map((line) => `**${line}**`),
    "```sh\nexport KUBECONFIG=…  # of the cluster\neks-anywhere/hand-over.sh run       # goes on where it stopped\neks-anywhere/hand-over.sh status\neks-anywhere/hand-over.sh rollback  # Cilium again\n```",
    ...(cluster.fabric === undefined
      ? []
      : [
          "Before: the first steps of README.md beside the folder, which are done by hand and put the files of `switches/` on the switches. Once the mesh is " +
            "off nodes have no routes but those of their sessions with them; how a switch is drained stands there, too.",
        ]),
    `Between ${inWindow[0]?.id ?? ""} and ${inWindow.at(-1)?.id ?? ""} nodes have no CNI: ${seconds} s at most by the steps' own budgets, and never more than ` +
      `${windowSeconds} s without a word. What was done, and when, stands in ConfigMap kube-system/calico-kit-hand-over: the script may be ended at any ` +
      "moment, and be run again from any machine.",
    ...steps.map((step, index) => section(step, index + 1)),
    "## Afterwards",
    `A change of machines, of their number or of Kubernetes is another synth and \`${change}\`; nothing of the hand-over is done again.`,
    "Keep `eks-anywhere/cluster.yaml` as the file that you apply, or that Flux has: with `skipUpgrade` and the marker. Tools that prune annotations bring " +
      "Cilium back. `eksctl anywhere upgrade plan` goes on naming Cilium (eks-anywhere issue 8853). Sound an alarm on any DaemonSet `cilium`. New machines get " +
      "Calico by its DaemonSet. Mark the cluster once something depends on it, so that nobody does this again: " +
      "`kubectl annotate namespace kube-system calico-kit/in-service=true`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function section({ id, why, expect, budgetSeconds, window, commands, back }: HandOverStep, number: number): string {
  const lines = [
    `## ${number}. ${id}`,
    `${capital(why)}.`,
    `At most ${budgetSeconds} s${window === undefined ? "" : "; nodes have no CNI meanwhile"}. Then: ${expect}.`,
    `\`\`\`sh\n${commands.map(commandLine).join("\n")}\n\`\`\``,
    ...(back === undefined ? [] : [`Back:\n\n\`\`\`sh\n${back.commands.map(commandLine).join("\n")}\n\`\`\``]),
  ];
  return lines.join("\n\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
