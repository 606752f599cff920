/**
 * Whether a certificate is taken that nobody vouches for.
 */
export declare const allowUnverifiedSsl: boolean | undefined;
/**
 * Api timeout.
 */
export declare const apiTimeout: number | undefined;
/**
 * Client debug.
 */
export declare const clientDebug: boolean | undefined;
/**
 * Client debug path.
 */
export declare const clientDebugPath: string | undefined;
/**
 * Client debug path run.
 */
export declare const clientDebugPathRun: string | undefined;
/**
 * Password of the user; a secret.
 */
export declare const password: string | undefined;
/**
 * Persist session.
 */
export declare const persistSession: boolean | undefined;
/**
 * Rest session path.
 */
export declare const restSessionPath: string | undefined;
/**
 * Who signs in to the vCenter; a secret of the provider's configuration.
 */
export declare const user: string | undefined;
/**
 * Vcenter server.
 */
export declare const vcenterServer: string | undefined;
/**
 * Vim keep alive.
 */
export declare const vimKeepAlive: number | undefined;
/**
 * Vim session path.
 */
export declare const vimSessionPath: string | undefined;
/**
 * Name or address of the vCenter.
 */
export declare const vsphereServer: string | undefined;
