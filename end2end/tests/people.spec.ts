// People and forms: what is typed survives a refusal; a link sets a first password; a session ended by somebody else is over.
import { expect, signInByForm, test, url } from "../support/fixtures.ts";

/** A name of its own per project and run, because the four projects share one database. */
const unique = (project: string) => `thu.${project.replace(/[^a-z]/g, "")}.${Date.now().toString(36)}`;

test("a person is added, gets a link, sets a password and signs in", async ({ page, browser }, testInfo) => {
  const username = unique(testInfo.project.name);
  await signInByForm(page, "quang-ngai", "thuongtruc");
  await page.waitForURL(url("quang-ngai", "/"));
  await page.goto(url("quang-ngai", "/users"));
  // Refused first: the role acts for a unit. What was typed comes back, and the field says what is missing.
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="name"]').fill("Người thử");
  await page.locator("#role").selectOption("unit_officer");
  await page.locator('form:has(input[name="username"]) button[type="submit"]').click();
  await expect(page.locator('[role="alert"]')).toBeVisible();
  await expect(page.locator('input[name="username"]')).toHaveValue(username);
  await expect(page.locator('select[name="unit_code"]')).toHaveAttribute("aria-invalid", "true");
  await page.locator('select[name="unit_code"]').selectOption("SYT");
  await page.locator('form:has(input[name="username"]) button[type="submit"]').click();
  await page.waitForURL(/\/users\/[0-9a-f-]+\?done=created/);
  await page.locator('form[action$="issue_password_link"] button').click();
  const link = await page.getByTestId("password-link").textContent();
  await page.reload();
  await expect(page.getByTestId("password-link"), "shown once").toHaveCount(0);

  const other = await browser.newContext({ javaScriptEnabled: testInfo.project.use.javaScriptEnabled !== false });
  const own = await other.newPage();
  await own.goto(link ?? "");
  await own.locator('input[name="new"]').fill("ngan");
  await own.locator('input[name="repeat"]').fill("ngan");
  await own.locator('form:has(input[name="new"]) button[type="submit"]').click();
  await expect(own.locator('[role="alert"]')).toContainText("12");
  await own.locator('input[name="new"]').fill("mot cau de nho 2026");
  await own.locator('input[name="repeat"]').fill("mot cau de nho 2026");
  await own.locator('form:has(input[name="new"]) button[type="submit"]').click();
  await own.waitForURL(/\/sign-in\?done=password/);
  await signInByForm(own, "quang-ngai", username, "mot cau de nho 2026");
  await own.waitForURL(url("quang-ngai", "/"));
  await own.goto(link ?? "");
  await expect(own.locator('input[name="new"]'), "a used link is dead").toHaveCount(0);

  // Disabled: the session is over at once.
  await page.locator('form[action$="disable_user"] button').click();
  await page.waitForURL(/done=disabled/);
  await own.goto(url("quang-ngai", "/units"));
  await expect(own).toHaveURL(/\/sign-in/);
  await other.close();
});

test("a session that ended while a form was open: the typed text survives signing in", async ({ page, context }) => {
  await signInByForm(page, "quang-ngai", "thuongtruc");
  await page.waitForURL(url("quang-ngai", "/"));
  await page.goto(url("quang-ngai", "/settings"));
  await page.locator('input[name="committee"]').fill("Tổ công tác thử");
  await context.clearCookies();
  await page.locator('form:has(input[name="committee"]) button[type="submit"]').click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.locator('input[name="username"]').fill("thuongtruc");
  await page.locator('input[name="password"]').fill(process.env.DIEM06_DEMO_PASSWORD ?? "mat-khau-thu-e2e");
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL(/\/settings/);
  await expect(page.locator('input[name="committee"]')).toHaveValue("Tổ công tác thử");
});

test("one signs out, and the cookie carried to another province is nobody", async ({ page, context }) => {
  await signInByForm(page, "nghe-an", "thamdinh");
  await page.waitForURL(url("nghe-an", "/"));
  const sid = (await context.cookies()).find((cookie) => cookie.name === "sid");
  await context.addCookies([{ name: "sid", value: sid?.value ?? "", url: url("tp-hcm", "/") }]);
  await page.goto(url("tp-hcm", "/units"));
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(url("nghe-an", "/"));
  await page.locator("details.person > summary").click();
  await page.locator('form[action$="sign_out"] button').click();
  await expect(page).toHaveURL(/\/sign-in\?done=out/);
  await page.goto(url("nghe-an", "/units"));
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
