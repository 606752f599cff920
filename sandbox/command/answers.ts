/**
 * What the programs of recorded commands would have printed or made, as far as something else reads on from it. A command
 * that no row knows is recorded, and nothing comes of it. This is the only file of the sandbox that knows these programs.
 */
import type { Json } from "../host/values";

export interface Answer {
  readonly why: string;
  /** Found in the text of the command; its named groups are the values of the row. */
  readonly when: RegExp;
  /** Printed as JSON. `$<name>` stands for a value of the row. */
  readonly prints?: Json;
  readonly makes?: MadeCluster;
}

/** A cluster that the command makes of a YAML document on its standard input. */
export interface MadeCluster {
  /** Kind of the document; absent: it has none. */
  readonly kind?: string;
  /** Address of the API server; `$<path>` stands for what the document has there. Absent: wherever the kubeconfig says. */
  readonly server?: string;
  /** API versions whose definitions come with the cluster when the document has something at the path. */
  readonly serves: Readonly<Record<string, string>>;
}

const certificate = { "client-certificate-data": "c2FuZGJveA==", "client-key-data": "c2FuZGJveA==" };
const plugin = {
  exec: {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "kops",
    args: ["helpers", "kubectl-auth", "--cluster=$<cluster>"],
  },
};

export const answers: readonly Answer[] = [
  {
    why: "the kubernetes provider is given what is printed",
    when: /\bkops export kubeconfig --name=(?<cluster>\S+) --admin/,
    prints: kopsKubeconfig(certificate),
  },
  {
    why: "the kubeconfig that a user is handed",
    when: /\bkops export kubeconfig --name=(?<cluster>\S+) --auth-plugin/,
    prints: kopsKubeconfig(plugin),
  },
  {
    why: "a play of Kubespray's leaves a kubeconfig, which the command prints",
    // cluster.yml, or upgrade-cluster.yml where it asks the cluster first: both end so.
    when: /^cat "\$directory\/artifacts\/admin\.conf"$/m,
    prints: kubesprayKubeconfig(),
    // Variables of its own Calico, whose definitions the play brings.
    makes: { serves: { "all.children.k8s_cluster.vars": "crd.projectcalico.org/v1" } },
  },
  {
    why: "eksctl leaves a kubeconfig, which the command prints",
    // Its `upgrade` is what changes a cluster, be it the number of workers.
    when: /\beksctl anywhere (?:create|upgrade) cluster -f (?<cluster>[a-z0-9-]+)\.yaml/,
    prints: clusterApiKubeconfig(),
  },
  {
    why: "Cluster API keeps a workload cluster's kubeconfig",
    when: /\bget secret (?<cluster>[a-z0-9-]+)-kubeconfig\b/,
    prints: clusterApiKubeconfig(),
  },
  {
    why: "kOps' own Calico brings its definitions, and the kit makes objects of them",
    when: /^kops replace /,
    makes: {
      kind: "Cluster",
      server: "https://api.$<metadata.name>",
      serves: { "spec.networking.calico": "crd.projectcalico.org/v1" },
    },
  },
];

/** As kOps writes it (pkg/kubeconfig/kubecfg_builder.go): everything has the name of the cluster. */
function kopsKubeconfig(user: Json): Json {
  const name = "$<cluster>";
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server: `https://api.${name}`, "certificate-authority-data": "c2FuZGJveA==" } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user }],
  };
}

/** As Cluster API writes it (util/kubeconfig), for a cluster at an address that nobody has. */
function clusterApiKubeconfig(): Json {
  const [name, user] = ["$<cluster>", "$<cluster>-admin"];
  const context = `${user}@${name}`;
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": context,
    clusters: [{ name, cluster: { server: "https://192.0.2.1:6443", "certificate-authority-data": "c2FuZGJveA==" } }],
    contexts: [{ name: context, context: { cluster: name, user } }],
    users: [{ name: user, user: certificate }],
  };
}

/** As the play writes it (roles/kubernetes/client), for a cluster at an address that nobody has. */
function kubesprayKubeconfig(): Json {
  const [name, user] = ["kubespray", "kubernetes-admin-kubespray"];
  const context = `${user}@${name}`;
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": context,
    clusters: [{ name, cluster: { server: "https://192.0.2.1:6443", "certificate-authority-data": "c2FuZGJveA==" } }],
    contexts: [{ name: context, context: { cluster: name, user } }],
    users: [{ name: user, user: certificate }],
  };
}
