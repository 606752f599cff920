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
import { childOptions, withProvider, withTransform } from "../../places/aws/component";
import { type IntentOrPlan, planOf } from "../component";
import type { EksChildren } from "./components/children";
import { makeAccess } from "./components/access";
import { makeAddons, makeOidcProvider } from "./components/addons";
import { makeControlPlane } from "./components/control-plane";
import { makeClusterRole, makeNodeRole, makeVpcCniRole } from "./components/iam";
import { makeKubeconfig } from "./components/kubeconfig";
import type { LateOutputs, Making } from "./components/making";
import { makeNetwork } from "./components/network";
import { makeNodeGroups, makeNodeSecurity } from "./components/nodes";
import { makeRouteServer } from "./components/route-server";
import { eksPlatform } from "./platform";
import type { EksCluster, EksNodeGroup } from "./types";

export { kubeconfig, type KubeconfigParts } from "./components/kubeconfig";
export type { Change } from "../../calico/component";

/** An intent for Amazon EKS, as a user writes it. */
export type EksIntentInput = InputOf<readonly [typeof eksPlatform]>;

/** Changes of children by their names, e.g. `NodeGroup/main`, `Cluster`, `installation/default`. */
export type EksTransform = ChangesOf<EksChildren> & ObjectChanges;

export interface EksCalicoClusterOptions {
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Changes children before they are made, each by its name; the way out where the kit has no setting. AWS resources are
   * called `<Type>/<name>` with the component's name taken off, e.g. `NodeGroup/main`, and `<Type>` where nothing is left,
   * e.g. `Cluster`; Kubernetes objects by their key, e.g. `installation/default`. A name that no child has is an error.
   */
  readonly transform?: EksTransform;
}

/** An intent, or a plan that `check` made of one, and options. */
export type EksCalicoClusterArgs = EksCalicoClusterOptions & IntentOrPlan<EksIntentInput, EksCluster, EksNodeGroup>;

/**
 * An EKS cluster with Calico, in the order in which it works: network and rights, control plane, access, add-ons that
 * are DaemonSets, Calico, nodes, Calico's own objects and CoreDNS. Destroying goes the other way round; what is inside
 * Kubernetes goes with the cluster and is not deleted piece by piece, because by then no operator runs that could clear
 * its finalizers.
 */
export class EksCalicoCluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  /** A kubeconfig that gets its tokens from `aws eks get-token`; secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** Issuer of service account tokens, `https://oidc.eks...`. */
  readonly oidcIssuer: pulumi.Output<string>;
  /** The security group that EKS puts on the API's network interfaces. */
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly nodeSecurityGroupId: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;
  /** Names in AWS of the node groups, by the intent's names. */
  readonly nodeGroups: pulumi.Output<Record<string, string>>;
  /** The provider for further Kubernetes resources in this cluster. */
  readonly provider: Provider;
  /** Wait for these before putting workloads into the cluster: nodes, CoreDNS, Calico's objects. */
  readonly ready: readonly pulumi.Resource[];
  /** The children that `transform` changed, sorted; also an output of the component, so that a preview shows them. */
  readonly escapes: readonly string[];

  /**
   * Without a provider for AWS in `opts` it makes one for the intent's region, with the stack's `aws:` configuration.
   * @throws ResourceError with all findings where the intent has errors, before any resource is made
   */
  constructor(name: string, args: EksCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = planOf(eksPlatform, args, name, opts.parent);
    const { cluster, manifests } = plan;
    const { charts } = plan.calico;
    const { secrets = {} } = args;
    checkSecrets(cluster, secrets, opts.parent);
    const escapes = new Escapes(args.transform);
    const { transform } = escapes;
    const options = withProvider(name, cluster.platform.region, opts);
    super("calico-kit:eks:Cluster", name, {}, withTransform(name, transform, options));
    const { region, tags } = cluster.platform;
    const making: Making = { name, cluster, parent: this, common: { region, tags } };

    const network = makeNetwork(making);
    const controlPlane = makeControlPlane(making, network, makeClusterRole(making));
    const access = makeAccess(making, controlPlane);
    const security = makeNodeSecurity(making, network, controlPlane);
    const nodeRole = makeNodeRole(making, network.vpcId);
    const vpcCniRole = makeVpcCniRole(making, makeOidcProvider(making, controlPlane));
    const daemons = makeAddons(making, "before-nodes", controlPlane, vpcCniRole, []);

    this.kubeconfig = makeKubeconfig(making, controlPlane);
    this.provider = newResource(
      Provider,
      name,
      {
        kubeconfig: this.kubeconfig,
        // The cluster is who it is by its ARN: another way in, or another endpoint, replaces nothing in it.
        clusterIdentifier: controlPlane.cluster.arn,
        ...providerSettings,
        deleteUnreachable: true,
      },
      { parent: this, dependsOn: [...access] },
    );

    const late: LateOutputs = {
      "apiServer.host": controlPlane.host,
      "apiServer.caData": controlPlane.caData,
      ...makeSecrets(making, childOptions(making), secrets),
    };
    const calico = { cluster, manifests, late, charts, transform };
    const inside = { parent: this, provider: this.provider, deletedWith: controlPlane.cluster };
    const installation = new CalicoInstallation(name, calico, { ...inside, dependsOn: [...access, ...security.rules] });

    const nodeGroups = makeNodeGroups(making, {
      network,
      controlPlane,
      role: nodeRole,
      security,
      late,
      before: [...daemons, installation],
    });
    const resources = new CalicoResources(name, calico, { ...inside, dependsOn: [...nodeGroups] });
    const deployments = makeAddons(making, "after-nodes", controlPlane, undefined, nodeGroups);
    makeRouteServer(making, network);

    this.clusterName = controlPlane.cluster.name;
    this.endpoint = controlPlane.cluster.endpoint;
    this.oidcIssuer = controlPlane.issuer;
    this.clusterSecurityGroupId = controlPlane.securityGroupId;
    this.nodeSecurityGroupId = security.nodes.id;
    this.vpcId = pulumi.output(network.vpcId);
    this.nodeGroups = pulumi
      .all(nodeGroups.map((group) => group.nodeGroupName))
      .apply((names) =>
        Object.fromEntries(names.map((real, index) => [cluster.nodes.groups[index]?.name ?? real, real])),
      );
    this.ready = [...nodeGroups, ...deployments, resources];
    this.escapes = escapes.done(this);
    this.registerOutputs({
      ...(this.escapes.length > 0 && { escapes: this.escapes }),
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      kubeconfig: this.kubeconfig,
      oidcIssuer: this.oidcIssuer,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
      vpcId: this.vpcId,
      nodeGroups: this.nodeGroups,
    });
  }
}
