import { fileVariable, type LateName, lateValue, type LateValue, word } from "../../model";

/**
 * Usage, and what the script was told. `refuse` is for whatever is found before the first change.
 *
 * @param hasSessions whether it waits for BGP sessions
 * @param isPrepared whether the platform does something of its own before the Installation
 */
export function options(hasSessions: boolean, isPrepared: boolean): string {
  return String.raw`usage() {
  cat << 'END'
usage: apply.sh [OPTION ...]
  --context NAME    the context of the kubeconfig; the variable CALICO_KIT_CONTEXT says the same
  --dry-run         show what would change and change nothing; exit status 1 where something would
  --before-nodes    end where nodes are wanted; run it again, without, once they are as they are to be
  --prune           at the end, delete what an earlier run applied and the intent has no more
  --take-over NAME  apply although the cluster is marked as NAME, and mark it anew
${isPrepared ? `${ofPreparation.usage}\n` : ""}${hasSessions ? `${ofSessions.usage}\n` : ""}END
}

# What is wrong, and a line each for what else there is to say.
refuse() {
  echo "apply.sh: $1; nothing was changed" >&2
  shift
  [ $# = 0 ] || printf '  %s\n' "$@" >&2
  exit 2
}
stop() {
  echo "apply.sh: $1" >&2
  exit 1
}

named=${"$"}{CALICO_KIT_CONTEXT:-}
take_over=
mode=apply
prune=
before_nodes=
${isPrepared ? "before_installation=\n" : ""}${hasSessions ? `${ofSessions.variables}\n` : ""}while [ $# -gt 0 ]; do
  case $1 in
    --context | --take-over)
      [ -n "${"$"}{2:-}" ] || refuse "$1 wants a name"
      case $1 in
        --context) named=$2 ;;
        *) take_over=$2 ;;
      esac
      shift
      ;;
${isPrepared ? `${ofPreparation.cases}\n` : ""}${hasSessions ? `${ofSessions.cases}\n` : ""}    --dry-run) mode=show ;;
    --before-nodes) before_nodes=yes ;;
    --prune) prune=yes ;;
    --help)
      usage
      exit
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  shift
done
cd "$(dirname "$0")"`;
}

/** What is said of an end before the Installation. */
const ofPreparation = {
  usage: "  --before-installation  end before the Installation, where the platform's own script goes on",
  cases: ["    --before-installation)", "      before_installation=yes", "      before_nodes=yes", "      ;;"].join(
    "\n",
  ),
} as const;

/** What is said of the wait for sessions. */
const ofSessions = {
  usage: [
    "  --sessions-within SECONDS  how long BGP sessions may take before the mesh goes; 300 unless said",
    "  --ask-sessions             ask for BGP sessions where the mesh is off already, too: what made nodes may have broken them",
    "  --without-sessions         go on, and switch the mesh off, whatever sessions are Established",
  ].join("\n"),
  variables: ["sessions_within=300", "ask_sessions=", "without_sessions="].join("\n"),
  cases: [
    "    --sessions-within)",
    '      [[ "${2:-}" =~ ^[0-9]{1,6}$ ]] || refuse "$1 wants a number of seconds"',
    "      sessions_within=$2",
    "      shift",
    "      ;;",
    "    --ask-sessions) ask_sessions=yes ;;",
    "    --without-sessions) without_sessions=yes ;;",
  ].join("\n"),
} as const;

/** Refuses, with all of it at once, where something is missing that a later step would end without. */
export function needs(tools: readonly string[], names: readonly LateName[], files: readonly string[]): string {
  return [
    "missing=()",
    `for tool in ${tools.map(word).join(" ")}; do`,
    '  type -P "$tool" > /dev/null || missing+=("the program $tool, which is not on the PATH")',
    "done",
    ...names.flatMap((name) => missing(lateValue(name))),
    ...(files.length === 0
      ? []
      : [
          `for file in ${files.map(word).join(" ")}; do`,
          '  [ -r "$file" ] || missing+=("the file $file, which synth writes")',
          "done",
        ]),
    '[ "${#missing[@]}" = 0 ] || refuse "something is missing" "${missing[@]}"',
    ...names.flatMap(inFiles),
  ].join("\n");
}

/** What is wrong with a late value in the environment; the value itself is never shown. */
function missing({ variable, what, mostBytes }: LateValue): readonly string[] {
  const add = (text: string): string => `missing+=(${word(`the variable ${variable}${text}`)})`;
  return [
    `[ -n "\${${variable}:-}" ] || ${add(`: ${what}`)}`,
    ...(mostBytes === undefined
      ? []
      : [
          `case \${${variable}:-} in *[[:cntrl:]\\"]*) ${add(" holds a double quote or a line break")} ;; esac`,
          `[ "$(printf %s "\${${variable}:-}" | wc -c)" -le ${mostBytes} ] || ${add(` is longer than ${mostBytes} bytes`)}`,
        ]),
  ];
}

/** What objects hold in base64 is brought there without any program's arguments. */
function inFiles(name: LateName): readonly string[] {
  const { variable, base64 } = lateValue(name);
  const file = fileVariable(name);
  return base64 === true ? [`${file}=$(printf %s "$${variable}" | base64 | tr -d '\\n')`, `export ${file}`] : [];
}
