import type * as vsphere from "@pulumi/vsphere";

/**
 * Pulumi's package for vSphere, loaded when machines are made there and not before: who has hosts of their own need not have it.
 * @throws Error that says how to bring it
 */
export function vsphereSdk(): typeof vsphere {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a static import would make everybody install it
    return require("@pulumi/vsphere") as typeof vsphere;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" || !message.includes("'@pulumi/vsphere'")) throw error;
    throw new Error(
      "machines in vSphere need the package @pulumi/vsphere, which is not installed; wanted: 4.17 or newer; " +
        "fix: npm install @pulumi/vsphere, or where no registry has it: npm install ./node_modules/calico-kit/sdks/vsphere",
    );
  }
}
