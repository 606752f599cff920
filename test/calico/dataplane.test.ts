import { platformOf, resolve } from "../../constructs/kit";
import { existingPlatform } from "../../constructs/platforms/existing";
import { ebpf as onEks } from "../platforms/eks/intents";
import { ebpf } from "../platforms/existing/intents";
import { ebpf as onKops } from "../platforms/kops/intents";
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

test("another host does not get the port of the platform's endpoint, but the one where it serves the API", () => {
  expect(endpointWith("api.example.com")).toMatchObject([
    { kind: "endpoint", host: "api.example.com", port: 6443 },
    { origin: "platform", from: ["/controlPlane/apiPort"] },
  ]);
});

const aks = { platform: { distribution: "aks" } } as Patch;

test.each([
  ["eks", onEks, 443],
  ["kops", { ...onKops, platform: { ...onKops.platform, networking: "cni" } }, 443],
  ["existing", merge(ebpf, aks), 443],
])("another host on %s has the port of its API", (kind, intent, port) => {
  const host = "api.example.com";
  const changes = { calico: { dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host } } } } as Patch;
  const { cluster } = resolve(parsed(merge(intent, changes)), platformOf(kind));
  expect(cluster.calico.dataplane).toMatchObject({ apiServer: { kind: "endpoint", host, port } });
});
