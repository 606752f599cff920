import type { Verdict } from "../../../findings";
import { addressBits, Cidr, Ip } from "../../../net";
import { machineGroups } from "../machine-groups";
import { at, atTop, type KubesprayRule, rule } from "./support";

const accepts: Verdict = { program: "kubespray", verdict: "accepts" };

const addresses = rule({
  finds: {
    "KSP-012": {
      title: "machine with the address of the load balancer",
      severity: "error",
      why: "The address moves from machine to machine: who has it for a node's own loses tunnels and sessions when it goes.",
      upstream: accepts,
      see: "projectcalico/calico issue 6711",
    },
    "KSP-013": {
      title: "way to find a node's address that can find the load balancer's",
      severity: "warning",
      why: "keepalived and kube-vip put the address on the interface of a control plane, and all of these take the first address of an interface, whichever it is.",
      upstream: accepts,
      see: "projectcalico/calico node/pkg/lifecycle/startup/autodetection, issue 5094",
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { platform, network, calico } = cluster;
    const virtual = addressOf(platform.loadBalancer?.host);
    if (virtual === undefined) return;
    // In vSphere KSP-028 says it.
    const isSaidElsewhere = platform.place.kind === "vsphere";
    for (const [group, { nodes }] of machineGroups(intent.platform).entries())
      for (const [index, { name, addresses: own = [] }] of nodes.entries())
        for (const [position, address] of own.entries())
          if (!isSaidElsewhere && address.equals(virtual))
            report.add("KSP-012", at(context, "nodeGroups", group, "nodes", index, "addresses", position), {
              message: `machine ${name} has ${address}, which is the load balancer's`,
              want: "an address of its own, beside the load balancer's",
              fix: "correct the one or the other",
            });
    const ofFamily = network.nodes.filter(({ family }) => family === virtual.family);
    if (
      ofFamily.length > 0 &&
      !ofFamily.some((range) => range.contains(Cidr.containing(virtual, addressBits(virtual.family))))
    )
      return;
    const family = `ipv${virtual.family}` as const;
    const method = calico.nodeAddressAutodetection[family];
    const key = (["firstFound", "interface", "skipInterface", "cidrs"] as const).find(
      (one) => method?.[one] !== undefined,
    );
    if (key === undefined) return;
    report.add("KSP-013", atTop(context, "calico", "nodeAddressAutodetection", family, key), {
      message: `${key} can find ${virtual}, the address of the load balancer, on the control plane that has it`,
      want: "kubernetes: NodeInternalIP, which is the inventory's own address",
      fix: `remove calico.nodeAddressAutodetection.${family}`,
    });
  },
});

function addressOf(host: string | undefined): Ip | undefined {
  const parsed = Ip.parse(host ?? "");
  return parsed.ok ? parsed.value : undefined;
}

/** The virtual address of the API, and the machines' own. */
export const addressRules: readonly KubesprayRule[] = [addresses];
