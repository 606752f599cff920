import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.Host` data source can be used to discover the ID of an ESXi host.
 * This can then be used with resources or data sources that require an ESX host's
 * [managed object reference ID][docs-about-morefs].
 *
 * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
 */
export declare function getHost(args: GetHostArgs, opts?: pulumi.InvokeOptions): Promise<GetHostResult>;
/**
 * A collection of arguments for invoking getHost.
 */
export interface GetHostArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of a vSphere datacenter
     * object.
     */
    datacenterId: string;
    /**
     * The name of the ESXI host. This can be a name or path. Can
     * be omitted if there is only one host in your inventory.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     *
     * > **NOTE:** When used against an ESXi host directly, this data source _always_
     * returns the ESXi host's object ID, regardless of what is entered into `name`.
     */
    name?: string;
}
/**
 * A collection of values returned by getHost.
 */
export interface GetHostResult {
    readonly datacenterId: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly name?: string;
    /**
     * The [managed object ID][docs-about-morefs] of the ESXi
     * host's root resource pool.
     */
    readonly resourcePoolId: string;
}
/**
 * The `vsphere.Host` data source can be used to discover the ID of an ESXi host.
 * This can then be used with resources or data sources that require an ESX host's
 * [managed object reference ID][docs-about-morefs].
 *
 * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
 */
export declare function getHostOutput(args: GetHostOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetHostResult>;
/**
 * A collection of arguments for invoking getHost.
 */
export interface GetHostOutputArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of a vSphere datacenter
     * object.
     */
    datacenterId: pulumi.Input<string>;
    /**
     * The name of the ESXI host. This can be a name or path. Can
     * be omitted if there is only one host in your inventory.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     *
     * > **NOTE:** When used against an ESXi host directly, this data source _always_
     * returns the ESXi host's object ID, regardless of what is entered into `name`.
     */
    name?: pulumi.Input<string | undefined>;
}
