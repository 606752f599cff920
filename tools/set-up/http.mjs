// A download with what Node.js brings, on a machine that may have no curl. Proxies as everybody names them, which Node's
// own fetch does not know before version 24; and an end to everything that hangs.
import http from "node:http";
import https from "node:https";
import tls from "node:tls";

/** Milliseconds until the first answer, all redirects and the proxy included each for itself. */
const ANSWER_MS = 5000;
/** A transfer that is slower than this over a whole window is given up: bytes, milliseconds. */
const SLOWEST = { bytes: 512 * 1024, window: 5000 };
const MOST_REDIRECTS = 5;

/**
 * The proxy for an address, from the environment: HTTPS_PROXY, HTTP_PROXY, NO_PROXY, also in small letters.
 * @param {URL} url
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {URL | undefined}
 */
export function proxyFor(url, env = process.env) {
  const value = (/** @type {string} */ name) => env[name.toLowerCase()] || env[name] || undefined;
  const proxy = value(url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY") ?? value("ALL_PROXY");
  if (!proxy || !/^(https?:\/\/|[^:/]+:\d+$|[^:/]+$)/.test(proxy)) return undefined;
  const hosts = (value("NO_PROXY") ?? "").split(/[\s,]+/).filter((host) => host !== "");
  const isExempt = hosts.some((host) => {
    const [name = "", port] = host.replace(/^\*?\./, "").split(":");
    const isHost = host === "*" || url.hostname === name || url.hostname.endsWith(`.${name}`);
    return isHost && (port === undefined || port === portOf(url));
  });
  return isExempt ? undefined : new URL(/^https?:\/\//.test(proxy) ? proxy : `http://${proxy}`);
}

/** @param {URL} url */
const portOf = (url) => url.port || (url.protocol === "https:" ? "443" : "80");

/**
 * Gets an address, and hands each piece of it over as it comes.
 * @param {string} address
 * @param {(chunk: Buffer) => void} onData
 * @param {{ env?: NodeJS.ProcessEnv, answerMs?: number, slowest?: { bytes: number, window: number } }} [options]
 * @returns {Promise<void>} rejects with an Error whose message is the reason, in a few words
 */
export async function download(address, onData, options = {}) {
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await answer(url, options);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy();
      const next = new URL(headers.location, url);
      if (url.protocol === "https:" && next.protocol !== "https:") throw new Error(`${url.host} sends away from https`);
      url = next;
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Error(`${url.host} answers ${statusCode}`);
    }
    return transfer(response, url, onData, options.slowest ?? SLOWEST);
  }
  throw new Error(`${url.host} sends round in circles`);
}

/**
 * @param {URL} url
 * @param {{ env?: NodeJS.ProcessEnv, answerMs?: number }} options
 * @returns {Promise<http.IncomingMessage>}
 */
async function answer(url, { env, answerMs = ANSWER_MS }) {
  const proxy = proxyFor(url, env);
  const socket = proxy && url.protocol === "https:" ? await tunnel(proxy, url, answerMs) : undefined;
  /** @type {Record<string, string>} */
  const headers = { "user-agent": "calico-kit-set-up", host: url.host };
  /** @type {https.RequestOptions} */
  let how = { headers, agent: false };
  // Node asks for no connection of one's own where there is an agent.
  if (socket) how = { headers, createConnection: () => tls.connect({ socket, servername: url.hostname }) };
  else if (proxy) how = { ...throughProxy(proxy, url), headers: { ...headers, ...credentials(proxy) }, agent: false };
  const request = (url.protocol === "https:" ? https : http).get(url, how);
  return within(answerMs, request, url.host, "response");
}

/**
 * A plain request goes to the proxy with the whole address in it.
 * @param {URL} proxy
 * @param {URL} url
 */
const throughProxy = (proxy, url) => ({ hostname: proxy.hostname, port: portOf(proxy), path: url.href });

/**
 * @param {URL} proxy
 * @returns {Record<string, string>}
 */
function credentials({ username, password }) {
  if (username === "") return {};
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(text).toString("base64")}` };
}

/**
 * A connection through a proxy that only passes bytes on.
 * @param {URL} proxy
 * @param {URL} url
 * @param {number} answerMs
 * @returns {Promise<import("node:net").Socket>}
 */
async function tunnel(proxy, url, answerMs) {
  const target = `${url.hostname}:${portOf(url)}`;
  const request = (proxy.protocol === "https:" ? https : http).request({
    host: proxy.hostname,
    port: portOf(proxy),
    method: "CONNECT",
    path: target,
    headers: { host: target, ...credentials(proxy) },
    agent: false,
  });
  request.end();
  const response = await within(answerMs, request, `the proxy ${proxy.host}`, "connect");
  if (response.statusCode === 200) return response.socket;
  response.socket.destroy();
  throw new Error(`the proxy ${proxy.host} answers ${response.statusCode}`);
}

/**
 * @param {number} ms
 * @param {http.ClientRequest} request
 * @param {string} who
 * @param {"response" | "connect"} event
 * @returns {Promise<http.IncomingMessage>}
 */
function within(ms, request, who, event) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${ms / 1000} s`)), ms);
    request.once(event, (/** @type {http.IncomingMessage} */ response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      clearTimeout(timer);
      reject(new Error(`${who}: ${error.message || error.code || "no connection"}`));
    });
  });
}

/**
 * @param {http.IncomingMessage} response
 * @param {URL} url
 * @param {(chunk: Buffer) => void} onData
 * @param {{ bytes: number, window: number }} slowest
 * @returns {Promise<void>}
 */
function transfer(response, url, onData, slowest) {
  return new Promise((resolve, reject) => {
    let received = 0;
    const timer = setInterval(() => {
      if (received < slowest.bytes)
        response.destroy(new Error(`less than ${slowest.bytes} bytes in ${slowest.window / 1000} s`));
      received = 0;
    }, slowest.window);
    const end = (/** @type {Error | undefined} */ error) => {
      clearInterval(timer);
      if (error) reject(new Error(`${url.host}: ${error.message}`));
      else resolve();
    };
    response.on("data", (/** @type {Buffer} */ chunk) => {
      received += chunk.length;
      try {
        onData(chunk);
      } catch (error) {
        response.destroy(/** @type {Error} */ (error));
      }
    });
    response.once("end", () => end(response.complete ? undefined : new Error("the transfer was cut short")));
    response.once("error", end);
    response.once("close", () => end(new Error("the transfer was cut short")));
  });
}
