import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/kubernetes/provider";
import {
  CalicoInstallation,
  CalicoResources,
  type ChangesOf,
  checkSecrets,
  Escapes,
  makeSecrets,
  newResource,
  type ObjectChanges,
  providerSettings,
  type SecretInputs,
  withTransform,
} from "../../calico/component";
import type { NodeGroup } from "../../model";
import { type InputOf } from "..";
import { type IntentOrPlan, planOf } from "../component";
import { machineMaker } from "./components/machines";
import { withServer } from "./components/making";
import { inventoryText, leavingText, play } from "./components/play";
import { kubesprayPlatform } from "./platform";
import type { KubesprayCluster } from "./types";

export type { Change } from "../../calico/component";

/** An intent for Kubespray, as a user writes it. */
export type KubesprayIntentInput = InputOf<readonly [typeof kubesprayPlatform]>;

/** The arguments of the commands, by their type. */
export interface KubesprayChildren {
  readonly Command: command.local.CommandArgs;
}

/** Changes of children by their names, e.g. `Command/cluster`, `felixconfiguration/default`. */
export type KubesprayTransform = ChangesOf<KubesprayChildren> & ObjectChanges;

export interface KubesprayCalicoClusterOptions {
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Variables for the plays' environment beside that of whoever runs Pulumi, e.g. KUBESPRAY, ANSIBLE_PRIVATE_KEY_FILE. No
   * secret belongs there: keys stay where ssh finds them.
   */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Changes children before they are made, each by its name: commands are `Command/<name>`, Kubernetes objects go by their
   * key, e.g. `felixconfiguration/default`. A name that no child has is an error.
   */
  readonly transform?: KubesprayTransform;
}

/** An intent, or a plan that `check` made of one, and options. */
export type KubesprayCalicoClusterArgs = KubesprayCalicoClusterOptions &
  IntentOrPlan<KubesprayIntentInput, KubesprayCluster, NodeGroup>;

/**
 * A cluster that Kubespray makes, on machines that are there, or that are made first on AWS or in vSphere: the play `cluster.yml`, then Calico by the operator, then its own
 * objects. A change of the inventory runs the play again, over all machines and without replacing anything; where the cluster runs another
 * version of Kubernetes than the inventory says it is `upgrade-cluster.yml`, which drains machines in batches. A machine that
 * leaves the intent is drained and taken out (`remove-node.yml`) when the play has run. Destroying runs `reset.yml`.
 *
 * Needed where Pulumi runs: ansible-playbook with what Kubespray's requirements.txt asks for, the variable KUBESPRAY with the
 * folder of a checkout of the intent's release, ssh to the machines, and a way to the API.
 */
export class KubesprayCalicoCluster extends pulumi.ComponentResource {
  /** An administrator's kubeconfig, as the play leaves it; secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The provider for further Kubernetes resources in this cluster. */
  readonly provider: Provider;
  /** The play: say `deletedWith` it for what lives in the cluster. */
  readonly made: command.local.Command;
  /** Wait for these before putting workloads into the cluster: Ready nodes, Calico's objects. */
  readonly ready: readonly pulumi.Resource[];
  /** The children that `transform` changed, sorted; also an output of the component, so that a preview shows them. */
  readonly escapes: readonly string[];

  /** @throws ResourceError with all findings where the intent has errors, before any resource is made */
  constructor(name: string, args: KubesprayCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = planOf(kubesprayPlatform, args, name, opts.parent);
    const { cluster, manifests } = plan;
    const { charts } = plan.calico;
    const { secrets = {}, environment = {} } = args;
    checkSecrets(cluster, secrets, opts.parent);
    const escapes = new Escapes(args.transform);
    const { transform } = escapes;
    const make = machineMaker(name, cluster);
    super("calico-kit:kubespray:Cluster", name, {}, withTransform(name, transform, make?.provided(opts) ?? opts));
    const machines = make?.machines(this);
    const known = { ...environment, ...machines?.environment };
    const inventory = inventoryText(cluster);
    const run = (
      key: string,
      more: command.local.CommandArgs,
      options: pulumi.CustomResourceOptions = {},
    ): command.local.Command =>
      newResource(
        command.local.Command,
        `${name}-${key}`,
        { stdin: inventory, environment: known, ...more },
        { parent: this, ...options },
      );

    // What is printed is the kubeconfig: shown nowhere, kept as a secret. A change of the inventory is a change of `stdin`,
    // which runs the play again; one of `triggers` would replace the resource, and take the cluster down first.
    this.made = run(
      "cluster",
      {
        create: play.cluster(machines !== undefined),
        update: play.change(cluster, machines !== undefined),
        // Machines that the kit made go as a whole.
        ...(machines === undefined && { delete: play.reset }),
        logging: command.types.enums.local.Logging.Stderr,
      },
      { additionalSecretOutputs: ["stdout"], ...(machines && { dependsOn: [...machines.ready] }) },
    );
    this.kubeconfig = pulumi.secret(
      machines?.apiHost === undefined
        ? this.made.stdout
        : pulumi.all([this.made.stdout, machines.apiHost]).apply(([text, host]) => withServer(text, host)),
    );
    // Each keeps an inventory, as it is to find the machine in it when it goes; and a machine that the kit made goes after it.
    for (const { name: host } of cluster.platform.hosts) {
      const instance = machines?.instances.get(host);
      run(
        `machine-${host}`,
        {
          stdin: leavingText(cluster, host),
          create: ":",
          update: ":",
          delete: play.remove(host),
          ...(instance && { triggers: [instance.id] }),
        },
        {
          dependsOn: [this.made, ...(instance ? [instance] : [])],
          deletedWith: this.made,
          ...(instance && { deleteBeforeReplace: true }),
        },
      );
    }

    this.provider = newResource(
      Provider,
      name,
      {
        kubeconfig: this.kubeconfig,
        // The cluster is who it is by its name: new credentials replace nothing in it.
        clusterIdentifier: cluster.name,
        ...providerSettings,
        deleteUnreachable: true,
      },
      { parent: this },
    );
    const late = makeSecrets({ name, cluster }, { parent: this }, secrets);
    const calico = { cluster, manifests, late, charts, transform };
    const inside = { parent: this, provider: this.provider, deletedWith: this.made };
    const installation = new CalicoInstallation(name, calico, { ...inside, dependsOn: [this.made] });
    const resources = new CalicoResources(name, calico, { ...inside, dependsOn: [installation] });

    this.ready = [installation, resources];
    this.escapes = escapes.done(this);
    this.registerOutputs({
      ...(this.escapes.length > 0 && { escapes: this.escapes }),
      kubeconfig: this.kubeconfig,
    });
  }
}
