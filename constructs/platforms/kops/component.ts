import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/kubernetes/provider";
import {
  newResource,
  CalicoInstallation,
  CalicoResources,
  checkSecrets,
  makeSecrets,
  providerSettings,
  type ChangesOf,
  Escapes,
  type ObjectChanges,
  type SecretInputs,
} from "../../calico/component";
import type { InputOf } from "..";
import { type IntentOrPlan, planOf } from "../component";
import { childOptions, withProvider, withTransform } from "../../places/aws/component";
import type { KopsChildren } from "./components/children";
import { digest, kops, runner } from "./components/commands";
import type { Making } from "./components/making";
import { kopsEnvironment } from "./components/environment";
import { makeNetwork } from "./components/network";
import { specOf } from "./components/spec";
import { makeStores } from "./components/stores";
import { kopsPlatform } from "./platform";
import type { KopsCluster, KopsNodeGroup } from "./types";

export type { Change } from "../../calico/component";

/** An intent for kOps, as a user writes it. */
export type KopsIntentInput = InputOf<readonly [typeof kopsPlatform]>;

/** Changes of children by their names, e.g. `Command/validate`, `Vpc`, `felixconfiguration/default`. */
export type KopsTransform = ChangesOf<KopsChildren> & ObjectChanges;

export interface KopsCalicoClusterOptions {
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Variables for kOps' environment, e.g. AWS_PROFILE; it takes nothing from Pulumi's AWS provider. Default: what the
   * stack's `aws:` configuration says, as far as an environment can.
   */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** How long the credentials in `kubeconfig` are good for, in Go's words; default 18h, kOps' own. */
  readonly kubeconfigLifetime?: string;
  /**
   * Changes children before they are made, each by its name; the way out where the kit has no setting. AWS resources and
   * commands are called `<Type>/<name>` with the component's name taken off, e.g. `Command/validate`, and `<Type>` where
   * nothing is left, e.g. `Vpc`; Kubernetes objects by their key, e.g. `felixconfiguration/default`. A name that no child
   * has is an error.
   */
  readonly transform?: KopsTransform;
}

/** An intent, or a plan that `check` made of one, and options. */
export type KopsCalicoClusterArgs = KopsCalicoClusterOptions &
  IntentOrPlan<KopsIntentInput, KopsCluster, KopsNodeGroup>;

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
  /** The children that `transform` changed, sorted; also an output of the component, so that a preview shows them. */
  readonly escapes: readonly string[];

  /**
   * Without a provider for AWS in `opts` it makes one for the intent's region, with the stack's `aws:` configuration, and
   * hands that configuration to kOps, too.
   * @throws ResourceError with all findings where the intent has errors, before any resource is made
   */
  constructor(name: string, args: KopsCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = planOf(kopsPlatform, args, name, opts.parent);
    const { cluster, manifests } = plan;
    const { charts } = plan.calico;
    const environment = args.environment ?? kopsEnvironment();
    const { secrets = {} } = args;
    checkSecrets(cluster, secrets, opts.parent);
    const escapes = new Escapes(args.transform);
    const { transform } = escapes;
    const options = withProvider(name, cluster.platform.region, opts);
    super("calico-kit:kops:Cluster", name, {}, withTransform(name, transform, options));
    const { platform } = cluster;
    const { clusterName, region, tags } = platform;
    const making: Making = { name, cluster, parent: this, common: { region, tags } };

    const stores = makeStores(making);
    const network = makeNetwork(making);
    const spec = specOf(making, network);
    const run = runner(making, stores, environment);
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
    this.provider = newResource(
      Provider,
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

    const late = makeSecrets(making, childOptions(making), secrets);
    const calico = { cluster, manifests, late, charts, transform };
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
    this.escapes = escapes.done(this);
    this.registerOutputs({
      ...(this.escapes.length > 0 && { escapes: this.escapes }),
      clusterName: this.clusterName,
      stateStore: this.stateStore,
      kubeconfig: this.kubeconfig,
      ...(this.vpcId && { vpcId: this.vpcId }),
    });
  }
}
