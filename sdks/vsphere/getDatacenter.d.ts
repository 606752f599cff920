import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a datacenter up by its name.
 */
export declare function getDatacenter(args?: GetDatacenterArgs, opts?: pulumi.InvokeOptions): Promise<GetDatacenterResult>;
export interface GetDatacenterArgs {
    /**
     * Name in the inventory.
     */
    name?: string;
}
export interface GetDatacenterResult {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name in the inventory.
     */
    readonly name?: string;
    /**
     * Virtual machines.
     */
    readonly virtualMachines: string[];
}
/**
 * Looks a datacenter up by its name.
 */
export declare function getDatacenterOutput(args?: GetDatacenterOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetDatacenterResult>;
export interface GetDatacenterOutputArgs {
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
