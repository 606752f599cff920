import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.Folder` data source can be used to get the general attributes of a
 * vSphere inventory folder. The data source supports creating folders of the 5
 * major types - datacenter folders, host and cluster folders, virtual machine
 * folders, storage folders, and network folders.
 *
 * Paths are absolute and must include the datacenter.
 */
export declare function getFolder(args: GetFolderArgs, opts?: pulumi.InvokeOptions): Promise<GetFolderResult>;
/**
 * A collection of arguments for invoking getFolder.
 */
export interface GetFolderArgs {
    /**
     * The absolute path of the folder. For example, given a
     * default datacenter of `default-dc`, a folder of type `vm`, and a folder name
     * of `example-vm-folder`, the resulting `path` would be
     * `/default-dc/vm/example-vm-folder`.
     *
     * For nested datacenters, include the full hierarchy in the path. For example, if datacenter
     * `default-dc` is inside folder `parent-folder`, the path to a VM folder would be
     * `/parent-folder/default-dc/vm/example-vm-folder`.
     *
     * The valid folder types to be used in a `path` are: `vm`, `host`, `datacenter`, `datastore`, or `network`.
     *
     * Always include a leading slash in the `path`.
     */
    path: string;
}
/**
 * A collection of values returned by getFolder.
 */
export interface GetFolderResult {
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    readonly path: string;
}
/**
 * The `vsphere.Folder` data source can be used to get the general attributes of a
 * vSphere inventory folder. The data source supports creating folders of the 5
 * major types - datacenter folders, host and cluster folders, virtual machine
 * folders, storage folders, and network folders.
 *
 * Paths are absolute and must include the datacenter.
 */
export declare function getFolderOutput(args: GetFolderOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetFolderResult>;
/**
 * A collection of arguments for invoking getFolder.
 */
export interface GetFolderOutputArgs {
    /**
     * The absolute path of the folder. For example, given a
     * default datacenter of `default-dc`, a folder of type `vm`, and a folder name
     * of `example-vm-folder`, the resulting `path` would be
     * `/default-dc/vm/example-vm-folder`.
     *
     * For nested datacenters, include the full hierarchy in the path. For example, if datacenter
     * `default-dc` is inside folder `parent-folder`, the path to a VM folder would be
     * `/parent-folder/default-dc/vm/example-vm-folder`.
     *
     * The valid folder types to be used in a `path` are: `vm`, `host`, `datacenter`, `datastore`, or `network`.
     *
     * Always include a leading slash in the `path`.
     */
    path: pulumi.Input<string>;
}
