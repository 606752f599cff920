import { goRegExp } from "../../go-regexp";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { calicoApiServerRefuses, felixAccepts, felixRefuses } from "../../verdicts";
import { felixFields } from "../fields";

const parameters = "projectcalico/calico felix/config/param_types.go";
const driver = "projectcalico/calico felix/dataplane/driver.go";

/** Marks that Felix takes one bit for, whatever it does: accept, pass, drop, and two to calculate with. */
const marksOfPolicy = 5;
/** Bits that the programs of eBPF have for themselves (felix/bpf/tc/defs, MarksMask). */
const ebpfMarks = 0x1ff00000;

const bitsOf = (mask: number): number => [...mask.toString(2)].filter((bit) => bit === "1").length;
const hexadecimal = (mask: number): string => `0x${mask.toString(16)}`;

const marks = rule({
  finds: {
    "FELIX-025": {
      title: "mask of packet marks without room for those of Felix",
      severity: "error",
      why: "Felix takes a bit of it for each mark that it needs, and stops at start when there is none left.",
      upstream: felixRefuses,
      see: `${parameters} (MarkBitmaskParam); ${driver} (NextSingleBitMark)`,
    },
  },
  check: (context) => {
    const { felix, dataplane, encryption } = context.cluster.calico;
    const usesNftables = dataplane.kind === "nftables";
    for (const key of ["iptablesMarkMask", "nftablesMarkMask"] as const) {
      const mask = felix[key];
      // Felix reads both, and wants two bits in either; the marks come from that of the data plane.
      const isUsed = (key === "nftablesMarkMask") === usesNftables && dataplane.kind !== "vpp";
      if (mask === undefined || mask < 1 || mask > 0xffffffff) continue;
      const path = at(context, "calico", "felix", key);
      const fix = "remove the key for 0xffff0000, or write 4294901760, which is the same";
      const reserved = isUsed && dataplane.kind === "ebpf" ? ebpfMarks : 0;
      if ((mask & reserved) >>> 0 !== reserved) {
        const message = `${hexadecimal(mask)} lacks some of ${hexadecimal(reserved)}, the marks of eBPF's programs`;
        context.report.add("FELIX-025", path, { message, want: `a mask with all of ${hexadecimal(reserved)}`, fix });
        continue;
      }
      const free = bitsOf((mask & ~reserved) >>> 0);
      const needed = isUsed ? marksOfPolicy + (encryption.kind === "wireguard" ? 1 : 0) : 2;
      if (free >= needed) continue;
      const beside = reserved === 0 ? "" : ` beside eBPF's ${hexadecimal(reserved)}`;
      context.report.add("FELIX-025", path, {
        message: `${hexadecimal(mask)} has ${free} bits${beside}, and Felix needs ${needed}`,
        want: `a mask with at least ${needed} bits${beside}`,
        fix,
      });
    }
  },
});

const exportBuffer = rule({
  finds: {
    "FELIX-026": {
      title: "field that Calico's own API server cannot take",
      severity: "error",
      why: "Its validation of bpfExportBufferSizeMB expects a list and panics on a number: no FelixConfiguration with it is stored.",
      upstream: calicoApiServerRefuses,
      see: "projectcalico/calico v3.31.7, v3.32.1 api/pkg/apis/projectcalico/v3/felixconfig.go (BPFExportBufferSizeMB, tag cidrs)",
    },
  },
  check: (context) => {
    if (context.intent.calico?.felix?.bpfExportBufferSizeMB === undefined) return;
    context.report.add("FELIX-026", at(context, "calico", "felix", "bpfExportBufferSizeMB"), {
      message: "no pinned release of Calico's API server takes bpfExportBufferSizeMB, whatever the value",
      want: "no value",
      fix: "remove the key: Felix' own 1 MB holds",
    });
  },
});

const nodePortRanges = rule({
  finds: {
    "FELIX-027": {
      title: "node port ranges that Felix does not get",
      severity: "warning",
      why: "On the way to Felix the list is written as Go prints it, in brackets, which Felix' parser does not read: it keeps 30000:32767.",
      upstream: felixAccepts,
      see: "projectcalico/calico v3.31.7, v3.32.1 libcalico-go/lib/backend/syncersv1/updateprocessors/felixconfigprocessor.go (KubeNodePortRanges has no converter)",
    },
  },
  check: (context) => {
    const { kubeNodePortRanges: ranges } = context.cluster.calico.felix;
    const kept = felixFields.kubeNodePortRanges.default;
    // What Felix keeps is what was asked for.
    if (ranges === undefined || (ranges.length === 1 && ranges[0] === kept[0])) return;
    context.report.add("FELIX-027", at(context, "calico", "felix", "kubeNodePortRanges"), {
      message: `Felix never gets kubeNodePortRanges: it keeps ${kept.join()}`,
      want: "no value",
      fix: `remove the key, and keep the node ports of the API server inside ${kept.join()} where kube-proxy uses IPVS`,
    });
  },
});

const nothing = rule({
  finds: {
    "FELIX-028": {
      title: "name that Felix takes for no value",
      severity: "error",
      why: "To Felix the text none, in any case, is the empty value, and it stops at start where there must be one.",
      upstream: felixRefuses,
      see: "projectcalico/calico felix/config/config_params.go (resolve, non-zero)",
    },
  },
  check: (context) => {
    const { felix } = context.cluster.calico;
    const names: readonly (readonly [path: string, text: string | undefined])[] = [
      [at(context, "calico", "felix", "interfacePrefix"), felix.interfacePrefix],
      [at(context, "calico", "encryption", "interfaceName"), felix.wireguardInterfaceName],
      [at(context, "calico", "encryption", "interfaceNameV6"), felix.wireguardInterfaceNameV6],
    ];
    for (const [path, text] of names) {
      if (text?.toLowerCase() !== "none") continue;
      context.report.add("FELIX-028", path, {
        message: `Felix takes ${text} for no name at all`,
        want: "another name",
        fix: "remove the key for Felix' own, or write another name",
      });
    }
  },
});

/** One element of a list with commas: the name of a device, or a regular expression between slashes. */
const deviceName = /^[a-zA-Z0-9_-]{1,15}$/;
const betweenSlashes = /^\/(\S+)\/$/;

const excluded = rule({
  finds: {
    "FELIX-029": {
      title: "interfaces to leave out that Felix does not read",
      severity: "error",
      why: "Felix drops the whole list for an element that is neither a name nor a regular expression between slashes.",
      upstream: felixRefuses,
      see: `${parameters} (RegexpPatternListParam)`,
    },
  },
  check: (context) => {
    const text = context.cluster.calico.felix.interfaceExclude;
    if (text === undefined || text === "" || text.toLowerCase() === "none") return;
    const path = at(context, "calico", "felix", "interfaceExclude");
    for (const element of text.split(",")) {
      if (deviceName.test(element)) continue;
      const inner = betweenSlashes.exec(element)?.[1];
      const compiled = goRegExp(inner ?? element);
      if (inner !== undefined && compiled.ok) continue;
      context.report.add("FELIX-029", path, {
        message: `${element || "an empty text"} is neither the name of an interface nor a regular expression between slashes`,
        want: "names and /regular expressions/ with commas between, e.g. kube-ipvs0,/^veth/",
        fix:
          inner === undefined && element !== "" && compiled.ok
            ? `write /${element}/`
            : "close every bracket, or remove it",
      });
    }
  },
});

/** What Felix' own parser makes of texts and numbers that every API server takes. */
export const felixParserRules: readonly Rule[] = [marks, exportBuffer, nodePortRanges, nothing, excluded];
