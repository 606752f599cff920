import { PolicyPack } from "@pulumi/policy";
import { calicoPolicies } from "./policies";

// Constructing it serves it: the engine reads the port from the first line of the output.
new PolicyPack("calico-kit", { policies: calicoPolicies(), enforcementLevel: "mandatory" });
