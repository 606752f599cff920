import * as pulumi from "@pulumi/pulumi";
/**
 * A category of tags: how many of them an object may have, and which kinds of objects.
 */
export declare class TagCategory extends pulumi.CustomResource {
    /**
     * Get an existing TagCategory resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: TagCategoryState, opts?: pulumi.CustomResourceOptions): TagCategory;
    /**
     * Returns true if the given object is an instance of TagCategory.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is TagCategory;
    /**
     * Kinds of objects that may have a tag of the category.
     */
    readonly associableTypes: pulumi.Output<string[]>;
    /**
     * `SINGLE` or `MULTIPLE`: how many tags of the category an object may have.
     */
    readonly cardinality: pulumi.Output<string>;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Create a TagCategory resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: TagCategoryArgs, opts?: pulumi.CustomResourceOptions);
}
export interface TagCategoryState {
    /**
     * Kinds of objects that may have a tag of the category.
     */
    associableTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * `SINGLE` or `MULTIPLE`: how many tags of the category an object may have.
     */
    cardinality?: pulumi.Input<string | undefined>;
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
 * The set of arguments for constructing a TagCategory resource.
 */
export interface TagCategoryArgs {
    /**
     * Kinds of objects that may have a tag of the category.
     */
    associableTypes: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * `SINGLE` or `MULTIPLE`: how many tags of the category an object may have.
     */
    cardinality: pulumi.Input<string>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
