// As hosted: https below diem06.test. Hosts below one base are the same *site* to a browser, so it does not keep them apart by
// itself; the cookie's rules and the gate must.
import type { BrowserContext, Page } from "@playwright/test";
import { BASE, type Hosted, PASSPHRASE, STRANGER, USER, expect, test } from "../support/hosted.ts";

// One instance for all of them.
test.describe.configure({ mode: "default" });

async function signIn(page: Page, hosted: Hosted, tenant = "thanh-hoa"): Promise<void> {
  await page.goto(hosted.url(tenant, "/sign-in"));
  await page.locator('input[name="username"]').fill(USER);
  await page.locator('input[name="password"]').fill(PASSPHRASE);
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL(hosted.url(tenant, "/"));
}

const sessions = async (context: BrowserContext) => (await context.cookies()).filter((cookie) => /sid$/i.test(cookie.name));

/** Who the browser is on a tenant's host: the account page says it, or the sign-in form comes instead. */
async function isSignedIn(page: Page, hosted: Hosted, tenant = "thanh-hoa"): Promise<boolean> {
  await page.goto(hosted.url(tenant, "/account"));
  return new URL(page.url()).pathname === "/account";
}

test("the session's cookie belongs to its host alone", async ({ page, context, hosted }) => {
  const answers: Promise<string[]>[] = [];
  page.on("response", (answer) => answers.push(answer.headersArray().then((all) => all.filter((h) => h.name.toLowerCase() === "set-cookie").map((h) => h.value))));
  await signIn(page, hosted);
  const [cookie, ...more] = await sessions(context);
  expect(more).toEqual([]);
  // A domain without a leading dot is a cookie without a Domain: sent to this very host and to none below it.
  expect(cookie).toMatchObject({ name: "__Host-sid", domain: `thanh-hoa.${BASE}`, path: "/", secure: true, httpOnly: true, sameSite: "Lax", expires: -1 });
  const set = (await Promise.all(answers)).flat();
  expect(set.some((value) => value.startsWith("__Host-sid="))).toBe(true);
  for (const value of set) expect(value).not.toMatch(/;\s*domain/i);
  expect(await page.evaluate(() => document.cookie), "scripts see none of it").not.toContain("sid");
});

test("a session carried to another province is nobody", async ({ page, context, hosted }) => {
  const value = await hosted.session("thanh-hoa");
  const account = (tenant: string) => hosted.ask(tenant, "/account", { cookie: `__Host-sid=${value}` });
  expect((await account("thanh-hoa")).status).toBe(200);
  expect(await account("nghe-an")).toMatchObject({ status: 303, location: "/sign-in?next=%2Faccount" });
  await context.addCookies([{ name: "__Host-sid", value, url: hosted.url("nghe-an", "/"), secure: true }]);
  expect(await isSignedIn(page, hosted, "nghe-an")).toBe(false);
});

test("a name without the prefix is not a session, over https", async ({ hosted }) => {
  const value = await hosted.session("thanh-hoa");
  for (const name of ["sid", "__host-sid", "__Secure-sid"]) {
    expect((await hosted.ask("thanh-hoa", "/account", { cookie: `${name}=${value}` })).status, name).toBe(303);
  }
});

test("a sibling can neither set nor replace a session", async ({ page, context, hosted }) => {
  // Somebody else's session, valid on the very host that it is pushed to.
  const planted = await hosted.session("thanh-hoa");
  const wide = `Domain=${BASE}; Path=/; Secure`;
  const cookies = [
    `__Host-sid=${planted}; ${wide}`,
    `__HOST-sid=${planted}; ${wide}`,
    `=__Host-sid=${planted}; ${wide}`,
    `\t__Host-sid=${planted}; ${wide}`,
    `__Host-sid=${planted}; Domain=thanh-hoa.${BASE}; Path=/; Secure`,
    `sid=${planted}; ${wide}`,
    `probe=header; ${wide}`,
  ];
  const script = cookies.map((cookie) => `document.cookie = ${JSON.stringify(cookie.replace("probe=header", "probe2=script"))};`).join("\n");
  hosted.proxy.strange.set("/plant", { cookies, body: `<!doctype html><title>x</title><script>${script}</script>` });
  await page.goto(`https://${STRANGER}/plant`);
  const jar = await context.cookies(hosted.url("thanh-hoa", "/"));
  const names = jar.map((cookie) => cookie.name);
  expect(names, "the browser does take a sibling's other cookies, both ways").toEqual(expect.arrayContaining(["probe", "probe2", "sid"]));
  expect(jar.filter((cookie) => /__host-/i.test(cookie.name + cookie.value))).toEqual([]);
  expect(await isSignedIn(page, hosted), "nobody became the other person").toBe(false);

  await signIn(page, hosted);
  const mine = (await sessions(context)).find((cookie) => cookie.name === "__Host-sid")?.value;
  expect(mine).not.toBe(planted);
  await page.goto(`https://${STRANGER}/plant`);
  expect((await sessions(context)).find((cookie) => cookie.name === "__Host-sid")?.value).toBe(mine);
  expect(await isSignedIn(page, hosted)).toBe(true);
});

test("a sibling's cookies do not change how a page looks", async ({ page, context, hosted }) => {
  const wide = `Domain=${BASE}; Path=/; Secure`;
  hosted.proxy.strange.set("/looks", { cookies: [`lang=en; ${wide}`, `theme=dark; ${wide}`], body: "<!doctype html><title>x</title>" });
  await page.goto(`https://${STRANGER}/looks`);
  const sent = (await context.cookies(hosted.url("thanh-hoa", "/"))).map((cookie) => cookie.name);
  expect(sent, "the browser does send them").toEqual(expect.arrayContaining(["lang", "theme"]));
  await page.goto(hosted.url("thanh-hoa", "/sign-in"));
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  await page.locator('form.lang button[value="en"]').click();
  await expect(page.locator("html"), "one's own choice does").toHaveAttribute("lang", "en");
});

test("a form or a call from a sibling is refused, though the browser sends the cookie along", async ({ page, hosted, tolerate }) => {
  tolerate(/status of 403|ERR_BLOCKED_BY_RESPONSE|CORS|Failed to load/);
  await signIn(page, hosted);
  const target = await page.locator('form[action$="/sign_out"]').getAttribute("action");
  const address = hosted.url("thanh-hoa", target ?? "");
  hosted.proxy.strange.set("/form", { body: `<!doctype html><title>x</title><form method="post" action="${address}"><button>x</button></form>` });
  hosted.proxy.passed.length = 0;
  await page.goto(`https://${STRANGER}/form`);
  await page.locator("button").click();
  await expect(page.locator("body")).toContainText("không được gửi từ trang của hệ thống");
  await page.goto(`https://${STRANGER}/form`);
  await page.evaluate((to) => fetch(to, { method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams() }).catch(() => undefined), address);

  const posts = hosted.proxy.passed.filter((request) => request.method === "POST");
  expect(posts).toHaveLength(2);
  for (const { status, headers } of posts) {
    expect(status).toBe(403);
    // Lax, and the same site: only the gate stood between this form and the session.
    expect(headers.cookie).toContain("__Host-sid=");
    expect(headers["sec-fetch-site"]).toBe("same-site");
    expect(headers.origin).toBe(`https://${STRANGER}`);
  }
  expect(await isSignedIn(page, hosted)).toBe(true);
});

test("signing out takes the cookie out of the browser", async ({ page, context, hosted }) => {
  await signIn(page, hosted);
  await page.locator("details.person > summary").click();
  await page.locator('form[action$="sign_out"] button').click();
  await expect(page).toHaveURL(/\/sign-in\?done=out/);
  expect(await sessions(context), "removing a __Host- cookie needs Secure, too").toEqual([]);
});

test("answers promise https, and give siblings nothing", async ({ page, hosted, tolerate }) => {
  for (const path of ["/sign-in", "/", "/favicon.svg"]) {
    const answer = await page.request.get(`https://127.0.0.1:${hosted.proxy.port}${path}`, { headers: { host: `thanh-hoa.${BASE}` }, maxRedirects: 0, ignoreHTTPSErrors: true });
    const headers = answer.headers();
    expect(headers["strict-transport-security"], path).toBe("max-age=31536000; includeSubDomains");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["access-control-allow-origin"], path).toBeUndefined();
  }
  // A page of ours in a frame of a sibling's would let it lay its own buttons over ours.
  tolerate(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  hosted.proxy.strange.set("/frame", { body: `<!doctype html><title>x</title><iframe src="${hosted.url("thanh-hoa", "/sign-in")}"></iframe>` });
  await page.goto(`https://${STRANGER}/frame`);
  await expect(page.frameLocator("iframe").locator('input[name="password"]')).toHaveCount(0);
  expect(page.frames()[1]?.url(), "the frame stays empty").toMatch(/^chrome-error:/);
});
