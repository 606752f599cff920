import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.ComputeCluster` data source can be used to discover the ID of a
 * cluster in vSphere. This is useful to fetch the ID of a cluster that you want to
 * use for virtual machine placement via the
 * [`vsphere.VirtualMachine`][docs-virtual-machine-resource] resource, allowing to
 * specify the cluster's root resource pool directly versus using the alias
 * available through the [`vsphere.ResourcePool`][docs-resource-pool-data-source]
 * data source.
 *
 * [docs-virtual-machine-resource]: /docs/providers/vsphere/r/virtual_machine.html
 * [docs-resource-pool-data-source]: /docs/providers/vsphere/d/resource_pool.html
 *
 * > You may also wish to see the [`vsphere.ComputeCluster`][docs-compute-cluster-resource]
 *  resource for more information about clusters and how to managed the resource
 *  in Terraform.
 *
 * [docs-compute-cluster-resource]: /docs/providers/vsphere/r/compute_cluster.html
 */
export declare function getComputeCluster(args: GetComputeClusterArgs, opts?: pulumi.InvokeOptions): Promise<GetComputeClusterResult>;
/**
 * A collection of arguments for invoking getComputeCluster.
 */
export interface GetComputeClusterArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter the cluster
     * is located in. This can be omitted if the search path used in `name` is an
     * absolute path. For default datacenters, use the `id` attribute from an empty
     * `vsphere.Datacenter` data source.
     */
    datacenterId?: string;
    /**
     * The name or absolute path to the cluster.
     */
    name: string;
}
/**
 * A collection of values returned by getComputeCluster.
 */
export interface GetComputeClusterResult {
    readonly datacenterId?: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly name: string;
    /**
     * The [managed object reference ID][docs-about-morefs] of
     * the root resource pool for the cluster.
     */
    readonly resourcePoolId: string;
}
/**
 * The `vsphere.ComputeCluster` data source can be used to discover the ID of a
 * cluster in vSphere. This is useful to fetch the ID of a cluster that you want to
 * use for virtual machine placement via the
 * [`vsphere.VirtualMachine`][docs-virtual-machine-resource] resource, allowing to
 * specify the cluster's root resource pool directly versus using the alias
 * available through the [`vsphere.ResourcePool`][docs-resource-pool-data-source]
 * data source.
 *
 * [docs-virtual-machine-resource]: /docs/providers/vsphere/r/virtual_machine.html
 * [docs-resource-pool-data-source]: /docs/providers/vsphere/d/resource_pool.html
 *
 * > You may also wish to see the [`vsphere.ComputeCluster`][docs-compute-cluster-resource]
 *  resource for more information about clusters and how to managed the resource
 *  in Terraform.
 *
 * [docs-compute-cluster-resource]: /docs/providers/vsphere/r/compute_cluster.html
 */
export declare function getComputeClusterOutput(args: GetComputeClusterOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetComputeClusterResult>;
/**
 * A collection of arguments for invoking getComputeCluster.
 */
export interface GetComputeClusterOutputArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter the cluster
     * is located in. This can be omitted if the search path used in `name` is an
     * absolute path. For default datacenters, use the `id` attribute from an empty
     * `vsphere.Datacenter` data source.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * The name or absolute path to the cluster.
     */
    name: pulumi.Input<string>;
}
