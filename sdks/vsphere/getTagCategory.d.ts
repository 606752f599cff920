import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a category of tags up by its name.
 */
export declare function getTagCategory(args?: GetTagCategoryArgs, opts?: pulumi.InvokeOptions): Promise<GetTagCategoryResult>;
export interface GetTagCategoryArgs {
    /**
     * Id.
     */
    id?: string;
    /**
     * Name in the inventory.
     */
    name?: string;
}
export interface GetTagCategoryResult {
    /**
     * Kinds of objects that may have a tag of the category.
     */
    readonly associableTypes: string[];
    /**
     * `SINGLE` or `MULTIPLE`: how many tags of the category an object may have.
     */
    readonly cardinality: string;
    /**
     * Text for people.
     */
    readonly description: string;
    /**
     * Id.
     */
    readonly id?: string;
    /**
     * Name in the inventory.
     */
    readonly name?: string;
}
/**
 * Looks a category of tags up by its name.
 */
export declare function getTagCategoryOutput(args?: GetTagCategoryOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTagCategoryResult>;
export interface GetTagCategoryOutputArgs {
    /**
     * Id.
     */
    id?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
