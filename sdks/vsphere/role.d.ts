import * as pulumi from "@pulumi/pulumi";
/**
 * A set of privileges that permissions give.
 */
export declare class Role extends pulumi.CustomResource {
    /**
     * Get an existing Role resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: RoleState, opts?: pulumi.CustomResourceOptions): Role;
    /**
     * Returns true if the given object is an instance of Role.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Role;
    /**
     * Name of it, as vSphere shows it.
     */
    readonly label: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    readonly rolePrivileges: pulumi.Output<string[] | undefined>;
    /**
     * Create a Role resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: RoleArgs, opts?: pulumi.CustomResourceOptions);
}
export interface RoleState {
    /**
     * Name of it, as vSphere shows it.
     */
    label?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a Role resource.
 */
export interface RoleArgs {
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
