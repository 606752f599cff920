import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.Tag` data source can be used to reference tags that are not managed
 * by Terraform. Its attributes are exactly the same as the
 * [`vsphere.Tag` resource][resource-tag], and, like importing, the data source
 * uses a name and category as search criteria. The `id` and other attributes are
 * populated with the data found by the search.
 *
 * [resource-tag]: /docs/providers/vsphere/r/tag.html
 *
 * > **NOTE:** Tagging is not supported on direct ESXi hosts connections and
 * requires vCenter Server.
 */
export declare function getTag(args?: GetTagArgs, opts?: pulumi.InvokeOptions): Promise<GetTagResult>;
/**
 * A collection of arguments for invoking getTag.
 */
export interface GetTagArgs {
    /**
     * The ID of the tag category in which the tag is
     * located. Required when `name` is used.
     */
    categoryId?: string;
    /**
     * The unique identifier of the tag. If specified, `name` and
     * `categoryId` must not be set.
     */
    id?: string;
    /**
     * The name of the tag. If specified, `categoryId` must also
     * be provided.
     */
    name?: string;
}
/**
 * A collection of values returned by getTag.
 */
export interface GetTagResult {
    readonly categoryId?: string;
    readonly description: string;
    readonly id?: string;
    readonly name?: string;
}
/**
 * The `vsphere.Tag` data source can be used to reference tags that are not managed
 * by Terraform. Its attributes are exactly the same as the
 * [`vsphere.Tag` resource][resource-tag], and, like importing, the data source
 * uses a name and category as search criteria. The `id` and other attributes are
 * populated with the data found by the search.
 *
 * [resource-tag]: /docs/providers/vsphere/r/tag.html
 *
 * > **NOTE:** Tagging is not supported on direct ESXi hosts connections and
 * requires vCenter Server.
 */
export declare function getTagOutput(args?: GetTagOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTagResult>;
/**
 * A collection of arguments for invoking getTag.
 */
export interface GetTagOutputArgs {
    /**
     * The ID of the tag category in which the tag is
     * located. Required when `name` is used.
     */
    categoryId?: pulumi.Input<string | undefined>;
    /**
     * The unique identifier of the tag. If specified, `name` and
     * `categoryId` must not be set.
     */
    id?: pulumi.Input<string | undefined>;
    /**
     * The name of the tag. If specified, `categoryId` must also
     * be provided.
     */
    name?: pulumi.Input<string | undefined>;
}
