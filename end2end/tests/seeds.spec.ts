// Seeds S2, S3 and S4, read off rendered pages on the day of their documents. Every figure is counted from rows.
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";
import type { Page } from "@playwright/test";

/** Opens a count and finds as many rows on its page as it says. */
async function opens(page: Page, nav: string, words: string, count: number): Promise<void> {
  const link = page.getByRole("navigation", { name: nav }).getByRole("link", { name: words });
  await expect(link).toContainText(String(count));
  await link.click();
  await expect(page.getByRole("navigation", { name: nav }).locator("a[aria-current]")).toContainText(words);
  await expect(page.locator("tbody tr")).toHaveCount(Math.min(count, 40));
}

test("S4: 38 models, 26 deployed, 6 done, 20 in progress, 12 not started @seed", async ({ page }) => {
  await signIn(page, "nghe-an", "xem");
  await page.goto(url("nghe-an", "/models?as_of=2024-05-10"));
  await hydrated(page);
  await expect(page.locator("main")).toContainText("38 mô hình vào ngày 10/05/2024");
  await expect(page.getByTestId("progress")).toHaveText("26/38 đã triển khai: 6 hoàn thành, 20 đang thực hiện; 12 chưa bắt đầu");
  await expect(page.getByRole("navigation", { name: "Số mô hình theo văn bản" })).toContainText("762/KH-TCT");
  await fitsWidth(page);
  await axe(page);
  const nav = "Số mô hình theo tiến độ";
  for (const [words, count] of [["Đã triển khai", 26], ["Hoàn thành", 6], ["Đang thực hiện", 20], ["Chưa bắt đầu", 12]] as const) await opens(page, nav, words, count);
});

test("S4: nine duties in six clauses, each with its date @seed", async ({ page }) => {
  await signIn(page, "nghe-an", "xem");
  await page.goto(url("nghe-an", "/directives?as_of=2024-05-10"));
  await page.getByRole("link", { name: /762\/KH-TCT/ }).first().click();
  const main = page.locator("main");
  for (const due of ["trước 15/05/2024", "trước 30/05/2024", "trước 31/05/2024", "đến hết 31/05/2024", "đến hết 31/12/2024"]) await expect(main).toContainText(due);
  const clauses = page.getByTestId("clause");
  await expect(clauses).toHaveCount(6);
  await expect(clauses.nth(0)).toContainText("trước 15/05/2024");
  await expect(clauses.nth(1)).toContainText("trước 31/05/2024");
  await expect(clauses.nth(2)).toContainText("0/4");
  await expect(clauses.nth(2)).toContainText("đến hết 31/05/2024");
  await expect(clauses.nth(3)).toContainText("đến hết 31/12/2024");
  await expect(clauses.nth(4)).toContainText("trước 15/05/2024");
  await expect(clauses.nth(5)).toContainText("trước 30/05/2024");
});

test("S2: 35 models under two plans, and the six clarities of the city @seed", async ({ page }) => {
  await signIn(page, "tp-hcm", "lanhdao");
  await page.goto(url("tp-hcm", "/models?as_of=2024-04-25"));
  await hydrated(page);
  await expect(page.locator("main")).toContainText("35 mô hình vào ngày 25/04/2024");
  const plans = page.getByRole("navigation", { name: "Số mô hình theo văn bản" });
  for (const number of ["1948/KH-UBND", "4206/KH-UBND"]) await expect(plans.getByRole("link", { name: number })).toContainText("35");
  await axe(page);
  await plans.getByRole("link", { name: "4206/KH-UBND" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(35);
  await page.locator("tbody tr").filter({ hasText: "Sổ sức khỏe điện tử" }).locator("th a").first().click();
  for (const number of ["1948/KH-UBND", "4206/KH-UBND"]) await expect(page.locator("main")).toContainText(number);
  // A model of a time before the plans is none.
  await page.goto(url("tp-hcm", "/models?as_of=2023-05-11"));
  await expect(page.getByTestId("empty")).toBeVisible();
  await page.goto(url("tp-hcm", "/settings"));
  const ticked = page.locator('form[action$="save_clarities"] input:checked');
  await expect(ticked).toHaveCount(6);
  for (const clarity of ["owner", "work", "due_date", "accountable", "solution", "progress"]) await expect(page.locator(`#clarities-${clarity}`)).toBeChecked();
});

test("S2: four duties without a date, of five units @seed", async ({ page }) => {
  await signIn(page, "tp-hcm", "xem");
  await page.goto(url("tp-hcm", "/directives?as_of=2024-04-26&q=sau+ro"));
  await page.locator("tbody th a").first().click();
  await hydrated(page);
  const duties = page.getByTestId("standing");
  await expect(duties).toHaveCount(4);
  await expect(duties.locator("ul li")).toHaveCount(5);
  await expect(duties.filter({ hasText: "kiến trúc" })).toContainText("Sở Thông tin và Truyền thông");
  await fitsWidth(page);
  await axe(page);
});

test("S3: in 2025 every department runs a model; ten have none @seed", async ({ page }) => {
  await signIn(page, "quang-ngai", "xem");
  await page.goto(url("quang-ngai", "/coverage?as_of=2025-01-15"));
  await hydrated(page);
  const rule = page.getByTestId("quota");
  await expect(rule).toHaveCount(1);
  await expect(rule).toContainText("1/11 đơn vị đủ mô hình; 10 chưa đủ");
  await axe(page);
  await rule.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Mỗi sở, ban, ngành ít nhất một mô hình điểm trong năm 2025");
  const units = page.getByTestId("quota-unit");
  await expect(units).toHaveCount(11);
  await expect(units.first()).toContainText("Chưa có mô hình");
  await expect(units.last()).toContainText("Sử dụng CCCD gắn chip/VNeID thay thẻ BHYT");
  await fitsWidth(page);
  await axe(page);
  const nav = page.getByRole("navigation", { name: "Số đơn vị theo chỉ tiêu" });
  await expect(nav.getByRole("link", { name: "Chưa có mô hình" })).toContainText("10");
  await nav.getByRole("link", { name: "Chưa có mô hình" }).click();
  await expect(nav.locator("a[aria-current]")).toContainText("Chưa có mô hình");
  await expect(units).toHaveCount(10);
  await expect(page.locator('[data-testid="quota-unit"][data-state="met"]')).toHaveCount(0);
});

test("S3: outside its year the rule counts nothing and says so @seed", async ({ page }) => {
  await signIn(page, "quang-ngai", "xem");
  await page.goto(url("quang-ngai", "/coverage?as_of=2024-12-05"));
  await page.getByTestId("quota").getByRole("link").first().click();
  await expect(page.getByTestId("not-now")).toBeVisible();
  await expect(page.getByTestId("quota-unit")).toHaveCount(0);
  await page.getByRole("link", { name: "Xem vào ngày đầu" }).click();
  await expect(page.getByTestId("quota-unit")).toHaveCount(11);
});
