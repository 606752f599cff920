import * as pulumi from "@pulumi/pulumi";
/**
 * Looks an item of a content library up by its name.
 */
export declare function getContentLibraryItem(args: GetContentLibraryItemArgs, opts?: pulumi.InvokeOptions): Promise<GetContentLibraryItemResult>;
export interface GetContentLibraryItemArgs {
    /**
     * Identifier of the content library. A change replaces it.
     */
    libraryId: string;
    /**
     * Name in the inventory. A change replaces it.
     */
    name: string;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type: string;
}
export interface GetContentLibraryItemResult {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Identifier of the content library.
     */
    readonly libraryId: string;
    /**
     * Name in the inventory.
     */
    readonly name: string;
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: string;
}
/**
 * Looks an item of a content library up by its name.
 */
export declare function getContentLibraryItemOutput(args: GetContentLibraryItemOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetContentLibraryItemResult>;
export interface GetContentLibraryItemOutputArgs {
    /**
     * Identifier of the content library. A change replaces it.
     */
    libraryId: pulumi.Input<string>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name: pulumi.Input<string>;
    /**
     * Kind of it, in vSphere's words. A change replaces it.
     */
    type: pulumi.Input<string>;
}
