import * as pulumi from "@pulumi/pulumi";
/**
 * A tag of a category. Objects have it by their input `tags`.
 */
export declare class Tag extends pulumi.CustomResource {
    /**
     * Get an existing Tag resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: TagState, opts?: pulumi.CustomResourceOptions): Tag;
    /**
     * Returns true if the given object is an instance of Tag.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Tag;
    /**
     * Identifier of the category.
     */
    readonly categoryId: pulumi.Output<string>;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Create a Tag resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: TagArgs, opts?: pulumi.CustomResourceOptions);
}
export interface TagState {
    /**
     * Identifier of the category. A change replaces it.
     */
    categoryId?: pulumi.Input<string | undefined>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a Tag resource.
 */
export interface TagArgs {
    /**
     * Identifier of the category. A change replaces it.
     */
    categoryId: pulumi.Input<string>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
