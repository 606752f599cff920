import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
/**
 * The `vsphere.GuestOsCustomization` data source can be used to discover the
 * details about a customization specification for a guest operating system.
 */
export declare function getGuestOsCustomization(args: GetGuestOsCustomizationArgs, opts?: pulumi.InvokeOptions): Promise<GetGuestOsCustomizationResult>;
/**
 * A collection of arguments for invoking getGuestOsCustomization.
 */
export interface GetGuestOsCustomizationArgs {
    /**
     * The name of the customization specification is the unique
     * identifier per vCenter Server instance.
     */
    name: string;
}
/**
 * A collection of values returned by getGuestOsCustomization.
 */
export interface GetGuestOsCustomizationResult {
    /**
     * The number of last changed version to the customization
     * specification.
     */
    readonly changeVersion: string;
    /**
     * The description for the customization specification.
     */
    readonly description: string;
    /**
     * The provider-assigned unique ID for this managed resource.
     */
    readonly id: string;
    /**
     * The time of last modification to the customization
     * specification.
     */
    readonly lastUpdateTime: string;
    readonly name: string;
    /**
     * Container object for the guest operating system properties to be
     * customized. See
     * virtual machine customizations
     */
    readonly specs: outputs.GetGuestOsCustomizationSpec[];
    /**
     * The type of customization specification: One among: Windows, Linux.
     */
    readonly type: string;
}
/**
 * The `vsphere.GuestOsCustomization` data source can be used to discover the
 * details about a customization specification for a guest operating system.
 */
export declare function getGuestOsCustomizationOutput(args: GetGuestOsCustomizationOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetGuestOsCustomizationResult>;
/**
 * A collection of arguments for invoking getGuestOsCustomization.
 */
export interface GetGuestOsCustomizationOutputArgs {
    /**
     * The name of the customization specification is the unique
     * identifier per vCenter Server instance.
     */
    name: pulumi.Input<string>;
}
