/** EC2 takes 255 characters of a small alphabet in a rule's description. */
export function ruleDescription(why: string): string {
  return why.replace(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, "").slice(0, 255);
}
