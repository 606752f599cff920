import * as pulumi from "@pulumi/pulumi";
/**
 * How DRS treats one machine, where that differs from its cluster.
 */
export declare class DrsVmOverride extends pulumi.CustomResource {
    /**
     * Get an existing DrsVmOverride resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DrsVmOverrideState, opts?: pulumi.CustomResourceOptions): DrsVmOverride;
    /**
     * Returns true if the given object is an instance of DrsVmOverride.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DrsVmOverride;
    /**
     * Identifier of the cluster (managed object).
     */
    readonly computeClusterId: pulumi.Output<string>;
    /**
     * Drs automation level.
     */
    readonly drsAutomationLevel: pulumi.Output<string | undefined>;
    /**
     * Drs enabled.
     */
    readonly drsEnabled: pulumi.Output<boolean | undefined>;
    /**
     * UUID of the machine.
     */
    readonly virtualMachineId: pulumi.Output<string>;
    /**
     * Create a DrsVmOverride resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: DrsVmOverrideArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DrsVmOverrideState {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId?: pulumi.Input<string | undefined>;
    /**
     * Drs automation level.
     */
    drsAutomationLevel?: pulumi.Input<string | undefined>;
    /**
     * Drs enabled.
     */
    drsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * UUID of the machine. A change replaces it.
     */
    virtualMachineId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a DrsVmOverride resource.
 */
export interface DrsVmOverrideArgs {
    /**
     * Identifier of the cluster (managed object). A change replaces it.
     */
    computeClusterId: pulumi.Input<string>;
    /**
     * Drs automation level.
     */
    drsAutomationLevel?: pulumi.Input<string | undefined>;
    /**
     * Drs enabled.
     */
    drsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * UUID of the machine. A change replaces it.
     */
    virtualMachineId: pulumi.Input<string>;
}
