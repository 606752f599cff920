import * as pulumi from "@pulumi/pulumi";
/**
 * An item of a content library, by its file or by a machine.
 */
export declare class ContentLibraryItem extends pulumi.CustomResource {
    /**
     * Get an existing ContentLibraryItem resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ContentLibraryItemState, opts?: pulumi.CustomResourceOptions): ContentLibraryItem;
    /**
     * Returns true if the given object is an instance of ContentLibraryItem.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ContentLibraryItem;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Address of the file that is brought into the library.
     */
    readonly fileUrl: pulumi.Output<string | undefined>;
    /**
     * Identifier of the content library.
     */
    readonly libraryId: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Source uuid.
     */
    readonly sourceUuid: pulumi.Output<string | undefined>;
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: pulumi.Output<string | undefined>;
    /**
     * Create a ContentLibraryItem resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ContentLibraryItemArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ContentLibraryItemState {
    /**
     * Text for people. A change replaces it.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Address of the file that is brought into the library. A change replaces it.
     */
    fileUrl?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the content library. A change replaces it.
     */
    libraryId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Source uuid. A change replaces it.
     */
    sourceUuid?: pulumi.Input<string | undefined>;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a ContentLibraryItem resource.
 */
export interface ContentLibraryItemArgs {
    /**
     * Text for people. A change replaces it.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Address of the file that is brought into the library. A change replaces it.
     */
    fileUrl?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the content library. A change replaces it.
     */
    libraryId: pulumi.Input<string>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Source uuid. A change replaces it.
     */
    sourceUuid?: pulumi.Input<string | undefined>;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type?: pulumi.Input<string | undefined>;
}
