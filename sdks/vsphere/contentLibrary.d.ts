import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * The `vsphere.ContentLibrary` resource can be used to manage content libraries.
 *
 * > **NOTE:** This resource requires a vCenter Server instance and is not available on direct ESXi host connections.
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
     * A description for the content library.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * The name of the content library.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Options to publish a local content library.
     */
    readonly publication: pulumi.Output<outputs.ContentLibraryPublication>;
    /**
     * The [managed object reference ID][docs-about-morefs] of the datastore on which to store the content library items.
     */
    readonly storageBackings: pulumi.Output<string[]>;
    /**
     * Options subscribe to a published content library.
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
/**
 * Input properties used for looking up and filtering ContentLibrary resources.
 */
export interface ContentLibraryState {
    /**
     * A description for the content library.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The name of the content library.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Options to publish a local content library.
     */
    publication?: pulumi.Input<inputs.ContentLibraryPublication | undefined>;
    /**
     * The [managed object reference ID][docs-about-morefs] of the datastore on which to store the content library items.
     */
    storageBackings?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Options subscribe to a published content library.
     */
    subscription?: pulumi.Input<inputs.ContentLibrarySubscription | undefined>;
}
/**
 * The set of arguments for constructing a ContentLibrary resource.
 */
export interface ContentLibraryArgs {
    /**
     * A description for the content library.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The name of the content library.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Options to publish a local content library.
     */
    publication?: pulumi.Input<inputs.ContentLibraryPublication | undefined>;
    /**
     * The [managed object reference ID][docs-about-morefs] of the datastore on which to store the content library items.
     */
    storageBackings: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Options subscribe to a published content library.
     */
    subscription?: pulumi.Input<inputs.ContentLibrarySubscription | undefined>;
}
