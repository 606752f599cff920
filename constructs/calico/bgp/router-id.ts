import { createHash } from "node:crypto";
import { Ip } from "../../net";

/**
 * The router id of a node's BIRD: its IPv4 address; where it has none, what confd makes of its name, as the operator asks it to
 * (CALICO_ROUTER_ID=hash; confd pkg/resource/template, HashToIPv4).
 */
export function birdRouterId({ name, addresses }: { readonly name: string; readonly addresses: readonly Ip[] }): Ip {
  const own = addresses.find(({ family }) => family === 4);
  if (own !== undefined) return own;
  const [first = 0, ...others] = createHash("sha256").update(name).digest().subarray(0, 4);
  return Ip.of([first > 223 ? first - 32 : first, ...others].join("."));
}
