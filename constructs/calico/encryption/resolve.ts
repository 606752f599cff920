import { compact } from "../../model";
import type { CalicoCluster, CalicoEncryption } from "../cluster";
import type { CalicoContext } from "../context";

export function resolveEncryption(
  { intent, network, reasons }: CalicoContext,
  cni: CalicoCluster["cni"],
): CalicoEncryption {
  const wanted = intent.calico?.encryption;
  reasons.choose("/calico/encryption", wanted, () => ({
    value: { kind: "none" as const },
    origin: "default",
    why: "encryption is asked for by name",
  }));
  switch (wanted?.kind) {
    case undefined:
    case "none":
      return { kind: "none" };
    case "wireguard": {
      const forFamily = (family: 4 | 6, asked: boolean | undefined) =>
        reasons.choose(`/calico/encryption/ipv${family}`, asked, () => ({
          value: network.families.includes(family),
          origin: "derived",
          why: `on where there are IPv${family} pods`,
          from: ["/network/families"],
        }));
      return {
        kind: "wireguard",
        ipv4: forFamily(4, wanted.ipv4),
        ipv6: forFamily(6, wanted.ipv6),
        hostEncryption: reasons.choose("/calico/encryption/hostEncryption", wanted.hostEncryption, () => ({
          value: cni === "AmazonVPC",
          origin: "derived",
          why:
            cni === "AmazonVPC"
              ? "with the AWS VPC CNI the operator turns it on: pods have node-network addresses"
              : "exists only with the cloud's own CNI",
          from: ["/calico/cni"],
        })),
      };
    }
    case "ipsec":
      return compact({
        kind: "ipsec" as const,
        preSharedKey: reasons.choose("/calico/encryption/preSharedKey", wanted.preSharedKey, () => ({
          value: { kind: "generated" as const },
          origin: "default",
          why: "Pulumi makes the key and keeps it encrypted",
        })),
        asyncCryptoThreads: wanted.asyncCryptoThreads,
        crossTunnels: wanted.crossTunnels,
      });
  }
}
