import type { KubernetesObject } from "../../model";
import type { Cluster } from "../cluster";
import { bgpPasswordsName } from "../names";
import { bgpPasswords, bgpSecretKeyRef, lateSecret, speakerOf } from "./references";

/** The Secrets with the credentials of registries that the stack's configuration holds, for the pods of one namespace. */
export function registrySecrets({ calico }: Cluster, namespace: string): readonly KubernetesObject[] {
  const byName = new Map(
    calico.images.pullSecrets.flatMap((secret) => (secret.kind === "secret" ? [[secret.name, secret.config]] : [])),
  );
  return [...byName].map(([name, config]) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace },
    type: "kubernetes.io/dockerconfigjson",
    data: { ".dockerconfigjson": lateSecret("registryCredentials", config) },
  }));
}

/**
 * What BGP with passwords needs beside the peers: the Secret with those of the stack's configuration, and the right of
 * who speaks BGP to read exactly the Secrets that are named. It lists and watches each by its name, which a rule with
 * `resourceNames` allows (confd secret_watcher.go); `get` gives no more, and is what upstream's own instructions have.
 */
export function bgpPasswordObjects(cluster: Cluster): readonly KubernetesObject[] {
  const passwords = bgpPasswords(cluster).map(({ password }) => password);
  if (passwords.length === 0) return [];
  const { namespace, serviceAccount } = speakerOf(cluster.calico);
  const metadata = { name: bgpPasswordsName, namespace };
  const configured = [
    ...new Set(passwords.flatMap((password) => (password.kind === "secret" ? [password.config] : []))),
  ].sort();
  const data = Object.fromEntries(configured.map((config) => [config, lateSecret("bgpPassword", config)]));
  const rbac = "rbac.authorization.k8s.io";
  return [
    ...(configured.length === 0 ? [] : [{ apiVersion: "v1", kind: "Secret", metadata, type: "Opaque", data }]),
    {
      apiVersion: `${rbac}/v1`,
      kind: "Role",
      metadata,
      rules: [
        {
          apiGroups: [""],
          resources: ["secrets"],
          resourceNames: [...new Set(passwords.map((password) => bgpSecretKeyRef(password).name))].sort(),
          verbs: ["get", "list", "watch"],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: "RoleBinding",
      metadata,
      roleRef: { apiGroup: rbac, kind: "Role", name: bgpPasswordsName },
      subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
    },
  ];
}
