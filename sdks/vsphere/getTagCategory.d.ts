import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.TagCategory` data source can be used to reference tag categories
 * that are not managed by Terraform. Its attributes are the same as the
 * [`vsphere.TagCategory` resource][resource-tag-category], and, like importing,
 * the data source uses a name and category as search criteria. The `id` and other
 * attributes are populated with the data found by the search.
 *
 * [resource-tag-category]: /docs/providers/vsphere/r/tag_category.html
 *
 * > **NOTE:** Tagging is not supported on direct ESXi hosts connections and
 * requires vCenter Server.
 */
export declare function getTagCategory(args?: GetTagCategoryArgs, opts?: pulumi.InvokeOptions): Promise<GetTagCategoryResult>;
/**
 * A collection of arguments for invoking getTagCategory.
 */
export interface GetTagCategoryArgs {
    /**
     * The unique identifier of the tag category. If specified, `name` must not be set.
     */
    id?: string;
    /**
     * The name of the tag category. Required if `id` is not set.
     */
    name?: string;
}
/**
 * A collection of values returned by getTagCategory.
 */
export interface GetTagCategoryResult {
    readonly associableTypes: string[];
    readonly cardinality: string;
    readonly description: string;
    readonly id?: string;
    readonly name?: string;
}
/**
 * The `vsphere.TagCategory` data source can be used to reference tag categories
 * that are not managed by Terraform. Its attributes are the same as the
 * [`vsphere.TagCategory` resource][resource-tag-category], and, like importing,
 * the data source uses a name and category as search criteria. The `id` and other
 * attributes are populated with the data found by the search.
 *
 * [resource-tag-category]: /docs/providers/vsphere/r/tag_category.html
 *
 * > **NOTE:** Tagging is not supported on direct ESXi hosts connections and
 * requires vCenter Server.
 */
export declare function getTagCategoryOutput(args?: GetTagCategoryOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTagCategoryResult>;
/**
 * A collection of arguments for invoking getTagCategory.
 */
export interface GetTagCategoryOutputArgs {
    /**
     * The unique identifier of the tag category. If specified, `name` must not be set.
     */
    id?: pulumi.Input<string | undefined>;
    /**
     * The name of the tag category. Required if `id` is not set.
     */
    name?: pulumi.Input<string | undefined>;
}
