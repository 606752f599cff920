import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a role up by its label.
 */
export declare function getRole(args: GetRoleArgs, opts?: pulumi.InvokeOptions): Promise<GetRoleResult>;
export interface GetRoleArgs {
    /**
     * Text for people.
     */
    description?: string;
    /**
     * Name of it, as vSphere shows it.
     */
    label: string;
    /**
     * Name in the inventory.
     */
    name?: string;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    rolePrivileges?: string[];
}
export interface GetRoleResult {
    /**
     * Text for people.
     */
    readonly description?: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name of it, as vSphere shows it.
     */
    readonly label: string;
    /**
     * Name in the inventory.
     */
    readonly name?: string;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    readonly rolePrivileges?: string[];
}
/**
 * Looks a role up by its label.
 */
export declare function getRoleOutput(args: GetRoleOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetRoleResult>;
export interface GetRoleOutputArgs {
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Name of it, as vSphere shows it.
     */
    label: pulumi.Input<string>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Privileges that the role gives, in vSphere's words.
     */
    rolePrivileges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
