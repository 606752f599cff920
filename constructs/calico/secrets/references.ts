import type { SecretValue } from "../../intent";
import { late, type Late, type LateName, type Phase } from "../../model";
import { ownPeers } from "../bgp/fabric";
import type { CalicoCluster, Cluster, SecretKeyRef } from "../cluster";
import { bgpPasswordsName, calicoNamespace, ipsecSecret, operatorNamespace, vppNamespace } from "../names";
import { vppServiceAccount } from "../vpp/rbac";

/** What a secret is for, and so what it must look like. */
export type SecretUse = "preSharedKey" | "bgpPassword" | "registryCredentials";

/** A secret that a cluster takes from the stack's configuration. */
export interface ConfigurationSecret {
  readonly use: SecretUse;
  /** Its name in the configuration. */
  readonly config: string;
  /** Where it goes, by the name of the late value. */
  readonly late: LateName;
  /** The keys in the intent, of the first place that names it. */
  readonly place: readonly (string | number)[];
}

/** Every secret that a cluster takes from the stack's configuration, each name and use once. */
export function configurationSecrets(cluster: Cluster): readonly ConfigurationSecret[] {
  const { encryption, images } = cluster.calico;
  const found: ConfigurationSecret[] = [];
  if (encryption.kind === "ipsec" && encryption.preSharedKey.kind === "secret")
    found.push({
      use: "preSharedKey",
      config: encryption.preSharedKey.config,
      late: "ipsec.preSharedKey",
      place: ["calico", "encryption", "preSharedKey", "config"],
    });
  for (const { password, place } of bgpPasswords(cluster))
    if (password.kind === "secret")
      found.push({
        use: "bgpPassword",
        config: password.config,
        late: `bgpPassword.${password.config}`,
        place: [...place, "config"],
      });
  for (const [index, secret] of images.pullSecrets.entries())
    if (secret.kind === "secret")
      found.push({
        use: "registryCredentials",
        config: secret.config,
        late: `registryCredentials.${secret.config}`,
        place: ["calico", "images", "pullSecrets", index, "config"],
      });
  return found.filter((one, index) => found.findIndex(({ late: name }) => name === one.late) === index);
}

/** The passwords of BGP sessions, with their places in the intent. */
export function bgpPasswords(cluster: Pick<Cluster, "calico" | "fabric">): readonly {
  readonly password: SecretValue;
  readonly place: readonly (string | number)[];
}[] {
  const mesh = cluster.calico.bgp.configuration?.nodeMeshPassword;
  return [
    ...(mesh === undefined ? [] : [{ password: mesh, place: ["calico", "bgp", "nodeMeshPassword"] }]),
    ...ownPeers(cluster).flatMap(({ password }, index) =>
      password === undefined ? [] : [{ password, place: ["calico", "bgp", "peers", index, "password"] }],
    ),
    ...(cluster.fabric?.racks ?? []).flatMap(({ password }) =>
      password === undefined ? [] : [{ password: password.reference, place: password.place }],
    ),
  ];
}

/** The Secret and the key in it that hold a BGP password. */
export function bgpSecretKeyRef(password: SecretValue): SecretKeyRef {
  return password.kind === "secret" ? { name: bgpPasswordsName, key: password.config } : password.secretKeyRef;
}

/** The Secret and the key in it that hold the IPsec key. */
export function ipsecSecretKeyRef({ encryption }: CalicoCluster): SecretKeyRef {
  const key = encryption.kind === "ipsec" ? encryption.preSharedKey : undefined;
  return (key?.kind === "existing" ? key.secretKeyRef : undefined) ?? ipsecSecret;
}

/** Who speaks BGP and reads the passwords: always from its own namespace (confd secret_watcher.go, VPP's agent alike). */
export interface Speaker {
  readonly namespace: string;
  readonly serviceAccount: string;
}

export function speakerOf({ dataplane, installer }: CalicoCluster): Speaker {
  if (dataplane.kind === "vpp") return { namespace: vppNamespace, serviceAccount: vppServiceAccount };
  // Who installs Calico by a manifest does it there, and confd takes it for the default.
  if (installer.kind === "platform") return { namespace: "kube-system", serviceAccount: "calico-node" };
  return { namespace: calicoNamespace, serviceAccount: "calico-node" };
}

/** Namespaces in which pods of Calico's pull images with the credentials of a registry; the operator copies no further. */
export function pullSecretNamespaces({ dataplane }: CalicoCluster): readonly string[] {
  return [operatorNamespace, ...(dataplane.kind === "vpp" ? [vppNamespace] : [])];
}

/** A Secret that must be in the cluster, as nobody makes it here. */
export interface ExistingSecret {
  readonly name: string;
  readonly namespaces: readonly string[];
  /** What must be in it. */
  readonly holds: string;
  /** What waits for it. */
  readonly before: string;
  /** The phase of what waits for it. */
  readonly phase: Phase;
  readonly place: readonly (string | number)[];
}

/** Every Secret that the intent says is in the cluster, each once for its use. */
export function existingSecrets(cluster: Cluster): readonly ExistingSecret[] {
  const { calico } = cluster;
  const { encryption, images } = calico;
  const speaker = speakerOf(calico);
  const found: ExistingSecret[] = images.pullSecrets.flatMap(({ kind, name }, index) =>
    kind === "secret"
      ? []
      : [
          {
            name,
            namespaces: pullSecretNamespaces(calico),
            holds: "type kubernetes.io/dockerconfigjson",
            before: "the operator starts",
            phase: "operator",
            place: ["calico", "images", "pullSecrets", index],
          },
        ],
  );
  if (encryption.kind === "ipsec" && encryption.preSharedKey.kind === "existing") {
    const { name, key } = ipsecSecretKeyRef(calico);
    found.push({
      name,
      namespaces: [vppNamespace],
      holds: `key ${key}`,
      before: "VPP starts",
      phase: "vpp",
      place: ["calico", "encryption", "preSharedKey"],
    });
  }
  for (const { password, place } of bgpPasswords(cluster)) {
    if (password.kind === "secret") continue;
    const { name, key } = password.secretKeyRef;
    found.push({
      name,
      namespaces: [speaker.namespace],
      holds: `key ${key}`,
      before: "the sessions come up",
      phase: "resources",
      place,
    });
  }
  const keyOf = ({ name, namespaces, holds }: ExistingSecret): string => [name, holds, ...namespaces].join("\0");
  return found.filter((one, index) => found.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

/** The late value of a secret of the configuration. */
export function lateSecret(use: Exclude<SecretUse, "preSharedKey">, config: string): Late {
  return late(`${use}.${config}`);
}
