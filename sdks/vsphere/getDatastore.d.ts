import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a datastore up by its name.
 */
export declare function getDatastore(args: GetDatastoreArgs, opts?: pulumi.InvokeOptions): Promise<GetDatastoreResult>;
export interface GetDatastoreArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * Name in the inventory.
     */
    name: string;
    /**
     * Stats.
     */
    stats?: {
        [key: string]: string;
    };
}
export interface GetDatastoreResult {
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
     * Stats.
     */
    readonly stats?: {
        [key: string]: string;
    };
}
/**
 * Looks a datastore up by its name.
 */
export declare function getDatastoreOutput(args: GetDatastoreOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetDatastoreResult>;
export interface GetDatastoreOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
    /**
     * Stats.
     */
    stats?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
