import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a content library up by its name.
 */
export declare function getContentLibrary(args: GetContentLibraryArgs, opts?: pulumi.InvokeOptions): Promise<GetContentLibraryResult>;
export interface GetContentLibraryArgs {
    /**
     * Name in the inventory.
     */
    name: string;
}
export interface GetContentLibraryResult {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name in the inventory.
     */
    readonly name: string;
}
/**
 * Looks a content library up by its name.
 */
export declare function getContentLibraryOutput(args: GetContentLibraryOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetContentLibraryResult>;
export interface GetContentLibraryOutputArgs {
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
}
