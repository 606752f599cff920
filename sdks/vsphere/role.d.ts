import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.Role` resource can be used to create and manage roles. Using this resource, privileges can be
 * associated with the roles. The role can be used while granting permissions to an entity.
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
     * The display label of the role.
     */
    readonly label: pulumi.Output<string>;
    /**
     * The name of the role.
     */
    readonly name: pulumi.Output<string>;
    /**
     * The privileges to be associated with this role.
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
/**
 * Input properties used for looking up and filtering Role resources.
 */
export interface RoleState {
    /**
     * The display label of the role.
     */
    label?: pulumi.Input<string | undefined>;
    /**
     * The name of the role.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The privileges to be associated with this role.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a Role resource.
 */
export interface RoleArgs {
    /**
     * The name of the role.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The privileges to be associated with this role.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
