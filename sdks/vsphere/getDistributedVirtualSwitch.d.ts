import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a distributed switch up by its name.
 */
export declare function getDistributedVirtualSwitch(args: GetDistributedVirtualSwitchArgs, opts?: pulumi.InvokeOptions): Promise<GetDistributedVirtualSwitchResult>;
export interface GetDistributedVirtualSwitchArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * Name in the inventory.
     */
    name: string;
}
export interface GetDistributedVirtualSwitchResult {
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId?: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name in the inventory.
     */
    readonly name: string;
    /**
     * Names of the switch's uplinks, in order; their number is how many a host has.
     */
    readonly uplinks: string[];
}
/**
 * Looks a distributed switch up by its name.
 */
export declare function getDistributedVirtualSwitchOutput(args: GetDistributedVirtualSwitchOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetDistributedVirtualSwitchResult>;
export interface GetDistributedVirtualSwitchOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
}
