import * as pulumi from "@pulumi/pulumi";
/**
 * Where DRS may run the machines of a group: on the hosts of another, or on none of these.
 */
export declare class ComputeClusterVmHostRule extends pulumi.CustomResource {
    /**
     * Get an existing ComputeClusterVmHostRule resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeClusterVmHostRuleState, opts?: pulumi.CustomResourceOptions): ComputeClusterVmHostRule;
    /**
     * Returns true if the given object is an instance of ComputeClusterVmHostRule.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeClusterVmHostRule;
    /**
     * Name of the group of hosts that the machines run on.
     */
    readonly affinityHostGroupName: pulumi.Output<string | undefined>;
    /**
     * Name of the group of hosts that the machines do not run on.
     */
    readonly antiAffinityHostGroupName: pulumi.Output<string | undefined>;
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
     * Name of the group of machines.
     */
    readonly vmGroupName: pulumi.Output<string>;
    /**
     * Create a ComputeClusterVmHostRule resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeClusterVmHostRuleArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ComputeClusterVmHostRuleState {
    /**
     * Name of the group of hosts that the machines run on.
     */
    affinityHostGroupName?: pulumi.Input<string | undefined>;
    /**
     * Name of the group of hosts that the machines do not run on.
     */
    antiAffinityHostGroupName?: pulumi.Input<string | undefined>;
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
     * Name of the group of machines.
     */
    vmGroupName?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ComputeClusterVmHostRule resource.
 */
export interface ComputeClusterVmHostRuleArgs {
    /**
     * Name of the group of hosts that the machines run on.
     */
    affinityHostGroupName?: pulumi.Input<string | undefined>;
    /**
     * Name of the group of hosts that the machines do not run on.
     */
    antiAffinityHostGroupName?: pulumi.Input<string | undefined>;
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
     * Name of the group of machines.
     */
    vmGroupName: pulumi.Input<string>;
}
