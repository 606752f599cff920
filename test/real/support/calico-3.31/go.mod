// Calico 3.31.0 (the commit of its tag) for its manifests: read, never built.
module calico-kit.test/calico-3.31

go 1.24

require github.com/projectcalico/calico v0.0.0-20251021213802-b1f3c43f8437
