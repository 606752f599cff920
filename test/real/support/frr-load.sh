#!/usr/bin/env bash
# Runs in namespaces of its own (network, mounts, host name, processes): FRR of its own, into which it reads files of a
# folder, one round for each line of the folder's file "rounds": a name and a host name. Of a round there is NAME.conf, which
# is read at start, NAME.sysctl, and perhaps NAME.paste, which is read into what runs, and NAME.next, which what runs is
# compared with, and made into where the line of the round ends in `apply`. What the programs say is left beside them: NAME.{dry,load,running,paste-said,pasted,delta,applied,after,again}.
set -u
folder=$1
daemons=$2
reload=$3

# FRR's daemons want their own user; whoever has no privilege is root in here and nobody else.
sed -E 's/^(frr):([^:]*):[0-9]+:[0-9]+:/\1:\2:0:0:/' /etc/passwd >"$folder/passwd"
sed -E 's/^(frr|frrvty):([^:]*):[0-9]+:/\1:\2:0:/' /etc/group >"$folder/group"
mount --make-rprivate / 2>/dev/null
mount --bind "$folder/passwd" /etc/passwd
mount --bind "$folder/group" /etc/group
ip link set lo up

round() {
  local name=$1 host=$2 how=$3 run="$folder/run-$1" pids=()
  mkdir -p "$run" "$run/etc"
  : >"$run/etc/vtysh.conf"
  hostname "$host"
  [ -f "$folder/$name.sysctl" ] && sysctl -qp "$folder/$name.sysctl" >"$folder/$name.sysctl-said" 2>&1
  vtysh -C -f "$folder/$name.conf" >"$folder/$name.dry" 2>&1
  local common=(--vty_socket "$run" -z "$run/zserv.api" -P 0 -f /dev/null)
  "$daemons/zebra" "${common[@]}" -i "$run/zebra.pid" >"$run/zebra.log" 2>&1 &
  pids+=($!)
  until [ -S "$run/zserv.api" ]; do sleep 0.02; done
  for daemon in staticd bgpd bfdd; do
    local more=()
    [ "$daemon" = bfdd ] && more=(--bfdctl "$run/bfdd.sock")
    "$daemons/$daemon" "${common[@]}" -i "$run/$daemon.pid" "${more[@]}" >"$run/$daemon.log" 2>&1 &
    pids+=($!)
  done
  for daemon in zebra staticd bgpd bfdd; do
    until [ -S "$run/$daemon.vty" ]; do sleep 0.02; done
  done
  shell() { vtysh --vty_socket "$run" --config_dir "$run/etc" "$@"; }
  cp "$folder/$name.conf" "$run/etc/frr.conf"
  shell -b >"$folder/$name.load" 2>&1
  shell -c "show running-config" >"$folder/$name.running" 2>&1
  if [ -f "$folder/$name.paste" ]; then
    shell -f "$folder/$name.paste" >"$folder/$name.paste-said" 2>&1
    shell -c "show running-config" >"$folder/$name.pasted" 2>&1
  fi
  reload() {
    python3 "$reload" --stdout --bindir "$(dirname "$(command -v vtysh)")" --confdir "$run/etc" --rundir "$run" \
      --vty_socket "$run" "$@" "$folder/$name.next"
  }
  if [ -f "$folder/$name.next" ]; then
    reload --test >"$folder/$name.delta" 2>&1
    echo $? >"$folder/$name.delta-code"
    if [ "$how" = apply ]; then
      # What it deletes may leave or bring lines that only another reload sees.
      for turn in 1 2; do
        reload --reload >>"$folder/$name.applied" 2>&1
        echo "$turn" >"$folder/$name.reloads"
        reload --test >"$folder/$name.again" 2>&1
        echo $? >"$folder/$name.again-code"
        grep -q "^Lines To" "$folder/$name.again" || break
      done
      shell -c "show running-config" >"$folder/$name.after" 2>&1
    fi
  fi
  kill -9 "${pids[@]}" 2>/dev/null
  wait 2>/dev/null
}

# Of a round whose line ends in `dry` only the shell is asked whether it understands the text.
while read -r name host how; do
  if [ "$how" = dry ]; then vtysh -C -f "$folder/$name.conf" >"$folder/$name.dry" 2>&1; else round "$name" "$host" "$how"; fi
done <"$folder/rounds"
