// What every spec imports instead of @playwright/test: a page that fails its test when the browser complains, and the demo's sign-in.
import { AxeBuilder } from "@axe-core/playwright";
import { type ConsoleMessage, type Page, type TestInfo, test as base, expect } from "@playwright/test";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSWORD, ask, host, stateDir, url } from "./instance.ts";

export { expect };
export * from "./instance.ts";

interface Fixtures {
  /** Lets one expected complaint of the browser pass, e.g. `tolerate(/status of 404/)` where a test opens a missing page. */
  tolerate: (complaint: RegExp) => void;
  /** Watches the page of every test; not to be asked for. */
  watched: void;
}

/** Everything that a browser says about a page that isn't right: errors, warnings, panics, hydration, refused resources. */
function watch(page: Page, complaints: string[]): void {
  page.on("console", (message: ConsoleMessage) => {
    const kind = message.type();
    // Says how busy this machine is, not what the page is: the program is fetched later than a few seconds after the page.
    if (/was preloaded using link preload but not used within a few seconds/.test(message.text())) return;
    if (kind === "error" || kind === "warning" || /hydrat|Content.Security.Policy/i.test(message.text())) {
      complaints.push(`${kind}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A navigation that replaces another one cancels what is under way.
    const reason = request.failure()?.errorText ?? "";
    // Where scripts are off, the browser refuses to preload one, and says so as if a policy had.
    const scriptIsOff = reason === "csp" && !hasScript(test.info());
    if (reason !== "net::ERR_ABORTED" && !scriptIsOff) complaints.push(`request failed: ${request.url()} ${reason}`);
  });
}

export const test = base.extend<Fixtures>({
  tolerate: async ({}, use, testInfo) => {
    await use((complaint) => testInfo.annotations.push({ type: "tolerate", description: complaint.source }));
  },
  watched: [
    async ({ context }, use, testInfo) => {
      const complaints: string[] = [];
      context.on("page", (page) => watch(page, complaints));
      await use();
      const tolerated = testInfo.annotations.filter((note) => note.type === "tolerate").map((note) => new RegExp(note.description ?? "$^"));
      const left = complaints.filter((complaint) => !tolerated.some((pattern) => pattern.test(complaint)));
      expect(left, "the browser has something to complain about").toEqual([]);
    },
    { auto: true },
  ],
});

/** Whether scripts run in this project. */
export const hasScript = (testInfo: TestInfo): boolean => testInfo.project.use.javaScriptEnabled !== false;

/** Waits until the program has taken the page over (at once where scripts are off). */
export async function hydrated(page: Page): Promise<void> {
  if (hasScript(test.info())) await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
}

/** Signs in through the form, as a person would. Leaves the page where the form led. */
export async function signInByForm(page: Page, tenant: string, user: string, password = PASSWORD): Promise<void> {
  await page.goto(url(tenant, "/sign-in"));
  await page.locator('input[name="username"]').fill(user);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('form:has(input[name="password"]) button[type="submit"], form:has(input[name="password"]) button:not([type])').first().click();
}

interface Cookie {
  name: string;
  value: string;
}

/**
 * Signs in, once per account and run: sign-in is throttled per account and costs a password hash, so the session is kept for
 * the tests that follow. A test that signs out or revokes sessions uses `signInByForm`.
 */
export async function signIn(page: Page, tenant: string, user: string): Promise<void> {
  const file = join(stateDir(), `session-${tenant}-${user}.json`);
  if (existsSync(file)) {
    const cookies = JSON.parse(readFileSync(file, "utf8")) as Cookie[];
    const header = cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
    const still = await ask(host(tenant), "/account", { headers: { cookie: header, accept: "text/html" } });
    if (still.status === 200) {
      await page.context().addCookies(cookies.map(({ name, value }) => ({ name, value, url: url(tenant, "/") })));
      return;
    }
  }
  await signInByForm(page, tenant, user);
  await page.waitForURL((to) => to.pathname !== "/sign-in");
  const cookies = await page.context().cookies(url(tenant, "/"));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(cookies.map(({ name, value }): Cookie => ({ name, value }))), { mode: 0o600 });
  renameSync(draft, file);
}

/** No violation of WCAG 2.2 A and AA on the page as it is. Runs where scripts run; the markup is the same elsewhere. */
export async function axe(page: Page): Promise<void> {
  if (!hasScript(test.info())) return;
  // From the top: what a fragment scrolled half under the header would count as too small to hit.
  await page.locator("body").evaluate((body) => body.ownerDocument.defaultView?.scrollTo(0, 0));
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .setLegacyMode(true)
    .analyze();
  const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, "axe-core").toEqual([]);
}

/** Nothing on the page is wider than the window. */
export async function fitsWidth(page: Page): Promise<void> {
  const box = await page.locator("body").evaluate((body) => [body.ownerDocument.documentElement.scrollWidth, body.ownerDocument.defaultView?.innerWidth ?? 0]);
  expect(box[0] ?? 0, "the page scrolls sideways").toBeLessThanOrEqual(box[1] ?? 0);
}
