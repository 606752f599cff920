import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.ResourcePool` data source can be used to discover the ID of a
 * resource pool in vSphere. This is useful to return the ID of a resource pool
 * that you want to use to create virtual machines in using the
 * [`vsphere.VirtualMachine`][docs-virtual-machine-resource] resource.
 *
 * [docs-virtual-machine-resource]: /docs/providers/vsphere/r/virtual_machine.html
 */
export declare function getResourcePool(args?: GetResourcePoolArgs, opts?: pulumi.InvokeOptions): Promise<GetResourcePoolResult>;
/**
 * A collection of arguments for invoking getResourcePool.
 */
export interface GetResourcePoolArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter in which
     * the resource pool is located. This can be omitted if the search path used in
     * `name` is an absolute path. For default datacenters, use the id attribute from
     * an empty `vsphere.Datacenter` data source.
     */
    datacenterId?: string;
    /**
     * The name of the resource pool. This can be a name or
     * path. This is required when using vCenter.
     */
    name?: string;
    /**
     * The [managed object ID][docs-about-morefs]
     * of the parent resource pool. When specified, the `name` parameter is used to find
     * a child resource pool with the given name under this parent resource pool.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     *
     * > **Note:** When using ESXi without a vCenter Server instance, you do not need
     * to specify either attribute to use this data source. An empty declaration will
     * load the ESXi host's root resource pool.
     */
    parentResourcePoolId?: string;
}
/**
 * A collection of values returned by getResourcePool.
 */
export interface GetResourcePoolResult {
    readonly datacenterId?: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly name?: string;
    readonly parentResourcePoolId?: string;
}
/**
 * The `vsphere.ResourcePool` data source can be used to discover the ID of a
 * resource pool in vSphere. This is useful to return the ID of a resource pool
 * that you want to use to create virtual machines in using the
 * [`vsphere.VirtualMachine`][docs-virtual-machine-resource] resource.
 *
 * [docs-virtual-machine-resource]: /docs/providers/vsphere/r/virtual_machine.html
 */
export declare function getResourcePoolOutput(args?: GetResourcePoolOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetResourcePoolResult>;
/**
 * A collection of arguments for invoking getResourcePool.
 */
export interface GetResourcePoolOutputArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter in which
     * the resource pool is located. This can be omitted if the search path used in
     * `name` is an absolute path. For default datacenters, use the id attribute from
     * an empty `vsphere.Datacenter` data source.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * The name of the resource pool. This can be a name or
     * path. This is required when using vCenter.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The [managed object ID][docs-about-morefs]
     * of the parent resource pool. When specified, the `name` parameter is used to find
     * a child resource pool with the given name under this parent resource pool.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     *
     * > **Note:** When using ESXi without a vCenter Server instance, you do not need
     * to specify either attribute to use this data source. An empty declaration will
     * load the ESXi host's root resource pool.
     */
    parentResourcePoolId?: pulumi.Input<string | undefined>;
}
