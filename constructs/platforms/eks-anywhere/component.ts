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
  type Transform,
  withTransform,
} from "../../calico/component";
import type { NodeGroup } from "../../model";
import { stepPhases } from "../../model";
import type { InputOf } from "..";
import { type IntentOrPlan, planOf } from "../component";
import { yaml } from "./artefacts";
import { groundworkOf } from "./components/groundwork";
import { appliedVariable, clusterCommands } from "./components/commands";
import { disclaimer, handOverScript, type HandOverStep, handOverSteps } from "./hand-over";
import { roundsOf } from "./components/rounds";
import { eksAnywhereObjects } from "./objects";
import { eksAnywherePlatform } from "./platform";
import type { EksAnywhereCluster } from "./types";

export type { Change } from "../../calico/component";

/** An intent for EKS Anywhere, as a user writes it. */
export type EksAnywhereIntentInput = InputOf<readonly [typeof eksAnywherePlatform]>;

/** The arguments of the commands, by their type. */
export interface EksAnywhereChildren {
  readonly Command: command.local.CommandArgs;
}

/** Changes of children by their names, e.g. `Command/cluster`, `felixconfiguration/default`. */
export type EksAnywhereTransform = ChangesOf<EksAnywhereChildren> & ObjectChanges;

export interface EksAnywhereCalicoClusterOptions {
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Variables for the commands' environment beside that of whoever runs Pulumi, e.g. EKSA_FOLDER, MANAGEMENT_KUBECONFIG. vCenter's
   * credentials stay in that of whoever runs it.
   */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Changes children before they are made, each by its name. A name that no child has is an error. */
  readonly transform?: EksAnywhereTransform;
}

/** An intent, or a plan that `check` made of one, and options. */
export type EksAnywhereCalicoClusterArgs = EksAnywhereCalicoClusterOptions &
  IntentOrPlan<EksAnywhereIntentInput, EksAnywhereCluster, NodeGroup>;

/**
 * A cluster that EKS Anywhere makes on vSphere, handed over from its Cilium to Calico: each step of the hand-over is a command of its
 * own, in the order of RUNBOOK.md, so that one that was cut short goes on where it stopped. What was done stands in the cluster, too: a
 * command that is run again does nothing twice. Each preview and `up` asks the cluster (`hand-over.sh round`) whether steps were taken back
 * meanwhile, by the script, by hand or by EKS Anywhere: then they, and the Installation where it is gone, are replaced, which does them again.
 *
 * What the intent says is made in vCenter comes first (`platform.on.makes`), as VSPHERE_USER, with VSPHERE_PASSWORD; tags on templates and
 * permissions want govc, too.
 *
 * Needed where Pulumi runs: eksctl with its plugin, Docker, kubectl, bash, EKSA_VSPHERE_USERNAME and EKSA_VSPHERE_PASSWORD, and for a
 * workload cluster MANAGEMENT_KUBECONFIG.
 */
export class EksAnywhereCalicoCluster extends pulumi.ComponentResource {
  /** An administrator's kubeconfig; secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** The provider for further Kubernetes resources in this cluster. */
  readonly provider: Provider;
  /** What made the cluster: say `deletedWith` it for what lives in it. */
  readonly made: command.local.Command;
  /** Wait for these before putting workloads into the cluster. */
  readonly ready: readonly pulumi.Resource[];
  /** Who supports the result, and who does not. */
  readonly support: string;
  /** The children that `transform` changed, sorted; also an output of the component, so that a preview shows them. */
  readonly escapes: readonly string[];

  /** @throws ResourceError with all findings where the intent has errors, before any resource is made */
  constructor(name: string, args: EksAnywhereCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = planOf(eksAnywherePlatform, args, name, opts.parent);
    const { cluster, manifests } = plan;
    const { charts } = plan.calico;
    const { secrets = {}, environment = {} } = args;
    checkSecrets(cluster, secrets, opts.parent);
    const escapes = new Escapes(args.transform);
    const { transform } = escapes;
    super("calico-kit:eks-anywhere:Cluster", name, {}, withTransform(name, transform, opts));

    const groundwork = groundworkOf(name, cluster, this);
    this.made = newResource(
      command.local.Command,
      `${name}-cluster`,
      {
        ...clusterCommands(cluster),
        stdin: yaml(eksAnywhereObjects(cluster, "create")),
        environment: { ...environment, [appliedVariable]: yaml(eksAnywhereObjects(cluster, "applied")) },
        logging: command.types.enums.local.Logging.Stderr,
      },
      {
        parent: this,
        additionalSecretOutputs: ["stdout"],
        ...(groundwork.length > 0 && { dependsOn: [...groundwork] }),
      },
    );
    this.kubeconfig = pulumi.secret(this.made.stdout);
    this.provider = newResource(
      Provider,
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: cluster.name, ...providerSettings, deleteUnreachable: true },
      { parent: this },
    );

    const late = makeSecrets({ name, cluster }, { parent: this }, secrets);
    const inside = { parent: this, provider: this.provider, deletedWith: this.made };
    const script = handOverScript(cluster);
    const asked = { environment: { ...environment, KUBECONFIG_CONTENT: this.kubeconfig }, script };
    const { steps, installations } = roundsOf(this, asked);
    const run = ({ id }: HandOverStep, after: pulumi.Resource): pulumi.Resource =>
      newResource(
        command.local.Command,
        `${name}-hand-over-${id}`,
        {
          create: `bash -s -- step ${id}`,
          // A step that is done is done, whatever becomes of the script.
          update: ":",
          stdin: script,
          environment: asked.environment,
        },
        {
          parent: this,
          dependsOn: [after],
          deletedWith: this.made,
          ignoreChanges: ["stdin", "environment"],
          replacementTrigger: steps,
        },
      );
    const early = (phase: (typeof stepPhases)[number]): boolean =>
      stepPhases.indexOf(phase) < stepPhases.indexOf("installation");
    const calico = { cluster, late, transform };
    const made: Readonly<Record<string, (after: pulumi.Resource) => pulumi.Resource>> = {
      operator: (after) => {
        const own = manifests.filter(({ phase }) => early(phase));
        return new CalicoInstallation(
          `${name}-operator`,
          { ...calico, manifests: own, charts },
          { ...inside, dependsOn: [after] },
        );
      },
      installation: (after) => {
        const own = manifests.filter(({ phase }) => !early(phase));
        // What was taken away with a rollback is made again; it has the same name.
        const again: Transform = (child) => {
          const { args: given, options } = { ...child, ...transform(child) };
          if (child.key !== "installation/default") return { args: given, options };
          return { args: given, options: { ...options, replacementTrigger: installations, deleteBeforeReplace: true } };
        };
        return new CalicoInstallation(
          name,
          { ...calico, manifests: own, transform: again },
          { ...inside, dependsOn: [after] },
        );
      },
      resources: (after) => new CalicoResources(name, { ...calico, manifests }, { ...inside, dependsOn: [after] }),
    };
    let last: pulumi.Resource = this.made;
    for (const step of handOverSteps(cluster)) last = (made[step.id] ?? ((after) => run(step, after)))(last);

    this.ready = [last];
    this.support = disclaimer.join(" ");
    this.escapes = escapes.done(this);
    this.registerOutputs({
      ...(this.escapes.length > 0 && { escapes: this.escapes }),
      kubeconfig: this.kubeconfig,
      support: this.support,
    });
  }
}
