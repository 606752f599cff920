/** Mistakes of course labs in other shapes than theirs, in files that `calico-kit reach` reads: each is told, by its code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { folder, world } from "./support";

const around = `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [] }
status: { podIP: 10.0.0.9 }
---
apiVersion: v1
kind: Node
metadata: { name: n1, annotations: { projectcalico.org/IPv4Address: 192.0.2.20/26 } }
status: { addresses: [{ type: InternalIP, address: 192.0.2.20 }] }
---
`;
const v3 = (kind: string, spec: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: { name: p }\nspec: ${spec}\n`;

it.each([
  [
    "OR where AND was meant, in what leaves",
    "POL-020",
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p, namespace: shop }\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n  - to:\n    - podSelector: { matchLabels: { app: api } }\n    - namespaceSelector: { matchLabels: { team: bank } }\n  - ports: [{ protocol: UDP, port: 53 }]\n",
  ],
  [
    "notNets beside the nodes' range",
    "POL-021",
    v3(
      "GlobalNetworkPolicy",
      "{ selector: app == 'api', types: [Egress], egress: [{ action: Allow, protocol: UDP, destination: { ports: [53] } }, { action: Deny, destination: { notNets: [10.0.0.0/8, 192.0.2.64/26] } }] }",
    ),
  ],
  [
    "a default deny with all() and a rule that opens little",
    "POL-022",
    v3(
      "GlobalNetworkPolicy",
      "{ selector: all(), types: [Ingress], ingress: [{ action: Allow, protocol: TCP, destination: { ports: [22] } }] }",
    ),
  ],
  ["a peer that drifted to the next range", "POL-026", v3("BGPPeer", "{ peerIP: 192.0.2.65, asNumber: 64512 }")],
])("%s", async (_, code, text) => {
  const path = join(folder(), "objects.yaml");
  writeFileSync(path, around + text);
  const { context, out, err } = world();
  await run(["reach", path, "--probe", "tcp:80"], context);
  expect(out.text + err.text).toContain(code);
});
