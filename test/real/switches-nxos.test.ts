import { nxos } from "../../constructs/fabric/os/nxos";
import { describeReading } from "./support/switch-texts/describe-reading";
import { nxosManner, readNxos } from "./support/switch-texts/read-nxos";

describeReading({
  os: nxos,
  manner: nxosManner,
  read: readNxos,
  libraries: [
    ["hier-config", "CISCO_NXOS"],
    ["ciscoconfparse2", "CISCO_NXOS"],
  ],
  broken: "restarter, jumbo frames: r1-tor",
});
