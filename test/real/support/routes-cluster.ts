/**
 * Stand-ins for kops, kubectl, aws, curl and sha256sum that act on a make-believe cluster: nodes with their group, their
 * reflector label and annotation, the mesh, the peers. After each change they write down who is without routes. With
 * `KILL=n` the n-th change is refused, as if the script had been stopped there.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Plan, synthesise } from "../../../constructs/kit";

export interface RouteNode {
  readonly group: string;
  /** Has the label by which peers select reflectors. */
  readonly label: boolean;
  readonly annotated: boolean;
}

export interface RouteState {
  readonly mesh: boolean;
  readonly peers: boolean;
  readonly nodes: readonly RouteNode[];
}

const common = String.raw`
tick() {
  mkdir "$S/ticks/$$-$1" 2> /dev/null || true
  n=$(ls "$S/ticks" | wc -l)
  [ "$n" != "$KILL" ] || { echo "stopped at: $*" >&2; : > "$S/stopped"; exit 1; }
  [ ! -e "$S/stopped" ] || exit 1
}
matches() { # node, selector
  rest=$2,
  while [ -n "$rest" ]; do
    one=${"$"}{rest%%,*} rest=${"$"}{rest#*,}
    case $one in
      kops.k8s.io/instancegroup=*) [ "$(cat "$S/nodes/$1/group")" = "${"$"}{one#*=}" ] || return 1 ;;
      route-reflector=true) [ -e "$S/nodes/$1/label" ] || return 1 ;;
    esac
  done
}
check() {
  mesh=$(cat "$S/mesh") reflectors= lost=
  for node in $(ls "$S/nodes"); do
    [ -e "$S/nodes/$node/annotation" ] || continue
    if [ -e "$S/nodes/$node/label" ]; then reflectors=yes; else lost=$node; fi
  done
  [ "$mesh" != false ] || { [ -e "$S/peers" ] && [ -n "$reflectors" ]; } || echo "nobody has routes: $*" >> "$S/dark"
  [ -z "$lost" ] || echo "$lost has left the mesh, and no peer selects it: $*" >> "$S/dark"
  [ "$mesh" = false ] || [ -z "$reflectors" ] || [ -e "$S/peers" ] || echo "reflectors have no routes: $*" >> "$S/dark"
}`;

const kubectl = String.raw`
case $1 in --context=*) shift ;; esac
case "$1 $2" in
  "version "*) echo '"clientVersion": { "minor": "35" }' ;;
  "config "* | "wait "* | "get configmap" | "delete "*) ;;
  "create configmap") echo "kind: ConfigMap" ;;
  "diff "*) cat > /dev/null; exit 1 ;;
  "apply "*)
    awk 'BEGIN { RS = "---\n" } { gsub(/\n/, " "); print }' | while read -r document; do
      case $document in
        *"kind: BGPPeer "*) tick apply-peer; : > "$S/peers"; check peer ;;
        *"kind: BGPConfiguration "*)
          tick apply-configuration
          case $document in
            *"nodeToNodeMeshEnabled: false"*) echo false ;;
            *) echo true ;;
          esac > "$S/mesh"
          check configuration ;;
      esac
    done ;;
  "get nodes")
    for node in $(ls "$S/nodes"); do
      case $3 in
        -l) ! matches "$node" "$4" || echo "node/$node" ;;
        *) echo "$node $(cat "$S/nodes/$node/group") $(cat "$S/nodes/$node/annotation" 2> /dev/null)" ;;
      esac
    done ;;
  "annotate nodes")
    for node in $(ls "$S/nodes"); do
      matches "$node" "$5" && [ ! -e "$S/nodes/$node/annotation" ] || continue
      [ -n "$IN_LOOP" ] || tick "annotate-$node"
      [ ! -d "$S/nodes/$node" ] || echo 244.0.0.1 > "$S/nodes/$node/annotation"
      check annotate "$node"
    done ;;
  "get bgpconfigurations"*) cat "$S/mesh" ;;
  "patch bgpconfigurations"*) tick patch; echo true > "$S/mesh"; check patch ;;
  "get pods") echo pod/x ;;
  "exec "*) echo Established ;;
  "drain "*) tick drain ;;
  *) echo "kubectl $*: not known here" >&2; exit 1 ;;
esac`;

const kops = String.raw`
make() { # group
  node=$1-$(date +%N)
  mkdir -p "$S/new/$node"
  echo "$1" > "$S/new/$node/group"
  ! grep -qx "$1 reflects" "$S/wanted" || : > "$S/new/$node/label"
  mv "$S/new/$node" "$S/nodes/$node"
}
case "$*" in
  "version --short") echo 1.35.0 ;;
  "get cluster") [ -e "$S/exists" ] || { echo "cluster not found" >&2; exit 1; }; echo "$KOPS_CLUSTER_NAME aws eu-central-1a" ;;
  "get instancegroups") echo NAME; cat "$S/groups" ;;
  "replace "*) case "$*" in *"-f -") cat > /dev/null ;; esac; : > "$S/exists"; cut -d' ' -f1 "$S/wanted" | cat - "$S/groups" | sort -u > "$S/groups.new"; mv "$S/groups.new" "$S/groups" ;;
  "update cluster --yes"*)
    tick update
    for group in $(cat "$S/groups"); do
      grep -qx "$group" "$S/nodes/"*/group 2> /dev/null || make "$group"
    done ;;
  "rolling-update cluster --yes"*)
    for group in $(cat "$S/groups"); do
      case "$*" in
        *-roles=control-plane*) continue ;;
        *--instance-group=*) case ",${"$"}{4#*=}," in *",$group,"*) ;; *) continue ;; esac ;;
      esac
      for node in $(cd "$S/nodes" && grep -lx "$group" */group | cut -d/ -f1); do
        case $(cat "$S/rolled") in *"$node"*) continue ;; esac
        tick "roll-$node"
        rm -r "$S/nodes/$node"
        make "$group"
        ls "$S/nodes" | grep "^$group-" >> "$S/rolled"
        check roll "$group"
        # kops validates the cluster before it goes on.
        for try in 1 2 3 4 5 6 7 8 9 10; do
          left=
          for one in $(ls "$S/nodes"); do
            [ ! -e "$S/nodes/$one/label" ] || [ -e "$S/nodes/$one/annotation" ] || left=$one
          done
          [ -n "$left" ] && [ "$(cat "$S/mesh")" = false ] || break
          /bin/sleep 0.1
        done
      done
    done ;;
  "validate "* | "export "*) ;;
  "delete instancegroup"*) tick delete; rm -r $(dirname $(grep -lx "$3" "$S/nodes/"*/group)); check delete "$3" ;;
  *) ;;
esac`;

const others: Readonly<Record<string, string>> = {
  aws: 'case "$*" in *describe-security-groups*) echo sg-1 ;; esac',
  envsubst: "cat",
  // The checksum of what is asked for, which sha256sum then says as it is.
  curl: 'for a; do case $last in --output) out=$a ;; esac; last=$a; done; grep -A1 -F "$last" "$APPLY" | tail -n 1 | tr -d " " > "$out"',
  sha256sum: 'echo "$(cat)  -"',
  // Patience is for real clusters.
  sleep: "/bin/sleep 0.05",
};

export class RoutesCluster {
  readonly folder = mkdtempSync(join(tmpdir(), "calico-kit-routes-"));
  private readonly state = join(this.folder, "state");

  constructor(plan: Plan) {
    for (const { path, content } of synthesise(plan)) this.write(path, content);
    const programs = { kubectl: common + kubectl, kops: common + kops, ...others };
    for (const [name, body] of Object.entries(programs)) this.write(join("bin", name), `#!/bin/sh\n${body}\n`);
    for (const file of ["apply.sh", "kops/commands.sh", ...Object.keys(programs).map((name) => `bin/${name}`)])
      chmodSync(join(this.folder, file), 0o755);
  }

  /** Puts a cluster there; `wanted` are the groups of the intent, with those that reflect; undefined nodes: none yet. */
  begin({ mesh, peers, nodes }: RouteState, wanted: Readonly<Record<string, boolean>>): void {
    rmSync(this.state, { recursive: true, force: true });
    for (const folder of ["nodes", "new", "ticks"]) mkdirSync(join(this.state, folder), { recursive: true });
    const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join("");
    const write = (file: string, content: string): void => this.write(join("state", file), content);
    write("mesh", mesh ? "true\n" : "false\n");
    write("rolled", "");
    write("groups", lines([...new Set(nodes.map(({ group }) => group))].sort()));
    write("wanted", lines(Object.entries(wanted).map(([group, reflects]) => (reflects ? `${group} reflects` : group))));
    if (peers) write("peers", "");
    if (nodes.length > 0) write("exists", "");
    for (const [index, { group, label, annotated }] of nodes.entries()) {
      const node = join("nodes", `${group}-${index}`);
      write(join(node, "group"), `${group}\n`);
      if (label) write(join(node, "label"), "");
      if (annotated) write(join(node, "annotation"), "244.0.0.1\n");
    }
  }

  /** Runs an action of commands.sh; it is stopped at the change of that number, where one is given. */
  run(
    action: string,
    kill?: number,
  ): { readonly status: number | null; readonly stderr: string; readonly stopped: boolean } {
    for (const file of ["stopped", "ticks"]) rmSync(join(this.state, file), { recursive: true, force: true });
    mkdirSync(join(this.state, "ticks"));
    const { status, stderr } = spawnSync("bash", [join(this.folder, "kops", "commands.sh"), action], {
      encoding: "utf8",
      env: {
        PATH: `${join(this.folder, "bin")}:${process.env.PATH ?? ""}`,
        S: this.state,
        APPLY: join(this.folder, "apply.sh"),
        KILL: kill === undefined ? "" : String(kill),
        KOPS_STATE_STORE: "s3://state",
      },
    });
    return { status, stderr, stopped: existsSync(join(this.state, "stopped")) };
  }

  /** Who was without routes, and after which change. */
  get dark(): string {
    const file = join(this.state, "dark");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  get now(): RouteState {
    const at = (...parts: readonly string[]): string => join(this.state, ...parts);
    return {
      mesh: readFileSync(at("mesh"), "utf8").trim() !== "false",
      peers: existsSync(at("peers")),
      nodes: readdirSync(at("nodes"))
        .sort()
        .map((node) => ({
          group: readFileSync(at("nodes", node, "group"), "utf8").trim(),
          label: existsSync(at("nodes", node, "label")),
          annotated: existsSync(at("nodes", node, "annotation")),
        })),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(path: string, content: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
