// What only the program in the browser does.
import { expect, hydrated, signIn, test, url } from "../support/fixtures.ts";

test("links change pages without a reload, and back again", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/"));
  await hydrated(page);
  await page.evaluate(() => { (globalThis as Record<string, unknown>)["kept"] = true; });
  await page.locator('a[href="/models"]:visible').first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mô hình");
  expect(await page.evaluate(() => (globalThis as Record<string, unknown>)["kept"])).toBe(true);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Việc của tôi");
});
