import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * The `vsphere.VmStoragePolicy` resource can be used to create and manage storage
 * policies. Using this resource, tag based placement rules can be created to
 * place virtual machines on a datastore with matching tags. If storage requirements for the applications on the virtual machine change, you can modify the storage policy that was originally applied to the virtual machine.
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
     * Description of the storage policy.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The name of the storage policy.
     */
    readonly name: pulumi.Output<string>;
    /**
     * List of tag rules. The tag category and tags to be associated to this storage policy.
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
/**
 * Input properties used for looking up and filtering VmStoragePolicy resources.
 */
export interface VmStoragePolicyState {
    /**
     * Description of the storage policy.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The name of the storage policy.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * List of tag rules. The tag category and tags to be associated to this storage policy.
     */
    tagRules?: pulumi.Input<pulumi.Input<inputs.VmStoragePolicyTagRule>[] | undefined>;
}
/**
 * The set of arguments for constructing a VmStoragePolicy resource.
 */
export interface VmStoragePolicyArgs {
    /**
     * Description of the storage policy.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The name of the storage policy.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * List of tag rules. The tag category and tags to be associated to this storage policy.
     */
    tagRules: pulumi.Input<pulumi.Input<inputs.VmStoragePolicyTagRule>[]>;
}
