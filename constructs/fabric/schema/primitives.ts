import * as z from "zod";
import { secretValue } from "../../intent";

export const mtu = z.number().int().min(1280).max(9600);
export const community = z.string().regex(/^\d+:\d+(:\d+)?$/, "must be aa:nn or aa:nn:mm");

export const passwordOf = (whose: string) =>
  secretValue.optional().meta({ description: `TCP MD5 password of ${whose}, by reference` });
