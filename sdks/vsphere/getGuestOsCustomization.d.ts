import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
/**
 * Looks a customization of guests up by its name.
 */
export declare function getGuestOsCustomization(args: GetGuestOsCustomizationArgs, opts?: pulumi.InvokeOptions): Promise<GetGuestOsCustomizationResult>;
export interface GetGuestOsCustomizationArgs {
    /**
     * Name in the inventory.
     */
    name: string;
}
export interface GetGuestOsCustomizationResult {
    /**
     * Change version.
     */
    readonly changeVersion: string;
    /**
     * Text for people.
     */
    readonly description: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Last update time.
     */
    readonly lastUpdateTime: string;
    /**
     * Name in the inventory.
     */
    readonly name: string;
    /**
     * Specs.
     */
    readonly specs: outputs.GetGuestOsCustomizationSpec[];
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: string;
}
/**
 * Looks a customization of guests up by its name.
 */
export declare function getGuestOsCustomizationOutput(args: GetGuestOsCustomizationOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetGuestOsCustomizationResult>;
export interface GetGuestOsCustomizationOutputArgs {
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
}
