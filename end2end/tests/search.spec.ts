// Search: from the box of any page (on a phone from its icon) to what was looked for, without tone marks.
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

test("search from any page", async ({ page }, testInfo) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/models"));
  await hydrated(page);
  await axe(page);
  if (testInfo.project.name.startsWith("phone")) {
    await page.locator('a[href="/search"]').click();
    await page.waitForURL(/\/search/);
    await page.locator('main input[type="search"][name="q"]').fill("so y te");
    await page.locator('main form[action="/search"] button').click();
  } else {
    await page.locator('header input[name="q"]').fill("so y te");
    await page.locator('header input[name="q"]').press("Enter");
  }
  await page.waitForURL(/\/search\?q=so/);
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByTestId("found")).toContainText("so y te");
  await expect(page.locator("#units mark").first()).toHaveText("Sở Y tế");
  await expect(page.locator("#units").getByTestId("hit").first().locator("a")).toHaveAttribute("href", "/units/SYT");
  await fitsWidth(page);
  await axe(page);

  // The number of a document comes first; more than twenty lead to the list.
  await page.locator('main input[type="search"][name="q"]').fill("7115");
  await page.locator('main form[action="/search"] button').click();
  await expect(page.getByTestId("hit").first()).toContainText("7115");
  await page.locator('main input[type="search"][name="q"]').fill("mô hình mẫu");
  await page.locator('main form[action="/search"] button').click();
  await expect(page.locator("#models").getByTestId("hit")).toHaveCount(20);
  await fitsWidth(page);
  await page.locator("#models").getByRole("link").last().click();
  await page.waitForURL(/\/models\?q=/);
  await expect(page.locator('main input[type="search"][name="q"]')).toHaveValue("mô hình mẫu");
});

test("nothing found, and what is typed is text", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", `/search?q=${encodeURIComponent('<img src=x onerror="alert(1)">')}`));
  await hydrated(page);
  await expect(page.getByTestId("hit")).toHaveCount(0);
  await expect(page.locator('main input[type="search"][name="q"]')).toHaveValue('<img src=x onerror="alert(1)">');
  await fitsWidth(page);
  await axe(page);
});
