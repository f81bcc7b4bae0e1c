// Lists: sorted by their heads, which are links; narrowed and sorted at once; the same from one's own address bar.
import { axe, expect, fitsWidth, hasScript, hydrated, signIn, test, url } from "../support/fixtures.ts";

const T = "thanh-hoa";

test("a list is sorted by its heads, and stays so when it is narrowed", async ({ page }, testInfo) => {
  await signIn(page, T, "thuongtruc");
  await page.goto(url(T, "/models"));
  await hydrated(page);
  const names = async () => (await page.locator("tbody th a").allTextContents()).map((name) => name.trim());
  // On a phone the heads are folded away with the table: there the address says it.
  const phone = testInfo.project.name.startsWith("phone");
  const sort = async (to: string) => {
    if (phone) await page.goto(url(T, `/models?sort=${to}`));
    else await page.locator("thead th").first().locator("a").click();
    await page.waitForURL((address) => address.searchParams.get("sort") === to);
    await hydrated(page);
  };
  await sort("name");
  const up = await names();
  expect(up).toEqual([...up].sort(new Intl.Collator("vi").compare));
  await expect(page.locator("thead th").first()).toHaveAttribute("aria-sort", "ascending");
  await axe(page);
  await fitsWidth(page);
  await sort("-name");
  const down = await names();
  expect(down).toEqual([...down].sort((a, b) => new Intl.Collator("vi").compare(b, a)));
  await page.locator('input[type="search"][name="q"]').last().fill("mau 1");
  await page.locator('form.filters button[type="submit"]').click();
  await page.waitForURL((address) => address.searchParams.get("q") === "mau 1" && address.searchParams.get("sort") === "-name");
  const narrowed = await names();
  expect(narrowed.length).toBeGreaterThan(1);
  expect(narrowed.length).toBeLessThan(down.length);
});

test("documents are found by number, subject and state", async ({ page }) => {
  await signIn(page, T, "canbo");
  await page.goto(url(T, "/directives?q=7115"));
  await hydrated(page);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.goto(url(T, "/directives?q=khong+co+van+ban+nay"));
  await hydrated(page);
  await expect(page.locator("main")).toContainText("Không có văn bản nào khớp");
  await axe(page);
  await page.goto(url(T, "/directives?sort=due&state=issued"));
  await hydrated(page);
  await expect(page.locator('thead th[aria-sort="ascending"]')).toHaveCount(1);
  await fitsWidth(page);
});

test("what happened to one person or unit is a click away from their page", async ({ page }, testInfo) => {
  await signIn(page, T, "thuongtruc");
  await page.goto(url(T, "/units/SYT"));
  await page.getByRole("link", { name: "Lịch sử thay đổi" }).click();
  await page.waitForURL(/\/audit\?subject=/);
  await hydrated(page);
  await expect(page.getByTestId("chain")).toBeVisible();
  await axe(page);
  if (hasScript(testInfo)) await page.screenshot({ path: testInfo.outputPath("history.png"), fullPage: true });
});

test("the duties of a document are found by unit, narrowed and sorted", async ({ page }) => {
  await signIn(page, T, "xem");
  await page.goto(url(T, "/directives?q=7115"));
  await page.locator("tbody th a").first().click();
  await page.waitForURL(/\/directives\/[0-9a-f-]+/);
  await hydrated(page);
  const duties = page.locator("main tbody tr");
  await expect(duties).toHaveCount(71);
  await page.locator("#duties form.filters input[name=q]").fill("quan hoa");
  await page.locator('#duties form.filters button[type="submit"]').click();
  await page.waitForURL(/q=quan/);
  await hydrated(page);
  // It was returned, so that it is asked to register again, and not yet for a plan.
  await expect(duties).toHaveCount(1);
  await expect(duties.first()).toContainText("Quan Hóa");
  await axe(page);
  await fitsWidth(page);
  const address = new URL(page.url());
  address.search = "?q=khong+don+vi+nay";
  await page.goto(address.href);
  await expect(page.locator("main")).toContainText("Không có đơn vị nào khớp");
  address.search = "?clause=1&sort=-unit";
  await page.goto(address.href);
  await hydrated(page);
  await expect(duties).toHaveCount(6);
  await expect(page.locator('thead th[aria-sort="descending"]')).toHaveCount(1);
});
