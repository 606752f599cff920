/**
 * What a private API server needs before it starts: a token with all rights and the key that signs service account
 * tokens. Its serving certificate it makes itself; Node can make keys but sign no certificates.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Credentials {
  /** Bearer token of a member of `system:masters`. */
  readonly token: string;
  readonly tokenFile: string;
  readonly serviceAccountKeyFile: string;
  readonly serviceAccountPublicKeyFile: string;
  /** Folder where the API server puts `apiserver.crt` and its key. */
  readonly certificateFolder: string;
  /** The certificate that clients trust; exists once the API server has started. */
  readonly certificateFile: string;
}

/** Makes fresh credentials as files in `folder`. */
export function writeCredentials(folder: string): Credentials {
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const token = randomBytes(24).toString("hex");
  const pair = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "sec1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const certificateFolder = join(folder, "certificates");
  return {
    token,
    tokenFile: write("tokens.csv", `${token},judge,judge,"system:masters"\n`),
    serviceAccountKeyFile: write("service-account.key", pair.privateKey),
    serviceAccountPublicKeyFile: write("service-account.pub", pair.publicKey),
    certificateFolder,
    certificateFile: join(certificateFolder, "apiserver.crt"),
  };
}

/** Writes a kubeconfig for the bearer of the token; returns its path. */
export function writeKubeconfig(folder: string, url: string, credentials: Credentials): string {
  const file = join(folder, "kubeconfig.json");
  const name = "judge";
  const content = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: url, "certificate-authority": credentials.certificateFile } }],
    users: [{ name, user: { token: credentials.token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
  writeFileSync(file, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  return file;
}
