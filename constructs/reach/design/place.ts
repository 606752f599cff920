import type { Location } from "../../findings";
import type { Written } from "../../policy";

/** Where a finding points, for a detail. */
export function placeOf({ location }: Written): { readonly location?: Location } {
  return location === undefined ? {} : { location };
}
