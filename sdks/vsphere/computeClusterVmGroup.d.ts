import * as pulumi from "@pulumi/pulumi";
/**
 * A named group of a cluster's machines, for rules.
 */
export declare class ComputeClusterVmGroup extends pulumi.CustomResource {
    /**
     * Get an existing ComputeClusterVmGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeClusterVmGroupState, opts?: pulumi.CustomResourceOptions): ComputeClusterVmGroup;
    /**
     * Returns true if the given object is an instance of ComputeClusterVmGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeClusterVmGroup;
    /**
     * Identifier of the cluster (managed object).
     */
    readonly computeClusterId: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * UUIDs of the machines.
     */
    readonly virtualMachineIds: pulumi.Output<string[] | undefined>;
    /**
     * Create a ComputeClusterVmGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeClusterVmGroupArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ComputeClusterVmGroupState {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * UUIDs of the machines.
     */
    virtualMachineIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a ComputeClusterVmGroup resource.
 */
export interface ComputeClusterVmGroupArgs {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId: pulumi.Input<string>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * UUIDs of the machines.
     */
    virtualMachineIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
