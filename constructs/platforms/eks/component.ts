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
import { makeAccess } from "./components/access";
import { makeAddons, makeOidcProvider } from "./components/addons";
import { makeControlPlane } from "./components/control-plane";
import { makeClusterRole, makeNodeRole, makeVpcCniRole } from "./components/iam";
import { makeKubeconfig } from "./components/kubeconfig";
import type { LateOutputs, Making } from "./components/making";
import { makeNetwork } from "./components/network";
import { makeNodeGroups, makeNodeSecurity } from "./components/nodes";
import { makeRouteServer } from "./components/route-server";
import type { EksWhole } from "./types";

export { kubeconfig, type KubeconfigParts } from "./components/kubeconfig";
export type { Transform };

export interface EksCalicoClusterArgs {
  readonly cluster: EksWhole;
  /** Every manifest of the cluster in order: the platform's own (`eksPlatform.manifests`) and Calico's (`renderCalico`). */
  readonly manifests: readonly Manifest[];
  /** The charts of a published release (`renderCalico`); none where the manifests hold the CRDs and the operator. */
  readonly charts?: RenderedCalico["charts"];
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Changes a child before it is made; the way out where the kit has no setting. AWS resources have the key
   * `<type>/<name>` with the component's name taken off, e.g. `aws:eks/nodeGroup:NodeGroup/main`; Kubernetes objects
   * theirs, e.g. `installation/default`.
   */
  readonly transform?: Transform;
}

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

  constructor(name: string, args: EksCalicoClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:eks:Cluster", name, {}, withTransform(name, args.transform, opts));
    const { cluster, secrets = {} } = args;
    checkSecrets(cluster, secrets, this);
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
    this.provider = new Provider(
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
    const { manifests, charts, transform } = args;
    const calico = { cluster, manifests, late, ...(charts && { charts }), ...(transform && { transform }) };
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
    this.registerOutputs({
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
