import * as pulumi from "@pulumi/pulumi";
/**
 * Looks a tag up by its name and category.
 */
export declare function getTag(args?: GetTagArgs, opts?: pulumi.InvokeOptions): Promise<GetTagResult>;
export interface GetTagArgs {
    /**
     * Identifier of the category.
     */
    categoryId?: string;
    /**
     * Id.
     */
    id?: string;
    /**
     * Name in the inventory.
     */
    name?: string;
}
export interface GetTagResult {
    /**
     * Identifier of the category.
     */
    readonly categoryId?: string;
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
 * Looks a tag up by its name and category.
 */
export declare function getTagOutput(args?: GetTagOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTagResult>;
export interface GetTagOutputArgs {
    /**
     * Identifier of the category.
     */
    categoryId?: pulumi.Input<string | undefined>;
    /**
     * Id.
     */
    id?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
}
