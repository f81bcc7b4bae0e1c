// A proxy that speaks TLS, as one stands in front of a hosted instance. It also plays a sibling that is not ours: pages of
// STRANGER come from here, so a test can say what such a host sends.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A page of the host that is not ours. */
export interface StrangePage {
  body: string;
  cookies?: string[];
}

/** A request that went through to the instance. */
export interface Passed {
  host: string;
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  status: number;
}

export interface Proxy {
  port: number;
  /** What went through, in order of the answers. */
  passed: Passed[];
  /** Sets the pages of the host that is not ours, by path. */
  strange: Map<string, StrangePage>;
  close: () => Promise<void>;
}

/** A key and a certificate for `base` and everything below it, made now and good for a day. */
function certificate(dir: string, base: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [join(dir, "tls.key"), join(dir, "tls.crt")];
  const names = `subjectAltName=DNS:${base},DNS:*.${base}`;
  const ask = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", `/CN=${base}`];
  try {
    execFileSync("openssl", [...ask, "-addext", names, "-keyout", key, "-out", cert], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    throw new Error(`no certificate could be made; openssl is needed: sudo apt-get install openssl (${String(error)})`);
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** Starts it on a free port of the loopback, in front of `upstream` (a port of the loopback). */
export async function startProxy(dir: string, base: string, stranger: string, upstream: number): Promise<Proxy> {
  const passed: Passed[] = [];
  const strange = new Map<string, StrangePage>();
  const server = https.createServer(certificate(dir, base), (request, response) => {
    const host = request.headers.host ?? "";
    const path = request.url ?? "/";
    if (host === stranger) {
      const page = strange.get(path);
      response.writeHead(page ? 200 : 204, { "content-type": "text/html; charset=utf-8", ...(page?.cookies ? { "set-cookie": page.cookies } : {}) });
      response.end(page?.body ?? "");
      return;
    }
    // What the client sent of these is replaced, not appended to: the proxy is the outermost one.
    const headers = {
      ...request.headers,
      "x-forwarded-for": request.socket.remoteAddress ?? "",
      "x-forwarded-host": host,
      "x-forwarded-proto": "https",
    };
    const onward = http.request({ host: "127.0.0.1", port: upstream, method: request.method, path, headers, agent: false }, (answer) => {
      passed.push({ host, method: request.method ?? "", path, headers: request.headers, status: answer.statusCode ?? 0 });
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, passed, strange, close };
}
