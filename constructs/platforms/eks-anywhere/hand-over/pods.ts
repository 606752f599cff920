import { rewriteImage } from "../../../calico";
import type { EksAnywhereWhole } from "../types";

/** What a node must have before it loses its network: all else of Calico may come later. */
const wanted = ["node", "cni", "typha", "pod2daemon-flexvol", "csi", "node-driver-registrar"] as const;

/** Images of Calico's pods that each node needs in the window, by the operator's own rule. */
export function imagesOf({ calico: { release, images } }: EksAnywhereWhole): readonly string[] {
  return wanted.map((name) => rewriteImage(`quay.io/calico/${name}:${release.calico}`, images));
}

interface PodOptions {
  readonly name: string;
  readonly label: string;
  readonly spec: object;
}

function daemonSet({ name, label, spec }: PodOptions): string {
  const labels = { [label]: "images" };
  return JSON.stringify({
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name, namespace: "kube-system", labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "100%" } },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 1,
          priorityClassName: "system-node-critical",
          tolerations: [{ operator: "Exists" }],
          ...spec,
        },
      },
    },
  });
}

/** A pod on each node that has each image; no program in it is run: it need not be there. */
export function images(cluster: EksAnywhereWhole): string {
  return daemonSet({
    name: "calico-kit-images",
    label: "calico-kit/pulls",
    spec: {
      containers: imagesOf(cluster).map((image, index) => ({
        name: `image-${index + 1}`,
        image,
        imagePullPolicy: "IfNotPresent",
        command: ["/calico-kit-only-pulls"],
      })),
      imagePullSecrets: cluster.calico.images.pullSecrets?.map(({ name }) => ({ name })) ?? [],
    },
  });
}

/** Takes Cilium's chains out of iptables, whichever tool they are in, and nothing else. */
export const takeChainsAway = `for tool in iptables-nft iptables-legacy ip6tables-nft ip6tables-legacy; do
  command -v "$tool-restore" > /dev/null || continue
  for table in raw mangle nat filter; do
    saved=$("$tool-save" -t "$table" 2> /dev/null) || continue
    chains=$(printf '%s\\n' "$saved" | sed -n -E 's/^:((OLD_)?CILIUM_[^ ]*) .*/\\1/p')
    # First what leads to the chains, then what is in them, then they themselves: all of it or nothing.
    {
      echo "*$table"
      printf '%s\\n' "$saved" | grep -E '^-A .*-j (OLD_)?CILIUM_' | sed 's/^-A/-D/'
      for act in -F -X; do
        for chain in $chains; do echo "$act $chain"; done
      done
      echo COMMIT
    } | "$tool-restore" --wait --noflush || true
  done
done`;

/**
 * What Cilium leaves on a node (cilium issues 31943, 17292). Its image is there already, and has what takes its own state away; chains
 * and links that an older one left go by name.
 */
const script = `set -u
{ cilium-dbg post-uninstall-cleanup --force --all-state || cilium post-uninstall-cleanup --force --all-state; } > /dev/null 2>&1 || true
rm -f /host/etc/cni/net.d/05-cilium* /host/etc/cni/net.d/*.cilium_bak
for link in cilium_host cilium_net cilium_vxlan cilium_geneve cilium_wg0; do
  ip link delete "$link" > /dev/null 2>&1 || true
done
${takeChainsAway}
left=$(ls /host/etc/cni/net.d | grep -c cilium; ip -o link | grep -c ' cilium_')
[ -z "$(echo $left | tr -d '0 ')" ]`;

/** The clean-up of each node: the image of Cilium that runs there is put in by the script. */
export function cleanUp(): string {
  const privileged = { privileged: true };
  return daemonSet({
    name: "calico-kit-cilium-clean-up",
    label: "calico-kit/cleans",
    spec: {
      hostPID: true,
      initContainers: [
        {
          name: "clean-up",
          image: imagePlace,
          imagePullPolicy: "IfNotPresent",
          command: ["/bin/bash", "-c", script],
          securityContext: privileged,
          volumeMounts: [
            { name: "net-d", mountPath: "/host/etc/cni/net.d" },
            { name: "bpf", mountPath: "/sys/fs/bpf", mountPropagation: "Bidirectional" },
            { name: "run", mountPath: "/var/run/cilium" },
          ],
        },
      ],
      containers: [
        { name: "done", image: imagePlace, imagePullPolicy: "IfNotPresent", command: ["/bin/sleep", "infinity"] },
      ],
      volumes: [
        { name: "net-d", hostPath: { path: "/etc/cni/net.d", type: "DirectoryOrCreate" } },
        { name: "bpf", hostPath: { path: "/sys/fs/bpf", type: "DirectoryOrCreate" } },
        { name: "run", hostPath: { path: "/var/run/cilium", type: "DirectoryOrCreate" } },
      ],
    },
  });
}

/** What stands in the object for Cilium's own image. */
export const imagePlace = "CILIUM-IMAGE";
