import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/kubernetes/provider";
import type { RenderedCalico } from "../../calico";
import {
  CalicoInstallation,
  CalicoResources,
  checkSecrets,
  makeSecrets,
  providerSettings,
  type SecretInputs,
  type Transform,
} from "../../calico/component";
import type { Manifest } from "../../model";
import { childOptions, withTransform } from "../../places/aws/component";
import { digest, kops, runner } from "./components/commands";
import type { Making } from "./components/making";
import { makeNetwork } from "./components/network";
import { specOf } from "./components/spec";
import { makeStores } from "./components/stores";
import type { ResolvedKops } from "./types";

export type { Transform };

export interface KopsCalicoClusterArgs {
  readonly cluster: ResolvedKops;
  /** Every manifest of the cluster in order (`renderCalico`). */
  readonly manifests: readonly Manifest[];
  /** The charts of a published release (`renderCalico`); none where the manifests hold the CRDs and the operator. */
  readonly charts?: RenderedCalico["charts"];
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /** Further variables for kOps' environment, e.g. AWS_PROFILE; it takes nothing from Pulumi's AWS provider. */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** How long the credentials in `kubeconfig` are good for, in Go's words; default 18h, kOps' own. */
  readonly kubeconfigLifetime?: string;
  /**
   * Changes a child before it is made; the way out where the kit has no setting. AWS resources and commands have the key
   * `<type>/<name>` with the component's name taken off, e.g. `command:local:Command/validate`; Kubernetes objects
   * theirs, e.g. `installation/default`.
   */
  readonly transform?: Transform;
}

/**
 * A cluster that kOps makes: buckets, the network as far as kOps leaves it to others, then kOps itself, step by step as
 * commands. A change of the spec runs replace, update, rolling-update and validate again, in place; a group that leaves the
 * intent is drained and deleted after that. With kOps' own Calico the kit's objects come when the cluster is valid;
 * otherwise Calico comes before, because nodes become Ready only with a CNI.
 *
 * Destroying runs `kops delete cluster`, which takes the machines and with them everything inside Kubernetes; then the
 * network and the buckets go. Needed where Pulumi runs: kops of the intent's release, AWS credentials in the environment,
 * a way to the API (an internal load balancer is reached from inside the VPC only), and kubectl.
 */
export class KopsCalicoCluster extends pulumi.ComponentResource {
  /** kOps' name of the cluster, a DNS name. */
  readonly clusterName: pulumi.Output<string>;
  /** `s3://bucket`, for KOPS_STATE_STORE. */
  readonly stateStore: pulumi.Output<string>;
  /** An administrator's kubeconfig with credentials that end after `kubeconfigLifetime`; secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The VPC; absent where kOps makes it, and Pulumi never learns its id. */
  readonly vpcId?: pulumi.Output<string>;
  /** The provider for further Kubernetes resources in this cluster. */
  readonly provider: Provider;
  /** What kOps made: say `deletedWith` it for what lives in the cluster. */
  readonly made: command.local.Command;
  /** Wait for these before putting workloads into the cluster: valid nodes, Calico's objects. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: KopsCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:kops:Cluster", name, {}, withTransform(name, args.transform, opts));
    const { cluster, secrets = {} } = args;
    checkSecrets(cluster, secrets, this);
    const { platform } = cluster;
    const { clusterName, region, tags } = platform;
    const making: Making = { name, cluster, parent: this, common: { region, tags } };

    const stores = makeStores(making);
    const network = makeNetwork(making);
    const spec = specOf(making, network);
    const run = runner(making, stores, args.environment ?? {});
    const trigger = digest(spec.whole);
    const replace = { create: kops.replace, update: kops.replace };

    this.made = run(
      "cluster",
      { ...replace, delete: kops.delete(clusterName), stdin: spec.cluster },
      ...stores.ready,
      ...network.ready,
    );
    // One for each: a group that leaves the intent leaves kOps, after its successor has come, and `replace` deletes none.
    const groups = Object.entries(spec.instanceGroups).map(([group, stdin]) =>
      run(
        `instance-group-${group}`,
        { ...replace, delete: kops.deleteInstanceGroup(clusterName, group), stdin, deletedWith: this.made },
        this.made,
      ),
    );
    const updated = run("update", { create: kops.update(clusterName), trigger }, this.made, ...groups);
    const exported = run(
      "kubeconfig",
      {
        create: kops.exportKubeconfig(clusterName, `--admin=${args.kubeconfigLifetime ?? "18h"}`),
        trigger,
        isSecret: true,
      },
      updated,
    );
    this.kubeconfig = pulumi.secret(exported.stdout);

    // Credentials that end would stop every later `pulumi up`. Here kOps makes some that live for an hour, for each call
    // (`kops helpers kubectl-auth`), and the state holds none. The way in changes with the load balancer only.
    const access = run(
      "access",
      {
        create: kops.exportKubeconfig(clusterName, "--auth-plugin"),
        trigger: digest(JSON.stringify(platform.api)),
        isSecret: true,
      },
      updated,
    );
    this.provider = new Provider(
      name,
      {
        kubeconfig: pulumi.secret(access.stdout),
        // The cluster is who it is by its name: another way in, or another endpoint, replaces nothing in it.
        clusterIdentifier: clusterName,
        ...providerSettings,
        deleteUnreachable: true,
      },
      { parent: this },
    );

    const { manifests, charts, transform } = args;
    const late = makeSecrets(making, childOptions(making), secrets);
    const calico = { cluster, manifests, late, ...(charts && { charts }), ...(transform && { transform }) };
    const inside = { parent: this, provider: this.provider, deletedWith: this.made };
    const isOwn = cluster.calico.installer.kind === "platform";
    const cni = isOwn ? [] : [new CalicoInstallation(name, calico, { ...inside, dependsOn: [updated] })];

    // A new cluster has no old nodes, and no API yet that could say so.
    const rolled = run(
      "rolling-update",
      { create: ":", update: kops.rollingUpdate(cluster), trigger },
      updated,
      ...cni,
    );
    const valid = run("validate", { create: kops.validate(clusterName), trigger }, rolled, access, ...cni);
    const annotated: pulumi.Resource[] = [];
    const annotate = (peers: readonly pulumi.Resource[]): pulumi.Resource => {
      const create = kops.annotate(platform.routeReflectors);
      const made = run("annotate", { create, stdin: access.stdout, trigger }, valid, ...peers);
      annotated.push(made);
      return made;
    };
    const reflects = platform.routeReflectors.length > 0;
    const resources = new CalicoResources(
      name,
      { ...calico, ...(reflects && { beforeBgp: annotate }) },
      { ...inside, dependsOn: [valid] },
    );

    this.clusterName = pulumi.output(clusterName);
    this.stateStore = pulumi.output(stores.stateStore);
    if (network.vpcId !== undefined) this.vpcId = pulumi.output(network.vpcId);
    this.ready = [valid, ...annotated, resources];
    this.registerOutputs({
      clusterName: this.clusterName,
      stateStore: this.stateStore,
      kubeconfig: this.kubeconfig,
      ...(this.vpcId && { vpcId: this.vpcId }),
    });
  }
}
