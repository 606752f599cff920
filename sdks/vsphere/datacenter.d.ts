import * as pulumi from "@pulumi/pulumi";
/**
 * A datacenter of the inventory.
 */
export declare class Datacenter extends pulumi.CustomResource {
    /**
     * Get an existing Datacenter resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DatacenterState, opts?: pulumi.CustomResourceOptions): Datacenter;
    /**
     * Returns true if the given object is an instance of Datacenter.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Datacenter;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    readonly folder: pulumi.Output<string | undefined>;
    /**
     * Moid.
     */
    readonly moid: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Create a Datacenter resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: DatacenterArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DatacenterState {
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind. A change replaces it.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Moid. A change replaces it.
     */
    moid?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a Datacenter resource.
 */
export interface DatacenterArgs {
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind. A change replaces it.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
