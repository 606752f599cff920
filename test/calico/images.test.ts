import { rewriteImage } from "../../constructs/calico";

describe("image references follow the operator's rule", () => {
  const image = "quay.io/tigera/operator:v1.42.3";

  test.each([
    ["nothing set", {}, image],
    ["registry", { registry: "registry.example.com/" }, "registry.example.com/tigera/operator:v1.42.3"],
    ["registry with a port", { registry: "registry.local:5000/" }, "registry.local:5000/tigera/operator:v1.42.3"],
    ["registry with a path", { registry: "example.com/mirror/" }, "example.com/mirror/tigera/operator:v1.42.3"],
    ["path", { imagePath: "calico" }, "quay.io/calico/operator:v1.42.3"],
    ["prefix", { imagePrefix: "calico-" }, "quay.io/tigera/calico-operator:v1.42.3"],
    [
      "all three",
      { registry: "example.com/", imagePath: "a/b", imagePrefix: "p-" },
      "example.com/a/b/p-operator:v1.42.3",
    ],
    ["UseDefault", { registry: "UseDefault", imagePath: "UseDefault", imagePrefix: "UseDefault" }, image],
    [
      "a registry of its own",
      { registry: "example.com/", registries: { "quay.io": "cache.example.com/quay/" } },
      "cache.example.com/quay/tigera/operator:v1.42.3",
    ],
    [
      "a registry of another's",
      { registry: "example.com/", registries: { "docker.io": "cache.example.com/hub" } },
      "example.com/tigera/operator:v1.42.3",
    ],
    ["no registry for it", { registries: { "quay.io": "UseDefault", "docker.io": "cache.example.com/hub" } }, image],
    ["empty texts", { registry: "", imagePath: "", imagePrefix: "" }, image],
  ])("%s", (_name, settings, expected) => {
    expect(rewriteImage(image, settings)).toBe(expected);
  });

  test("an image without a registry, and one with a digest", () => {
    expect(rewriteImage("tigera/operator:v1", { registry: "example.com/" })).toBe("example.com/tigera/operator:v1");
    expect(rewriteImage("tigera/operator:v1", { registries: { "docker.io": "example.com/hub" } })).toBe(
      "example.com/hub/tigera/operator:v1",
    );
    expect(rewriteImage("docker.io/calicovpp/vpp@sha256:abc", { imagePrefix: "p-" })).toBe(
      "docker.io/calicovpp/p-vpp@sha256:abc",
    );
  });
});
