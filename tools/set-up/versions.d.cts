export function versionIn(text: string): string | undefined;
export function compareVersions(a: string, b: string): number;
export function inRange(version: string, range: { from: string; below: string }): boolean;
