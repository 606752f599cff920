export interface Owner {
  pid: number;
  host: string;
}

export const STALE_MS: number;
export function isStale(
  owner: Owner | undefined,
  ageMs: number,
  world?: { host?: string; alive?: (pid: number) => boolean },
): boolean;
export function tryLock(dir: string): (() => void) | undefined;
export function withLock<T>(dir: string, work: () => Promise<T>, waiting?: (owner: string) => void): Promise<T>;
