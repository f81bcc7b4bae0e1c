// Which clarities a task must have is the province's to say.
import { axe, expect, hydrated, signIn, url } from "../support/fixtures.ts";
import { test } from "../support/own.ts";

test("which clarities a province demands", async ({ page }) => {
  const tenant = "quang-ngai";
  await signIn(page, tenant, "thuongtruc");
  await page.goto(url(tenant, "/settings"));
  await hydrated(page);
  const ticks = page.locator('form[action$="save_clarities"] input[type="checkbox"]');
  await expect(ticks).toHaveCount(9);
  await expect(page.locator('form[action$="save_clarities"] input[type="checkbox"]:checked')).toHaveCount(6);
  const save = page.locator('form[action$="save_clarities"] button[type="submit"]');
  for (const tick of await ticks.all()) await tick.uncheck();
  await save.click();
  await expect(page.locator("#clarities-clarities")).toContainText("ít nhất 1");
  await page.locator("#clarities-owner").check();
  await page.locator("#clarities-solution").check();
  await save.click();
  await page.waitForURL(/done=clarities/);
  await expect(page.locator('form[action$="save_clarities"] input[type="checkbox"]:checked')).toHaveCount(2);
  await axe(page);
});
