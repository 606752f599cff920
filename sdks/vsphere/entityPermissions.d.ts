import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * Who has which role on an object of the inventory. One of these holds all permissions of the object.
 */
export declare class EntityPermissions extends pulumi.CustomResource {
    /**
     * Get an existing EntityPermissions resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: EntityPermissionsState, opts?: pulumi.CustomResourceOptions): EntityPermissions;
    /**
     * Returns true if the given object is an instance of EntityPermissions.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is EntityPermissions;
    /**
     * Identifier of the object (managed object).
     */
    readonly entityId: pulumi.Output<string>;
    /**
     * Kind of the object, in vSphere's words.
     */
    readonly entityType: pulumi.Output<string>;
    /**
     * All permissions of the object.
     */
    readonly permissions: pulumi.Output<outputs.EntityPermissionsPermission[]>;
    /**
     * Create a EntityPermissions resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: EntityPermissionsArgs, opts?: pulumi.CustomResourceOptions);
}
export interface EntityPermissionsState {
    /**
     * Identifier of the object (managed object). A change replaces it.
     */
    entityId?: pulumi.Input<string | undefined>;
    /**
     * Kind of the object, in vSphere's words. A change replaces it.
     */
    entityType?: pulumi.Input<string | undefined>;
    /**
     * All permissions of the object.
     */
    permissions?: pulumi.Input<pulumi.Input<inputs.EntityPermissionsPermission>[] | undefined>;
}
/**
 * The set of arguments for constructing a EntityPermissions resource.
 */
export interface EntityPermissionsArgs {
    /**
     * Identifier of the object (managed object). A change replaces it.
     */
    entityId: pulumi.Input<string>;
    /**
     * Kind of the object, in vSphere's words. A change replaces it.
     */
    entityType: pulumi.Input<string>;
    /**
     * All permissions of the object.
     */
    permissions: pulumi.Input<pulumi.Input<inputs.EntityPermissionsPermission>[]>;
}
