import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a resource pool up by its name or path.
 */
export declare function getResourcePool(args?: GetResourcePoolArgs, opts?: pulumi.InvokeOptions): Promise<GetResourcePoolResult>;
export interface GetResourcePoolArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * Name in the inventory.
     */
    name?: string;
    /**
     * Identifier of the resource pool that it is part of.
     */
    parentResourcePoolId?: string;
}
export interface GetResourcePoolResult {
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
    readonly name?: string;
    /**
     * Identifier of the resource pool that it is part of.
     */
    readonly parentResourcePoolId?: string;
}
/**
 * Looks a resource pool up by its name or path.
 */
export declare function getResourcePoolOutput(args?: GetResourcePoolOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetResourcePoolResult>;
export interface GetResourcePoolOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool that it is part of.
     */
    parentResourcePoolId?: pulumi.Input<string | undefined>;
}
