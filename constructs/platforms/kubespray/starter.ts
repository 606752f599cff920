import type { Starter } from "..";

export const kubesprayStarter: Starter = {
  about: "Kubespray, on machines that you have",
  questions: [],
  lines: () => [
    "platform:",
    "  kind: kubespray",
    "  # How Ansible logs in; keys are ssh's own business.",
    "  # on: { kind: hosts, ssh: { user: ubuntu } }",
    "  # An address in front of the API servers; without, each node has a proxy of its own.",
    "  # loadBalancer: { host: api.example.com }",
    "  nodeGroups:",
    "    # The machines, by the names that their Node objects are to have: put yours here.",
    "    - name: control-plane",
    "      role: control-plane",
    "      interfaceName: eth0",
    "      nodes:",
    "        - { name: cp1, addresses: [192.0.2.11] }",
    "        - { name: cp2, addresses: [192.0.2.12] }",
    "        - { name: cp3, addresses: [192.0.2.13] }",
    "    - name: workers",
    "      interfaceName: eth0",
    "      nodes:",
    "        - { name: w1, addresses: [192.0.2.21] }",
    "        - { name: w2, addresses: [192.0.2.22] }",
    '      # kernel: "6.8"',
  ],
};
