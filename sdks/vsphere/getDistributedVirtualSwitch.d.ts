import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.DistributedVirtualSwitch` data source can be used to discover the
 * ID and uplink data of a of a vSphere distributed switch (VDS). This can then be
 * used with resources or data sources that require a VDS, such as the
 * [`vsphere.DistributedPortGroup`][distributed-port-group] resource, for which
 * an example is shown below.
 *
 * [distributed-port-group]: /docs/providers/vsphere/r/distributed_port_group.html
 *
 * > **NOTE:** This data source requires vCenter Server and is not available on
 * direct ESXi host connections.
 */
export declare function getDistributedVirtualSwitch(args: GetDistributedVirtualSwitchArgs, opts?: pulumi.InvokeOptions): Promise<GetDistributedVirtualSwitchResult>;
/**
 * A collection of arguments for invoking getDistributedVirtualSwitch.
 */
export interface GetDistributedVirtualSwitchArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter the VDS is
     * located in. This can be omitted if the search path used in `name` is an
     * absolute path. For default datacenters, use the `id` attribute from an empty
     * `vsphere.Datacenter` data source.
     */
    datacenterId?: string;
    /**
     * The name of the VDS. This can be a name or path.
     */
    name: string;
}
/**
 * A collection of values returned by getDistributedVirtualSwitch.
 */
export interface GetDistributedVirtualSwitchResult {
    readonly datacenterId?: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly name: string;
    /**
     * The list of the uplinks on this vSphere distributed switch, as per
     * the [`uplinks`][distributed-virtual-switch-uplinks] argument to the
     * [`vsphere.DistributedVirtualSwitch`][distributed-virtual-switch-resource]
     * resource.
     */
    readonly uplinks: string[];
}
/**
 * The `vsphere.DistributedVirtualSwitch` data source can be used to discover the
 * ID and uplink data of a of a vSphere distributed switch (VDS). This can then be
 * used with resources or data sources that require a VDS, such as the
 * [`vsphere.DistributedPortGroup`][distributed-port-group] resource, for which
 * an example is shown below.
 *
 * [distributed-port-group]: /docs/providers/vsphere/r/distributed_port_group.html
 *
 * > **NOTE:** This data source requires vCenter Server and is not available on
 * direct ESXi host connections.
 */
export declare function getDistributedVirtualSwitchOutput(args: GetDistributedVirtualSwitchOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetDistributedVirtualSwitchResult>;
/**
 * A collection of arguments for invoking getDistributedVirtualSwitch.
 */
export interface GetDistributedVirtualSwitchOutputArgs {
    /**
     * The
     * [managed object reference ID][docs-about-morefs] of the datacenter the VDS is
     * located in. This can be omitted if the search path used in `name` is an
     * absolute path. For default datacenters, use the `id` attribute from an empty
     * `vsphere.Datacenter` data source.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * The name of the VDS. This can be a name or path.
     */
    name: pulumi.Input<string>;
}
