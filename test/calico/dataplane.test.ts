import { resolve } from "../../constructs/kit";
import { existingPlatform } from "../../constructs/platforms/existing";
import { ebpf } from "../platforms/existing/intents";
import { parsed } from "../support/rules";
import { merge, type Patch } from "./rules/fixtures/fixture";

/** eBPF's endpoint with this host, where the platform serves the API at 192.0.2.10:9345, and why it has its port. */
function endpointWith(host?: string): readonly unknown[] {
  const changes = {
    platform: { apiServer: { host: "192.0.2.10", port: 9345 } },
    calico: { dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host } } },
  } as Patch;
  const { cluster, reasons } = resolve(parsed(merge(ebpf, changes)), existingPlatform);
  const { dataplane } = cluster.calico;
  const endpoint = dataplane.kind === "ebpf" ? dataplane.apiServer : undefined;
  return [endpoint, reasons.at("/calico/dataplane/apiServer/port")?.reason];
}

const platforms = { origin: "platform", from: ["/controlPlane/apiServer/port"] };

test.each([undefined, "192.0.2.10"])("the platform's host (%s) has the platform's port", (host) => {
  expect(endpointWith(host)).toMatchObject([{ kind: "endpoint", host: "192.0.2.10", port: 9345 }, platforms]);
});

test("another host does not get the port of the platform's", () => {
  expect(endpointWith("api.example.com")).toEqual([
    { kind: "endpoint", host: "api.example.com", port: 6443 },
    { origin: "default", why: "6443, where kube-apiserver listens unless told otherwise" },
  ]);
});
