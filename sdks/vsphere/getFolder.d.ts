import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a folder up by its path.
 */
export declare function getFolder(args: GetFolderArgs, opts?: pulumi.InvokeOptions): Promise<GetFolderResult>;
export interface GetFolderArgs {
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path: string;
}
export interface GetFolderResult {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    readonly path: string;
}
/**
 * Looks a folder up by its path.
 */
export declare function getFolderOutput(args: GetFolderOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetFolderResult>;
export interface GetFolderOutputArgs {
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path: pulumi.Input<string>;
}
