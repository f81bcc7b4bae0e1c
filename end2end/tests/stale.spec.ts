// Two people save one draft: the second sees what the first stored beside what was typed, and nothing is lost.
// On an instance of its own, because drafts are written.
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const TENANT = "thanh-hoa";

test("a stale save shows both versions", async ({ page }) => {
  test.slow();
  await become(page, TENANT, "canbo");
  await page.goto(url(TENANT, "/difficulties/new"));
  await page.locator("#title").fill("Máy in hỏng");
  await page.locator("#category").selectOption("technology");
  await page.locator("#cause").fill("Máy cũ");
  await page.locator("#ask").fill("Thay máy");
  await page.locator("#asked_body").fill("Sở Tài chính");
  await page.locator('form[action$="/begin_difficulty"] button:not([name="raise"])').first().click();
  await page.waitForURL(/done=saved/);
  const draft = page.url().replace(/\?.*/, "");

  // Somebody else, at another screen, stores another cause while this one writes.
  const other = await page.context().newPage();
  await other.goto(draft);
  await page.goto(draft);
  await hydrated(page);
  await other.locator("#cause").fill("Máy hết bảo hành từ năm 2021");
  await other.locator('form[action$="/save_difficulty"] button[type="submit"]').first().click();
  await other.waitForURL(/done=saved/);
  await other.close();
  await page.locator("#cause").fill("Máy cũ, hay kẹt giấy");
  const save = page.locator('form[action$="/save_difficulty"] button[type="submit"]').first();
  await save.click();
  await expect(page.getByTestId("kept-form")).toContainText("người khác vừa sửa");
  await expect(page.locator("#cause")).toHaveValue("Máy cũ, hay kẹt giấy");
  await expect(page.getByTestId("theirs")).toHaveCount(1);
  await expect(page.getByTestId("theirs")).toContainText("Máy hết bảo hành từ năm 2021");
  await fitsWidth(page);
  await axe(page);

  // Having read both, it is saved over the other knowingly.
  await page.locator("#cause").fill("Máy hết bảo hành từ năm 2021, hay kẹt giấy");
  await save.click();
  await page.waitForURL(/done=saved/);
  await expect(page.locator("#cause")).toHaveValue("Máy hết bảo hành từ năm 2021, hay kẹt giấy");
  await expect(page.getByTestId("theirs")).toHaveCount(0);
});
