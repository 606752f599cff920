import * as pulumi from "@pulumi/pulumi";
/**
 * Machines that DRS keeps on different hosts.
 */
export declare class ComputeClusterVmAntiAffinityRule extends pulumi.CustomResource {
    /**
     * Get an existing ComputeClusterVmAntiAffinityRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeClusterVmAntiAffinityRuleState, opts?: pulumi.CustomResourceOptions): ComputeClusterVmAntiAffinityRule;
    /**
     * Returns true if the given object is an instance of ComputeClusterVmAntiAffinityRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeClusterVmAntiAffinityRule;
    /**
     * Identifier of the cluster (managed object).
     */
    readonly computeClusterId: pulumi.Output<string>;
    /**
     * Whether it is in force.
     */
    readonly enabled: pulumi.Output<boolean | undefined>;
    /**
     * Whether vSphere would rather not start a machine than break the rule.
     */
    readonly mandatory: pulumi.Output<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * UUIDs of the machines.
     */
    readonly virtualMachineIds: pulumi.Output<string[]>;
    /**
     * Create a ComputeClusterVmAntiAffinityRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeClusterVmAntiAffinityRuleArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ComputeClusterVmAntiAffinityRuleState {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId?: pulumi.Input<string | undefined>;
    /**
     * Whether it is in force.
     */
    enabled?: pulumi.Input<boolean | undefined>;
    /**
     * Whether vSphere would rather not start a machine than break the rule.
     */
    mandatory?: pulumi.Input<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * UUIDs of the machines.
     */
    virtualMachineIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a ComputeClusterVmAntiAffinityRule resource.
 */
export interface ComputeClusterVmAntiAffinityRuleArgs {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId: pulumi.Input<string>;
    /**
     * Whether it is in force.
     */
    enabled?: pulumi.Input<boolean | undefined>;
    /**
     * Whether vSphere would rather not start a machine than break the rule.
     */
    mandatory?: pulumi.Input<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * UUIDs of the machines.
     */
    virtualMachineIds: pulumi.Input<pulumi.Input<string>[]>;
}
