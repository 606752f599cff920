/** The official build of the engine, from a server on the loopback address: what is taken, and what is not. */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { engineOf, lookUp } from "../../tools/set-up/discovery.cjs";

const project = resolve(__dirname, "../..");
const version = engineOf("pulumi").version.slice(1);
const archiveName = `pulumi-v${version}-${process.platform}-${process.arch}.tar.gz`;
const checksumsName = `pulumi-${version}-checksums.txt`;

let scratch: string;
const open: Server[] = [];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "calico-kit-prebuilt-"));
  mkdirSync(join(scratch, "bin"));
  for (const name of ["sh", "tar", "gzip", "chmod"]) {
    const path = lookUp(name);
    if (path !== undefined) symlinkSync(path, join(scratch, "bin", name));
  }
  // The one of this machine would be found, and build for minutes what a test does not mean to.
  installGo("go1.20");
});
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(scratch, { recursive: true, force: true });
});

function program(path: string, body: string): string {
  mkdirSync(resolve(path, ".."), { recursive: true });
  writeFileSync(path, `#!${join(scratch, "bin/sh")}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

interface Files {
  readonly archive: Buffer;
  readonly checksums: string;
}

/** What the vendor has: an archive with the engine and the language host beside it. */
function release(engine = `echo v${version}`): Files {
  const folder = join(scratch, "vendor");
  program(join(folder, "pulumi/pulumi"), engine);
  program(join(folder, "pulumi/pulumi-language-nodejs"), "exit 0");
  const path = join(scratch, "vendor.tar.gz");
  execFileSync("tar", ["-czf", path, "-C", folder, "pulumi"]);
  const archive = readFileSync(path);
  const sum = createHash("sha256").update(archive).digest("hex");
  return { archive, checksums: `${"0".repeat(64)}  pulumi-v${version}-plan9-x64.tar.gz\n${sum}  ${archiveName}\n` };
}

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

const serve =
  ({ archive, checksums }: Files, asked: string[] = []): RequestListener =>
  ({ url = "" }, response) => {
    asked.push(url);
    if (url.endsWith(`/${archiveName}`)) response.end(archive);
    else if (url.endsWith(`/${checksumsName}`)) response.end(checksums);
    else response.writeHead(404).end();
  };

const serverOf = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}/releases`;

/** `node tools/set-up/engines.mjs pulumi` on a machine with nothing but what a test puts there. */
function setUp(baseUrl: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ["tools/set-up/engines.mjs", "pulumi"], {
    cwd: project,
    env: {
      HOME: scratch,
      PATH: join(scratch, "bin"),
      CALICO_KIT_CACHE: join(scratch, "cache"),
      CALICO_KIT_PULUMI_BASE_URL: baseUrl,
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = new Promise<{ code: number | null; said: string }>((done) =>
    child.once("close", (code) => done({ code, said })),
  );
  return { child, ended };
}

const cached = (): readonly string[] => {
  const folder = join(scratch, "cache/engines/pulumi");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const official = `v${version}-official-${process.platform}-${process.arch}`;

/** A Go that says it is new enough, and "builds" an engine; or one that is too old. */
function installGo(goVersion: string): void {
  const build = `while [ "$1" != "-o" ]; do shift; done\necho '#!${join(scratch, "bin/sh")}\necho v${version}' > "$2"\nchmod 755 "$2"\n`;
  program(join(scratch, "bin/go"), `case "$1" in\nenv) echo ${goVersion}; echo auto;;\n*) ${build};;\nesac`);
}

it("takes the official build, with the language host beside it, and keeps nothing else", async () => {
  const { code, said } = await setUp(await serverOf(serve(release()))).ended;
  expect(said).toMatch(/^downloading the official build of pulumi v[\d.]+: done in \d+ s$/m);
  expect(said).toMatch(/^ {2}pulumi v[\d.]+ \(cache: .*-official-.*\/pulumi\)$/m);
  expect(said).not.toContain("Go module");
  expect(code).toBe(0);
  expect(cached()).toEqual([official]);
  expect(readdirSync(join(scratch, "cache/engines/pulumi", official)).sort()).toEqual([
    "pulumi",
    "pulumi-language-nodejs",
  ]);
});

it("does not ask twice", async () => {
  const asked: string[] = [];
  const base = await serverOf(serve(release(), asked));
  await setUp(base).ended;
  await setUp(base).ended;
  expect(asked).toEqual([`/releases/${checksumsName}`, `/releases/${archiveName}`]);
});

it("follows the vendor to where the files lie", async () => {
  const behind = await serverOf(serve(release()));
  const front = await serverOf(({ url = "" }, response) =>
    response.writeHead(302, { location: `${behind}/${url.split("/").at(-1)}` }).end(),
  );
  expect((await setUp(front).ended).said).toContain(": done in");
  expect(cached()).toEqual([official]);
});

type Case = readonly [title: string, reason: RegExp, times: number, listener: () => RequestListener];

const cut = (): RequestListener => {
  const files = release();
  return ({ url = "" }, response) => {
    if (url.endsWith(".txt")) return void response.end(files.checksums);
    response.writeHead(200, { "content-length": files.archive.length });
    response.write(files.archive.subarray(0, 100), () => response.destroy());
  };
};
const stalled = (): RequestListener => {
  const files = release();
  return ({ url = "" }, response) => {
    if (url.endsWith(".txt")) return void response.end(files.checksums);
    response.writeHead(200, { "content-length": files.archive.length }).write(files.archive.subarray(0, 100));
  };
};

const refused: readonly Case[] = [
  ["is not there", /answers 404/, 1, () => (_, response) => void response.writeHead(404).end()],
  [
    "is another file than the list says",
    /has SHA-256 [0-9a-f]{64}, wanted/,
    2,
    () => serve({ ...release(), archive: Buffer.from("x") }),
  ],
  ["is on no list", /does not name pulumi-v/, 1, () => serve({ ...release(), checksums: "<html>log in first</html>" })],
  ["breaks off", /cut short|aborted/, 2, cut],
  ["never answers", /no answer in 5 s/, 1, () => () => undefined],
  ["stands still half-way", /less than \d+ bytes in 5 s/, 2, stalled],
  ["is another version", /it says that it is 3\.1\.0, wanted/, 2, () => serve(release("echo v3.1.0"))],
  ["does not run here", /it does not run on this machine/, 2, () => serve(release("exit 126"))],
  [
    "sends round in circles",
    /round in circles/,
    6,
    () =>
      ({ url }, response) =>
        void response.writeHead(302, { location: url }).end(),
  ],
];

it.each(refused)(
  "builds from source where the download %s, soon, and leaves nothing of it",
  async (_, reason, times, listener) => {
    installGo("go1.99");
    const serves = listener();
    let asked = 0;
    const base = await serverOf((request, response) => {
      asked++;
      serves(request, response);
    });
    const { code, said } = await setUp(base).ended;
    const lines = said.split("\n").filter((line) => line.includes("cannot be had"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(reason);
    expect(lines[0]).toMatch(/: built from its Go module instead$/);
    expect(said).toMatch(/^building pulumi .*: done in/m);
    // Soon: nothing is waited for twice.
    expect({ code, asked }).toEqual({ code: 0, asked: times });
    expect(cached().filter((name) => /official|\.new|\.lock/.test(name))).toEqual([]);
  },
);

it("builds from source where there is no network, and where one wants it so", async () => {
  installGo("go1.99");
  expect((await setUp("http://127.0.0.1:9/releases").ended).said).toMatch(
    /cannot be had \(127\.0\.0\.1:9: .*ECONNREFUSED/,
  );
  rmSync(join(scratch, "cache"), { recursive: true });
  expect((await setUp("none").ended).said).toContain("cannot be had (CALICO_KIT_PULUMI_BASE_URL is none)");
});

it("says both reasons where neither works", async () => {
  const { code, said } = await setUp("http://127.0.0.1:9/releases").ended;
  expect(code).toBe(1);
  expect(said).toMatch(/Go 1\.20 is too old to build it; its official build cannot be had: 127\.0\.0\.1:9/);
});

it("is not taken half when it is ended in the middle, and comes whole the next time", async () => {
  const files = release();
  let isAtArchive = false;
  const slow = await serverOf(({ url = "" }, response) => {
    if (url.endsWith(".txt")) return void response.end(files.checksums);
    response.writeHead(200, { "content-length": files.archive.length }).write(files.archive.subarray(0, 100));
    isAtArchive = true;
  });
  const { child, ended } = setUp(slow);
  while (!isAtArchive) await new Promise((done) => setTimeout(done, 20));
  child.kill("SIGKILL");
  await ended;
  expect(cached()).not.toContain(official);
  expect((await setUp(await serverOf(serve(files))).ended).code).toBe(0);
  expect(cached()).toEqual([official]);
});

describe("proxies", () => {
  it("get the whole address of a plain request, and who asks", async () => {
    const asked: string[] = [];
    const who: (string | undefined)[] = [];
    const files = serve(release(), asked);
    const port = await listen(
      createServer((request, response) => {
        who.push(request.headers["proxy-authorization"]);
        files(request, response);
      }),
    );
    const env = { HTTP_PROXY: `http://me:word@127.0.0.1:${port}` };
    expect((await setUp("http://vendor.invalid/releases", env).ended).code).toBe(0);
    expect(asked[0]).toBe(`http://vendor.invalid/releases/${checksumsName}`);
    expect(who[0]).toBe(`Basic ${Buffer.from("me:word").toString("base64")}`);
  });

  it("pass a secure connection on", async () => {
    const files = release();
    const [key, certificate] = [join(scratch, "key.pem"), join(scratch, "certificate.pem")];
    const subject = ["-subj", "/CN=vendor.invalid", "-addext", "subjectAltName=DNS:vendor.invalid"];
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", key, "-out", certificate, ...subject],
      { stdio: "pipe" },
    );
    const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) }, serve(files));
    const port = await listen(secure);
    const targets: string[] = [];
    const proxy = createServer();
    proxy.on("connect", ({ url = "" }, socket) => {
      targets.push(url);
      const onward = connect(port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        onward.pipe(socket).pipe(onward);
      });
      for (const one of [socket, onward]) one.on("error", () => one.destroy());
    });
    const env = { https_proxy: `127.0.0.1:${await listen(proxy)}`, NODE_EXTRA_CA_CERTS: certificate };
    const { code, said } = await setUp("https://vendor.invalid/releases", env).ended;
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(new Set(targets)).toEqual(new Set(["vendor.invalid:443"]));
  });

  it("are not asked for what is exempt", async () => {
    const env = { HTTP_PROXY: "http://127.0.0.1:9", NO_PROXY: "localhost,127.0.0.1" };
    expect((await setUp(await serverOf(serve(release())), env).ended).code).toBe(0);
  });

  it("that refuse are named", async () => {
    installGo("go1.99");
    const proxy = createServer();
    proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Who are you\r\n\r\n"));
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}` };
    expect((await setUp("https://vendor.invalid/releases", env).ended).said).toMatch(
      /the proxy 127\.0\.0\.1:\d+ answers 407/,
    );
  });
});
