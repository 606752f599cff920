import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a cluster of hosts up by its name.
 */
export declare function getComputeCluster(args: GetComputeClusterArgs, opts?: pulumi.InvokeOptions): Promise<GetComputeClusterResult>;
export interface GetComputeClusterArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * Name in the inventory.
     */
    name: string;
}
export interface GetComputeClusterResult {
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
     * Identifier of the resource pool (managed object).
     */
    readonly resourcePoolId: string;
}
/**
 * Looks a cluster of hosts up by its name.
 */
export declare function getComputeClusterOutput(args: GetComputeClusterOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetComputeClusterResult>;
export interface GetComputeClusterOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
}
