import * as pulumi from "@pulumi/pulumi";
/**
 * A connection to a vCenter.
 */
export declare class Provider extends pulumi.ProviderResource {
    /**
     * Returns true if the given object is an instance of Provider.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is Provider;
    /**
     * Client debug path.
     */
    readonly clientDebugPath: pulumi.Output<string | undefined>;
    /**
     * Client debug path run.
     */
    readonly clientDebugPathRun: pulumi.Output<string | undefined>;
    /**
     * Password of the user; a secret.
     */
    readonly password: pulumi.Output<string | undefined>;
    /**
     * Rest session path.
     */
    readonly restSessionPath: pulumi.Output<string | undefined>;
    /**
     * Who signs in to the vCenter; a secret of the provider's configuration.
     */
    readonly user: pulumi.Output<string | undefined>;
    /**
     * Vcenter server.
     *
     * @deprecated no longer wanted by the provider
     */
    readonly vcenterServer: pulumi.Output<string | undefined>;
    /**
     * Vim session path.
     */
    readonly vimSessionPath: pulumi.Output<string | undefined>;
    /**
     * Name or address of the vCenter.
     */
    readonly vsphereServer: pulumi.Output<string | undefined>;
    /**
     * Create a Provider resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: ProviderArgs, opts?: pulumi.ResourceOptions);
}
/**
 * The set of arguments for constructing a Provider resource.
 */
export interface ProviderArgs {
    /**
     * Whether a certificate is taken that nobody vouches for.
     */
    allowUnverifiedSsl?: pulumi.Input<boolean | undefined>;
    /**
     * Api timeout.
     */
    apiTimeout?: pulumi.Input<number | undefined>;
    /**
     * Client debug.
     */
    clientDebug?: pulumi.Input<boolean | undefined>;
    /**
     * Client debug path.
     */
    clientDebugPath?: pulumi.Input<string | undefined>;
    /**
     * Client debug path run.
     */
    clientDebugPathRun?: pulumi.Input<string | undefined>;
    /**
     * Password of the user; a secret.
     */
    password?: pulumi.Input<string | undefined>;
    /**
     * Persist session.
     */
    persistSession?: pulumi.Input<boolean | undefined>;
    /**
     * Rest session path.
     */
    restSessionPath?: pulumi.Input<string | undefined>;
    /**
     * Who signs in to the vCenter; a secret of the provider's configuration.
     */
    user?: pulumi.Input<string | undefined>;
    /**
     * Vcenter server.
     *
     * @deprecated no longer wanted by the provider
     */
    vcenterServer?: pulumi.Input<string | undefined>;
    /**
     * Vim keep alive.
     */
    vimKeepAlive?: pulumi.Input<number | undefined>;
    /**
     * Vim session path.
     */
    vimSessionPath?: pulumi.Input<string | undefined>;
    /**
     * Name or address of the vCenter.
     */
    vsphereServer?: pulumi.Input<string | undefined>;
}
