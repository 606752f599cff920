import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.ContentLibrary` data source can be used to discover the ID of a
 * content library.
 *
 * > **NOTE:** This resource requires vCenter and is not available on direct ESXi
 * host connections.
 */
export declare function getContentLibrary(args: GetContentLibraryArgs, opts?: pulumi.InvokeOptions): Promise<GetContentLibraryResult>;
/**
 * A collection of arguments for invoking getContentLibrary.
 */
export interface GetContentLibraryArgs {
    /**
     * The name of the content library.
     */
    name: string;
}
/**
 * A collection of values returned by getContentLibrary.
 */
export interface GetContentLibraryResult {
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly name: string;
}
/**
 * The `vsphere.ContentLibrary` data source can be used to discover the ID of a
 * content library.
 *
 * > **NOTE:** This resource requires vCenter and is not available on direct ESXi
 * host connections.
 */
export declare function getContentLibraryOutput(args: GetContentLibraryOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetContentLibraryResult>;
/**
 * A collection of arguments for invoking getContentLibrary.
 */
export interface GetContentLibraryOutputArgs {
    /**
     * The name of the content library.
     */
    name: pulumi.Input<string>;
}
