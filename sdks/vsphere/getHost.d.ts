import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a host up by its name.
 */
export declare function getHost(args: GetHostArgs, opts?: pulumi.InvokeOptions): Promise<GetHostResult>;
export interface GetHostArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId: string;
    /**
     * Name in the inventory.
     */
    name?: string;
}
export interface GetHostResult {
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name in the inventory.
     */
    readonly name?: string;
    /**
     * Identifier of the resource pool (managed object).
     */
    readonly resourcePoolId: string;
}
/**
 * Looks a host up by its name.
 */
export declare function getHostOutput(args: GetHostOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetHostResult>;
export interface GetHostOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId: pulumi.Input<string>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
