// The instance under test: where it is, and how to speak to it past the browser.
import http from "node:http";

/** For a browser that runs as root, without a screen, and that must not call anybody. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The password of every demo account in tests. */
export const PASSWORD = process.env.DIEM06_DEMO_PASSWORD ?? "mat-khau-thu-e2e";

/** The four provinces of the demo, and the centre. */
export const PROVINCES = ["thanh-hoa", "nghe-an", "quang-ngai", "tp-hcm"] as const;
export type Tenant = (typeof PROVINCES)[number] | "trung-uong";

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; global-setup.ts sets it`);
  return value;
}

/** The port of the instance on the loopback. */
export const port = (): number => Number(variable("E2E_PORT"));
/** A folder for this run's files. */
export const stateDir = (): string => variable("E2E_STATE_DIR");
/** Which database the instance stands on. */
export const database = (): string => process.env.E2E_DB ?? "sqlite";

/** `localhost:PORT`, or a tenant's host. */
export const host = (tenant?: string): string => `${tenant ? `${tenant}.` : ""}localhost:${port()}`;
/** The address of a path on a tenant's host; without a tenant, on the bare host. */
export const url = (tenant: string | undefined, path: string): string => `http://${host(tenant)}${path}`;

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Request {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * A request with any Host header. Only browsers resolve *.localhost by themselves, so this one goes to 127.0.0.1.
 * It follows no redirect and keeps no cookie.
 */
export function ask(hostHeader: string, path: string, request: Request = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { host: hostHeader, ...request.headers };
    if (request.body !== undefined) headers["content-length"] = String(Buffer.byteLength(request.body));
    const options = { host: "127.0.0.1", port: port(), path, method: request.method ?? "GET", headers, agent: false };
    const sent = http.request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString("utf8") }),
      );
    });
    sent.on("error", reject);
    sent.end(request.body);
  });
}
