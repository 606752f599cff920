import { choose, because, trace, type Traced } from "../../model";
import type { CalicoEncryption, Cni } from "../cluster";
import type { CalicoContext } from "../context";

export function resolveEncryption({ intent, network, offer }: CalicoContext, cni: Cni): Traced<CalicoEncryption> {
  const wanted = intent.calico?.encryption;
  const reason = { origin: "user", why: "the intent says so" } as const;
  switch (wanted?.kind) {
    case undefined:
      return because<CalicoEncryption>({
        value: { kind: "none" },
        origin: "default",
        why: "encryption is asked for by name",
      });
    case "none":
      return because<CalicoEncryption>({ value: { kind: "none" }, ...reason });
    case "wireguard": {
      const forFamily = (family: 4 | 6, asked: boolean | undefined) =>
        choose(asked, () => ({
          value: network.families.includes(family),
          origin: "derived",
          why: `on where there are IPv${family} pods`,
          from: ["/network/families"],
        }));
      const encryptsHosts = cni !== "Calico" && offer.cloudCni?.encryptsHosts === true;
      return trace<CalicoEncryption>(
        {
          kind: "wireguard",
          ipv4: forFamily(4, wanted.ipv4),
          ipv6: forFamily(6, wanted.ipv6),
          hostEncryption: choose(wanted.hostEncryption, () => ({
            value: encryptsHosts,
            origin: "derived",
            why: encryptsHosts
              ? `with CNI ${cni} the operator turns it on: pods have node-network addresses`
              : "exists only with the cloud's own CNI",
            from: ["/calico/cni"],
          })),
        },
        reason,
      );
    }
    case "ipsec":
      return trace<CalicoEncryption>(
        {
          kind: "ipsec",
          preSharedKey: choose<Extract<CalicoEncryption, { kind: "ipsec" }>["preSharedKey"]>(
            wanted.preSharedKey,
            () => ({
              value: { kind: "generated" },
              origin: "default",
              why: "Pulumi makes the key and keeps it encrypted",
            }),
          ),
          asyncCryptoThreads: wanted.asyncCryptoThreads,
          crossTunnels: wanted.crossTunnels,
        },
        reason,
      );
  }
}
