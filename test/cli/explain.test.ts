import { chain, renderChain, renderParts } from "../../cli/explain/chain";
import { has, missing, normalise } from "../../cli/explain/pointers";
import { late, Reasons } from "../../constructs/model";

const cluster = {
  name: "demo",
  network: { underlayMtu: 9001, pods: ["10.244.0.0/16"] },
  calico: { mtu: 8951, routing: { encapsulation: "VXLAN" }, apiServer: late("apiServer.host"), images: {} },
};
const reasons = new Reasons([
  { path: "/name", reason: { origin: "user", why: "the intent says so" } },
  { path: "/network/underlayMtu", reason: { origin: "platform", why: "EC2 carries 9001 bytes" } },
  {
    path: "/calico/routing/encapsulation",
    reason: { origin: "default", why: "EKS has no BGP", from: ["/network/underlayMtu"] },
  },
  {
    path: "/calico/mtu",
    reason: {
      origin: "derived",
      why: "8951 = 9001 - 50 (VXLAN header over IPv4)",
      from: ["/network/underlayMtu", "/calico/routing/encapsulation"],
    },
  },
]);

const rendered = (path: string) => renderChain(chain(cluster, reasons, path));

describe("the chain", () => {
  it("gives the value, its reason, and those of what it follows from, each once", () => {
    expect(rendered("/calico/mtu")).toEqual([
      "/calico/mtu = 8951",
      "derived: 8951 = 9001 - 50 (VXLAN header over IPv4)",
      "  /network/underlayMtu = 9001",
      "  platform: EC2 carries 9001 bytes",
      "  /calico/routing/encapsulation = VXLAN",
      "  default: EKS has no BGP",
      "    /network/underlayMtu = 9001  (see above)",
    ]);
  });

  it("names the value that the reason was recorded for", () => {
    const whole = new Reasons([{ path: "/network", reason: { origin: "default", why: "the kit's choice" } }]);
    expect(renderChain(chain(cluster, whole, "/network/pods/0"))).toEqual([
      "/network/pods/0 = 10.244.0.0/16",
      "default: the kit's choice  (of /network)",
    ]);
  });

  it("ends where reasons go round", () => {
    const round = new Reasons([
      { path: "/a", reason: { origin: "derived", why: "of b", from: ["/b", "/a"] } },
      { path: "/b", reason: { origin: "derived", why: "of a", from: ["/a"] } },
    ]);
    expect(renderChain(chain({ a: 1, b: 2 }, round, "/a"))).toEqual([
      "/a = 1",
      "derived: of b",
      "  /b = 2",
      "  derived: of a",
      "    /a = 1  (see above)",
    ]);
  });

  it("says so where nothing was recorded", () => {
    expect(rendered("/calico/images")).toEqual(["/calico/images = {}", "no reason was recorded"]);
  });

  it("shows a late value as its placeholder", () => {
    expect(rendered("/calico/apiServer")[0]).toBe(
      "/calico/apiServer = ${API_SERVER_HOST} (exists only once the cluster does)",
    );
  });
});

it("lists the parts of an object with the reason of each", () => {
  expect(renderParts(cluster, reasons, "")).toEqual([
    "/name = demo  user: the intent says so",
    '/network = {"underlayMtu":9001,"pods":["10.244.0.0/16"]}',
    expect.stringMatching(/^\/calico = \{"mtu":8951,/),
  ]);
  expect(renderParts(cluster, reasons, "/calico/apiServer")).toEqual([]);
});

describe("pointers", () => {
  it("may lack the first slash and keep escapes", () => {
    expect(normalise("calico/mtu")).toBe("/calico/mtu");
    expect(normalise("/a~1b")).toBe("/a~1b");
    expect(normalise("")).toBe("");
  });

  it("exist where the document has an own value", () => {
    expect(has(cluster, "/network/pods/0")).toBe(true);
    for (const path of ["/network/pods/1", "/network/pods/length", "/constructor", "/name/0"]) {
      expect(has(cluster, path)).toBe(false);
    }
    expect(has({ a: undefined }, "/a")).toBe(false);
  });

  it.each([
    ["/calico/mtuu", "/calico/mtu"],
    ["/mtu", "/calico/mtu"],
    ["/network/encapsulation", "/calico/routing/encapsulation"],
    ["/calico/Routing/encapsulation", "/calico/routing/encapsulation"],
    ["/calicoo/mtu", "/calico/mtu"],
    ["/calicoo/zzzzzzzzzzzz", "/calico"],
    ["/network/zzzzzzzzzzzz", "/network/underlayMtu"],
  ])("suggests for %s among others %s", (path, wanted) => {
    expect(missing(cluster, path).suggestions).toContain(wanted);
  });

  it.each([
    ["/calico/mtuu", "/calico", "mtuu", true],
    ["/zzzzzzzzzzzz/mtuu", "", "zzzzzzzzzzzz", true],
    ["/network/zzzzzzzzzzzz", "/network", "zzzzzzzzzzzz", false],
    ["/name/first", "/name", "first", false],
    ["/network/pods/3", "/network/pods", "3", true],
  ])("say of %s where it leaves the document", (path, around, key, isNear) => {
    expect(missing(cluster, path)).toMatchObject({ around, key, isNear });
  });

  it("put the level that fails before other levels, the nearest first, and at most three of it", () => {
    const document = { image: 1, images: 2, imagine: 3, imager: 4, other: { imagex: 5 } };
    expect(missing(document, "/imagex").suggestions.slice(0, 4)).toEqual([
      "/images",
      "/imager",
      "/image",
      "/other/imagex",
    ]);
  });
});
