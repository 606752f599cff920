/**
 * What kOps reaches out to, on the loopback interface: moto in AWS's place, a server in place of the downloads, a channel
 * file. Nothing here says yes or no to a cluster; that is kOps' own business.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginePath } from "../../../tools/engines";
import { freePorts, Program } from "./api-server-process";
import { kopsChannel, kopsImages, kopsParameters } from "./kops-images";

/** The region that everything here is in. */
export const kopsRegion = "eu-central-1";

/** The one region where a bucket needs no word about where it is. */
const bucketRegion = "us-east-1";

export interface KopsCloud {
  /** Everything in here is removed at the end. */
  readonly folder: string;
  /** `file://…`, for `spec.channel`. */
  readonly channel: string;
  /** What kOps needs in its environment beside the state store. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths that kOps asked the download server for and did not get. */
  readonly notServed: readonly string[];
  /** Forgets all that was made and makes an empty bucket for the state. */
  reset(bucket: string): Promise<void>;
  makeBucket(name: string): Promise<void>;
  /** Keys of the objects in a bucket that begin with `prefix`. */
  objectsIn(bucket: string, prefix: string): Promise<readonly string[]>;
  readObject(bucket: string, key: string): Promise<string>;
  writeObject(bucket: string, key: string, text: string): Promise<void>;
  /** A private hosted zone, of a VPC that has nothing to do with the cluster's. */
  makePrivateZone(domain: string): Promise<void>;
  /** One call of the EC2 API; answers with its XML. */
  ec2(action: string, parameters?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

export async function startKopsCloud(): Promise<KopsCloud> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      // Somebody else may take a free port before moto does.
      if (!/[Aa]ddress already in use/.test((error as Error).message) || attempt === 3) throw error;
    }
  }
}

async function start(): Promise<KopsCloud> {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-kops-"));
  const notServed: string[] = [];
  const downloads = await startDownloads(notServed);
  let moto: Program | undefined;
  const stop = async (): Promise<void> => {
    await moto?.stop();
    await new Promise((resolve) => downloads.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [port] = (await freePorts(1)) as [number];
    const aws = `http://127.0.0.1:${port}`;
    const images = join(folder, "images.json");
    writeFileSync(images, JSON.stringify(kopsImages));
    const channel = join(folder, "channel.yaml");
    writeFileSync(channel, kopsChannel);
    const env = { MOTO_AMIS_PATH: images, AWS_DEFAULT_REGION: kopsRegion };
    moto = new Program({ path: enginePath("moto"), args: ["-H", "127.0.0.1", "-p", `${port}`], env, folder });
    await moto.until("moto answers", () => isUp(aws));

    const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: kopsRegion };
    const s3 = { S3_ENDPOINT: aws, S3_REGION: bucketRegion, S3_ACCESS_KEY_ID: "test", S3_SECRET_ACCESS_KEY: "test" };
    const makeBucket = async (name: string): Promise<void> => {
      await expectOk(fetch(`${aws}/${name}`, { method: "PUT", headers: signed("s3", bucketRegion) }));
    };
    const downloadUrl = `http://127.0.0.1:${(downloads.address() as AddressInfo).port}/`;
    return {
      folder,
      channel: `file://${channel}`,
      environment: {
        ...credentials,
        ...s3,
        AWS_ENDPOINT_URL: aws,
        AWS_ENDPOINT_URL_SSM: downloadUrl,
        AWS_EC2_METADATA_DISABLED: "true",
        // A sixth of kOps' time would go into the collection of garbage.
        GOGC: "400",
        KOPS_BASE_URL: downloadUrl,
        // Whatever else it wants from outside fails at once: port 9 is where nothing listens.
        HTTPS_PROXY: "http://127.0.0.1:9",
      },
      notServed,
      reset: async (bucket) => {
        await expectOk(fetch(`${aws}/moto-api/reset`, { method: "POST" }));
        await makeBucket(bucket);
      },
      makeBucket,
      ...objectStore(aws),
      makePrivateZone: async (domain) => {
        const body = [
          '<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">',
          `<Name>${domain}</Name><CallerReference>${domain}</CallerReference>`,
          `<VPC><VPCRegion>${kopsRegion}</VPCRegion><VPCId>vpc-0a</VPCId></VPC>`,
          "<HostedZoneConfig><PrivateZone>true</PrivateZone></HostedZoneConfig></CreateHostedZoneRequest>",
        ].join("");
        const url = `${aws}/2013-04-01/hostedzone`;
        await expectOk(fetch(url, { method: "POST", body, headers: signed("route53", bucketRegion) }));
      },
      ec2: async (action, parameters = {}) => {
        const body = new URLSearchParams({ Action: action, Version: "2016-11-15", ...parameters });
        return expectOk(fetch(aws, { method: "POST", body, headers: signed("ec2") }));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function objectStore(aws: string): Pick<KopsCloud, "objectsIn" | "readObject" | "writeObject"> {
  const headers = signed("s3", bucketRegion);
  return {
    objectsIn: async (bucket, prefix) => {
      const query = new URLSearchParams({ "list-type": "2", prefix });
      const listing = await expectOk(fetch(`${aws}/${bucket}?${query.toString()}`, { headers }));
      return [...listing.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
    },
    readObject: (bucket, key) => expectOk(fetch(`${aws}/${bucket}/${key}`, { headers })),
    writeObject: async (bucket, key, body) => {
      await expectOk(fetch(`${aws}/${bucket}/${key}`, { method: "PUT", headers, body }));
    },
  };
}

/** moto tells services and regions apart by this header, and checks no signature. */
function signed(service: string, region: string = kopsRegion): Record<string, string> {
  const credential = `test/20260101/${region}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0` };
}

async function expectOk(response: Promise<Response>): Promise<string> {
  const { ok, status, url, text } = await response.then(async (it) => ({
    ok: it.ok,
    status: it.status,
    url: it.url,
    text: await it.text(),
  }));
  if (!ok) throw new Error(`${url} answered ${status}: ${text}`);
  return text;
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

/**
 * kOps wants the checksums of its own programs, which it would download from its project's site; and public parameters of
 * AWS, which moto has of its own and lets nobody write.
 */
async function startDownloads(notServed: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (/\.sha256$/.test(path)) {
      response.end(`${createHash("sha256").update(path).digest("hex")}\n`);
      return;
    }
    if (request.headers["x-amz-target"] === "AmazonSSM.GetParameter") {
      answerParameter(request, response);
      return;
    }
    notServed.push(path);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

function answerParameter(request: IncomingMessage, response: ServerResponse): void {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    const { Name = "" } = JSON.parse(body) as { Name?: string };
    const Value = kopsParameters[Name];
    response.setHeader("content-type", "application/x-amz-json-1.1");
    if (Value === undefined) response.writeHead(400).end(JSON.stringify({ __type: "ParameterNotFound" }));
    else response.end(JSON.stringify({ Parameter: { Name, Type: "String", Value } }));
  });
}
