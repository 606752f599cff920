import * as pulumi from "@pulumi/pulumi";
/**
 * A folder of the inventory: of machines, hosts, datastores, networks or datacenters.
 */
export declare class Folder extends pulumi.CustomResource {
    /**
     * Get an existing Folder resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: FolderState, opts?: pulumi.CustomResourceOptions): Folder;
    /**
     * Returns true if the given object is an instance of Folder.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Folder;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId: pulumi.Output<string | undefined>;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    readonly path: pulumi.Output<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: pulumi.Output<string>;
    /**
     * Create a Folder resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: FolderArgs, opts?: pulumi.CustomResourceOptions);
}
export interface FolderState {
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object). A change replaces it.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path?: pulumi.Input<string | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a Folder resource.
 */
export interface FolderArgs {
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object). A change replaces it.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path: pulumi.Input<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type: pulumi.Input<string>;
}
