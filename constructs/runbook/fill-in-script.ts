import { passwordName, passwordToken } from "../fabric";
import { lateValue, type PasswordReference, word } from "../model";

/** A password of switches, and the variable that the script reads it from. */
interface Wanted {
  readonly token: string;
  readonly variable: string;
  /** Where it is kept, for whoever runs the script. */
  readonly from: string;
}

/**
 * The script that copies the files of switches and puts the passwords in: no network OS reads a reference. Values come from
 * the environment, go by way of the shell's own variables only (no argument of a program has one), and are never printed; the
 * copies are readable by nobody else.
 */
export function fillInScript(passwords: readonly PasswordReference[]): string {
  const wanted = wantedOf(passwords);
  return `${head}
${wanted.map(({ variable, from }) => `  ${variable}  ${from}`).join("\n")}
END
}
tokens=(${wanted.map(({ token }) => word(token)).join(" ")})
variables=(${wanted.map(({ variable }) => variable).join(" ")})
${body}`;
}

/** Names that differ in how they are written only have variables of their own all the same. */
function wantedOf(passwords: readonly PasswordReference[]): readonly Wanted[] {
  const taken = new Map<string, number>();
  return passwords.map((reference) => {
    const { variable } = lateValue(`bgpPassword.${passwordName(reference)}`);
    const count = (taken.get(variable) ?? 0) + 1;
    taken.set(variable, count);
    return {
      token: passwordToken(reference),
      variable: count === 1 ? variable : `${variable}_${count}`,
      from: placeOf(reference),
    };
  });
}

function placeOf(reference: PasswordReference): string {
  if (reference.kind === "secret") return `secret value ${reference.config} of the stack's configuration`;
  const { name, key } = reference.secretKeyRef;
  return `key ${key} of Secret ${name} in the cluster`;
}

const head = String.raw`#!/usr/bin/env bash
# Copies the files of the switches and puts passwords in: see --help. Written by calico-kit synth; it holds no password.
set -euo pipefail
umask 077
usage() {
  cat << 'END'
usage: fill-in.sh FOLDER
Writes the files of all switches to FOLDER, which must not be there yet, with the passwords in them; only you can read
them. A password is 1-80 letters, digits and . , : + = * / _ % @ ^ ~ - (what every switch takes as one word). From the
environment:`;

const body = String.raw`refuse() {
  echo "fill-in.sh: $1; nothing was written" >&2
  exit 2
}
case ${"$"}{1:-} in
  -h | --help) usage; exit 0 ;;
  '') usage >&2; exit 2 ;;
  -*) refuse "there is no option $1" ;;
esac
[ $# = 1 ] || refuse 'it takes one folder'
target=$1
[ ! -e "$target" ] || refuse "$target is there already"
for variable in "${"$"}{variables[@]}"; do
  value=${"$"}{!variable:-}
  [ -n "$value" ] || refuse "the variable $variable is not set"
  [ "${"$"}{#value}" -le 80 ] || refuse "$variable has more than 80 characters"
  case $value in
    *[!A-Za-z0-9.,:+=*/_%@^~-]*) refuse "$variable has a character that not every switch takes in a password" ;;
  esac
done
here=$(cd "$(dirname "${"$"}{BASH_SOURCE[0]}")" && pwd)
mkdir -p "$target"
count=0
for file in "$here"/*/*; do
  text=$(cat "$file"; printf .)
  text=${"$"}{text%.}
  for index in "${"$"}{!tokens[@]}"; do
    variable=${"$"}{variables[$index]}
    text=${"$"}{text//"${"$"}{tokens[$index]}"/${"$"}{!variable}}
  done
  switch=$(basename "$(dirname "$file")")
  mkdir -p "$target/$switch"
  printf %s "$text" > "$target/$switch/$(basename "$file")"
  count=$((count + 1))
done
echo "$count files are in $target; remove them once the switches have them"
`;
