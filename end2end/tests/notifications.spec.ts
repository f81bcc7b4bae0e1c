// Notices: the worker tells what happened and what is due, the bell counts, opening marks as seen, late units are urged.
// On an instance of its own, because the clock moves and notices are seen.
import type { Page } from "@playwright/test";
import { expect, fitsWidth, axe, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const TENANT = "thanh-hoa";

/** Opens a page until the worker has told something: it looks every few seconds. */
async function untilTold(page: Page, path: string, atLeast: number): Promise<void> {
  await expect(async () => {
    await page.goto(url(TENANT, path));
    const unseen = Number(await page.getByTestId("bell").getAttribute("data-unseen"));
    expect(unseen).toBeGreaterThanOrEqual(atLeast);
  }).toPass({ timeout: 45_000, intervals: [1_000] });
  await hydrated(page);
}

test("what is due is told by the clock, opened and seen", async ({ page }) => {
  test.slow();
  // Two days after the dispatch, one working day before its first deadline.
  await become(page, TENANT, "canbo");
  await untilTold(page, "/", 1);
  await axe(page);
  await fitsWidth(page);
  await page.getByTestId("bell").click();
  await page.waitForURL(/\/notifications/);
  await hydrated(page);
  const soon = page.locator('[data-testid="notice"][data-kind="due_soon"]');
  const first = soon.filter({ hasText: "hạn 29/05/2023" }).first();
  await expect(first).toBeVisible();
  const unseen = page.locator('[data-testid="notice"][data-seen="false"]');
  const before = await unseen.count();
  await axe(page);
  await fitsWidth(page);
  await first.locator("button").click();
  await page.waitForURL(/\/directives\//);
  await page.goto(url(TENANT, "/notifications"));
  await hydrated(page);
  await expect(unseen).toHaveCount(before - 1);
  // A filter lives in the address; what is left is marked at once.
  await page.goto(url(TENANT, "/notifications?kind=due_soon&seen=unseen"));
  await hydrated(page);
  await expect(page.locator('[data-testid="notice"]:not([data-kind="due_soon"])')).toHaveCount(0);
  if (before > 1) {
    await page.locator('form[action$="see_all_notices"] button').click();
    await page.waitForURL(/done=all/);
  }
  await expect(page.getByTestId("bell")).toHaveAttribute("data-unseen", "0");
  await axe(page);
});

test("late units are urged, one and all, and no more than so often a day", async ({ page, own }) => {
  test.slow();
  await own.later("2023-06-06T09:00:00+07:00", ["jobs", "run"]);
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/coverage"));
  await hydrated(page);
  const late = page.getByTestId("late-unit");
  await expect(late.first()).toHaveAttribute("data-urged", "0");
  await axe(page);
  await fitsWidth(page);
  const urge = async (whom: string | undefined, text: string) => {
    await page.locator("#urge-form > summary").click();
    if (whom) await page.locator("#urge-unit").selectOption({ label: whom });
    await page.locator("#urge-text").fill(text);
    await page.locator('form[action$="urge_units"] button[type="submit"]').click();
  };
  await urge("Sở Y tế", "Gửi đăng ký trong hôm nay");
  await page.waitForURL(/done=urged/);
  const health = late.filter({ hasText: "Sở Y tế" });
  await expect(health).toHaveAttribute("data-urged", "1");
  await axe(page);
  await urge(undefined, "Còn một ngày");
  await page.waitForURL(/done=urged/);
  await expect(health).toHaveAttribute("data-urged", "2");
  await urge("Sở Y tế", "Lần ba");
  await expect(page.locator("#urge-unit")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#urge-text")).toHaveValue("Lần ba");

  await become(page, TENANT, "canbo");
  await page.goto(url(TENANT, "/notifications?kind=urged"));
  await hydrated(page);
  await expect(page.locator('[data-kind="urged"]')).toHaveCount(2);
  await expect(page.locator('[data-kind="urged"]').filter({ hasText: "Gửi đăng ký trong hôm nay" })).toBeVisible();
  await axe(page);
  await fitsWidth(page);
});

test("reminders and e-mail are settings", async ({ page }) => {
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/settings"));
  await hydrated(page);
  const save = page.locator('form[action$="save_reminders"] button[type="submit"]');
  await page.locator("#reminders-daily_cap").fill("0");
  await save.click();
  await expect(page.locator("#reminders-daily_cap")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#reminders-daily_cap").fill("4");
  await save.click();
  await page.waitForURL(/done=reminders/);
  await expect(page.locator("#reminders-daily_cap")).toHaveValue("4");
  await axe(page);
  await page.goto(url(TENANT, "/account"));
  await hydrated(page);
  await page.locator("#mail-email").fill("thuongtruc@thanhhoa.gov.vn");
  await page.locator("#mail-frequency").selectOption("weekly");
  await page.locator('form[action$="save_mail"] button[type="submit"]').click();
  await page.waitForURL(/done=mail/);
  await expect(page.locator("#mail-email")).toHaveValue("thuongtruc@thanhhoa.gov.vn");
  await axe(page);
  await fitsWidth(page);
});
