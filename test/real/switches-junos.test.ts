import { junos } from "../../constructs/fabric/os/junos";
import { describeReading } from "./support/switch-texts/describe-reading";
import { junosManner, readJunos } from "./support/switch-texts/read-junos";

describeReading({
  os: junos,
  manner: junosManner,
  read: readJunos,
  libraries: [["hier-config", "JUNIPER_JUNOS"]],
  broken: "restarter, jumbo frames: r1-tor",
});
