import * as pulumi from "@pulumi/pulumi";
/**
 * A vApp: machines that are started and limited together.
 */
export declare class VappContainer extends pulumi.CustomResource {
    /**
     * Get an existing VappContainer resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VappContainerState, opts?: pulumi.CustomResourceOptions): VappContainer;
    /**
     * Returns true if the given object is an instance of VappContainer.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VappContainer;
    /**
     * Whether more than the reservation may come from the pool above.
     */
    readonly cpuExpandable: pulumi.Output<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    readonly cpuLimit: pulumi.Output<number | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    readonly cpuReservation: pulumi.Output<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly cpuShareLevel: pulumi.Output<string | undefined>;
    /**
     * Cpu shares.
     */
    readonly cpuShares: pulumi.Output<number>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Whether more than the reservation may come from the pool above.
     */
    readonly memoryExpandable: pulumi.Output<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    readonly memoryLimit: pulumi.Output<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    readonly memoryReservation: pulumi.Output<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly memoryShareLevel: pulumi.Output<string | undefined>;
    /**
     * Memory shares.
     */
    readonly memoryShares: pulumi.Output<number>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Parent folder id.
     */
    readonly parentFolderId: pulumi.Output<string | undefined>;
    /**
     * Identifier of the resource pool that it is part of.
     */
    readonly parentResourcePoolId: pulumi.Output<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Create a VappContainer resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VappContainerArgs, opts?: pulumi.CustomResourceOptions);
}
export interface VappContainerState {
    /**
     * Whether more than the reservation may come from the pool above.
     */
    cpuExpandable?: pulumi.Input<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Cpu shares.
     */
    cpuShares?: pulumi.Input<number | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Whether more than the reservation may come from the pool above.
     */
    memoryExpandable?: pulumi.Input<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Memory shares.
     */
    memoryShares?: pulumi.Input<number | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Parent folder id.
     */
    parentFolderId?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool that it is part of.
     */
    parentResourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a VappContainer resource.
 */
export interface VappContainerArgs {
    /**
     * Whether more than the reservation may come from the pool above.
     */
    cpuExpandable?: pulumi.Input<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Cpu shares.
     */
    cpuShares?: pulumi.Input<number | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Whether more than the reservation may come from the pool above.
     */
    memoryExpandable?: pulumi.Input<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Memory shares.
     */
    memoryShares?: pulumi.Input<number | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Parent folder id.
     */
    parentFolderId?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool that it is part of.
     */
    parentResourcePoolId: pulumi.Input<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
