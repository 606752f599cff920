/** What kube-apiserver has against rules of NetworkPolicy whose shape is right (pkg/apis/networking/validation). */
import type { Field } from "./field";
import { isPortName, portNameForm } from "./names";

export function checkPeer(field: Field): void {
  const block = field.at("ipBlock");
  const others = ["podSelector", "namespaceSelector"].filter((key) => field.at(key).isThere);
  if (!block.isThere) {
    if (others.length === 0)
      field.wrong("podSelector, namespaceSelector or ipBlock", "say who it is; for everybody leave the list out");
    return;
  }
  if (others.length > 0)
    block.wrong(`ipBlock alone, without ${others.join(" and ")}`, "make two items of the list of it");
  if (!block.at("cidr").isThere) block.at("cidr").wrong("a range such as 10.0.0.0/16", "name the range");
  const cidr = block.at("cidr").value;
  const range = typeof cidr === "string" && cidr.includes("/") ? block.at("cidr").cidrSilently() : undefined;
  if (range === undefined) block.at("cidr").cidrWithLength();
  for (const item of block.at("except").list()) {
    if (typeof item.value === "string" && !item.value.includes("/")) item.cidrWithLength();
    const excepted = item.cidrSilently();
    if (range === undefined || excepted === undefined) continue;
    if (!range.contains(excepted) || range.equals(excepted))
      item.wrong(
        `a part of ${range.toString()}`,
        "correct it, or remove it: only what is in the range can be excepted",
      );
  }
}

export function checkPort(item: Field): void {
  const [port, endPort] = [item.at("port"), item.at("endPort")];
  if (typeof port.value === "string" && !isPortName(port.value))
    port.wrong(
      /^\d+$/.test(port.value) ? "a number without quotes" : `a number from 1 to 65535, or ${portNameForm}`,
      /^\d+$/.test(port.value) ? `write ${port.value}` : "correct it",
    );
  if (endPort.isThere && typeof port.value !== "number")
    endPort.wrong(
      "a number as port beside it",
      port.isThere ? "name the first port by its number" : "add port: the first of the range",
    );
}
