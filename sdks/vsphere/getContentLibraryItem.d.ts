import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.ContentLibraryItem` data source can be used to discover the ID
 * of a content library item.
 *
 * > **NOTE:** This resource requires vCenter and is not available on direct ESXi
 * host connections.
 */
export declare function getContentLibraryItem(args: GetContentLibraryItemArgs, opts?: pulumi.InvokeOptions): Promise<GetContentLibraryItemResult>;
/**
 * A collection of arguments for invoking getContentLibraryItem.
 */
export interface GetContentLibraryItemArgs {
    /**
     * The ID of the content library in which the item
     * exists.
     */
    libraryId: string;
    /**
     * The name of the content library item.
     */
    name: string;
    /**
     * The type for the content library item. One of `ovf`,
     * `vm-template`, or `iso`
     */
    type: string;
}
/**
 * A collection of values returned by getContentLibraryItem.
 */
export interface GetContentLibraryItemResult {
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly libraryId: string;
    readonly name: string;
    readonly type: string;
}
/**
 * The `vsphere.ContentLibraryItem` data source can be used to discover the ID
 * of a content library item.
 *
 * > **NOTE:** This resource requires vCenter and is not available on direct ESXi
 * host connections.
 */
export declare function getContentLibraryItemOutput(args: GetContentLibraryItemOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetContentLibraryItemResult>;
/**
 * A collection of arguments for invoking getContentLibraryItem.
 */
export interface GetContentLibraryItemOutputArgs {
    /**
     * The ID of the content library in which the item
     * exists.
     */
    libraryId: pulumi.Input<string>;
    /**
     * The name of the content library item.
     */
    name: pulumi.Input<string>;
    /**
     * The type for the content library item. One of `ovf`,
     * `vm-template`, or `iso`
     */
    type: pulumi.Input<string>;
}
