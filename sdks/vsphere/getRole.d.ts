import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.Role` data source can be used to discover the `id` and privileges
 * associated with a role given its name or display label.
 */
export declare function getRole(args: GetRoleArgs, opts?: pulumi.InvokeOptions): Promise<GetRoleResult>;
/**
 * A collection of arguments for invoking getRole.
 */
export interface GetRoleArgs {
    /**
     * The description of the role.
     */
    description?: string;
    /**
     * The label of the role.
     */
    label: string;
    name?: string;
    /**
     * The privileges associated with the role.
     */
    rolePrivileges?: string[];
}
/**
 * A collection of values returned by getRole.
 */
export interface GetRoleResult {
    /**
     * The description of the role.
     */
    readonly description?: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    /**
     * The display label of the role.
     */
    readonly label: string;
    readonly name?: string;
    /**
     * The privileges associated with the role.
     */
    readonly rolePrivileges?: string[];
}
/**
 * The `vsphere.Role` data source can be used to discover the `id` and privileges
 * associated with a role given its name or display label.
 */
export declare function getRoleOutput(args: GetRoleOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetRoleResult>;
/**
 * A collection of arguments for invoking getRole.
 */
export interface GetRoleOutputArgs {
    /**
     * The description of the role.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * The label of the role.
     */
    label: pulumi.Input<string>;
    name?: pulumi.Input<string | undefined>;
    /**
     * The privileges associated with the role.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
