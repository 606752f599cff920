import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A library of templates and images in datastores.
 */
export declare class ContentLibrary extends pulumi.CustomResource {
    /**
     * Get an existing ContentLibrary resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ContentLibraryState, opts?: pulumi.CustomResourceOptions): ContentLibrary;
    /**
     * Returns true if the given object is an instance of ContentLibrary.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ContentLibrary;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Publication.
     */
    readonly publication: pulumi.Output<outputs.ContentLibraryPublication>;
    /**
     * Identifiers of the datastores that hold the library.
     */
    readonly storageBackings: pulumi.Output<string[]>;
    /**
     * Subscription.
     */
    readonly subscription: pulumi.Output<outputs.ContentLibrarySubscription | undefined>;
    /**
     * Create a ContentLibrary resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ContentLibraryArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ContentLibraryState {
    /**
     * Text for people. A change replaces it.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Publication. A change replaces it.
     */
    publication?: pulumi.Input<inputs.ContentLibraryPublication | undefined>;
    /**
     * Identifiers of the datastores that hold the library. A change replaces it.
     */
    storageBackings?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Subscription. A change replaces it.
     */
    subscription?: pulumi.Input<inputs.ContentLibrarySubscription | undefined>;
}
/**
 * The set of arguments for constructing a ContentLibrary resource.
 */
export interface ContentLibraryArgs {
    /**
     * Text for people. A change replaces it.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Publication. A change replaces it.
     */
    publication?: pulumi.Input<inputs.ContentLibraryPublication | undefined>;
    /**
     * Identifiers of the datastores that hold the library. A change replaces it.
     */
    storageBackings: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Subscription. A change replaces it.
     */
    subscription?: pulumi.Input<inputs.ContentLibrarySubscription | undefined>;
}
