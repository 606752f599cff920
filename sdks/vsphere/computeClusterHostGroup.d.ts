import * as pulumi from "@pulumi/pulumi";
/**
 * A named group of a cluster's hosts, for rules.
 */
export declare class ComputeClusterHostGroup extends pulumi.CustomResource {
    /**
     * Get an existing ComputeClusterHostGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeClusterHostGroupState, opts?: pulumi.CustomResourceOptions): ComputeClusterHostGroup;
    /**
     * Returns true if the given object is an instance of ComputeClusterHostGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeClusterHostGroup;
    /**
     * Identifier of the cluster (managed object).
     */
    readonly computeClusterId: pulumi.Output<string>;
    /**
     * Identifiers of the hosts (managed objects).
     */
    readonly hostSystemIds: pulumi.Output<string[] | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Create a ComputeClusterHostGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeClusterHostGroupArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ComputeClusterHostGroupState {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId?: pulumi.Input<string | undefined>;
    /**
     * Identifiers of the hosts (managed objects).
     */
    hostSystemIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ComputeClusterHostGroup resource.
 */
export interface ComputeClusterHostGroupArgs {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId: pulumi.Input<string>;
    /**
     * Identifiers of the hosts (managed objects).
     */
    hostSystemIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
}
