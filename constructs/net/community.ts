/** Whether each number of a community, aa:nn, fits in 16 bits (RFC 1997), or of a large one, aa:nn:mm, in 32 (RFC 8092). */
export function isCommunityInRange(text: string): boolean {
  const parts = text.split(":");
  const most = parts.length === 2 ? 65535 : 4294967295;
  return parts.every((part) => Number(part) <= most);
}
