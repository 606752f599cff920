import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A storage policy by tags of datastores.
 */
export declare class VmStoragePolicy extends pulumi.CustomResource {
    /**
     * Get an existing VmStoragePolicy resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VmStoragePolicyState, opts?: pulumi.CustomResourceOptions): VmStoragePolicy;
    /**
     * Returns true if the given object is an instance of VmStoragePolicy.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VmStoragePolicy;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Tag rules.
     */
    readonly tagRules: pulumi.Output<outputs.VmStoragePolicyTagRule[]>;
    /**
     * Create a VmStoragePolicy resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VmStoragePolicyArgs, opts?: pulumi.CustomResourceOptions);
}
export interface VmStoragePolicyState {
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Tag rules.
     */
    tagRules?: pulumi.Input<pulumi.Input<inputs.VmStoragePolicyTagRule>[] | undefined>;
}
/**
 * The set of arguments for constructing a VmStoragePolicy resource.
 */
export interface VmStoragePolicyArgs {
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Tag rules.
     */
    tagRules: pulumi.Input<pulumi.Input<inputs.VmStoragePolicyTagRule>[]>;
}
