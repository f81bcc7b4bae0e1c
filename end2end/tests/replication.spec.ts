// A model that runs is assessed by one person, completed by another, copied to other units, and worded anew by one of them.
import { axe, expect, fitsWidth, hydrated, signIn, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";
import type { Page } from "@playwright/test";

const TENANT = "nghe-an";

/** Opens the question behind a verb. */
async function open(page: Page, id: string): Promise<void> {
  await page.locator(`#${id} > summary`).click();
}

test("assess, complete, copy, adapt, a second phase", async ({ page, own }) => {
  await own.later("2024-05-10T09:00:00+07:00", ["seed", "--demo"]);
  await signIn(page, TENANT, "thamdinh");
  await page.goto(url(TENANT, "/models?q=mau+07"));
  await page.locator("tbody tr th a").first().click();
  await page.waitForURL(/\/models\/[0-9a-f-]{36}/);
  const model = new URL(page.url()).pathname;
  await hydrated(page);
  await open(page, "ask-evaluate");
  await axe(page);
  const form = page.locator('form[action$="assess_model"]');
  for (const nth of [1, 2, 3, 4]) await form.locator(`#evaluate-mark_${nth}`).selectOption("met");
  await form.locator("#evaluate-verdict").selectOption("replicate");
  await form.locator("#evaluate-text").fill("Chạy ổn định, người dân dùng nhiều");
  await form.getByRole("button").click();
  // The fifth criterion has no mark: what was typed comes back.
  await expect(page.getByTestId("kept-form")).toBeVisible();
  await expect(form.locator("#evaluate-mark_5")).toHaveAttribute("aria-invalid", "true");
  await expect(form.locator("#evaluate-mark_1")).toHaveValue("met");
  if (!(await form.isVisible())) await open(page, "ask-evaluate");
  await form.locator("#evaluate-mark_5").selectOption("partly");
  await form.getByRole("button").click();
  await expect(page.getByTestId("done")).toContainText("Đã ghi đánh giá");
  await expect(page.getByTestId("assessment")).toContainText("Nên nhân rộng");
  await expect(page.locator("#ask-complete"), "who assessed does not complete").toHaveCount(0);

  await become(page, TENANT, "lanhdao");
  await page.goto(url(TENANT, model));
  await open(page, "ask-complete");
  await page.locator("#complete-on").fill("10/05/2024");
  await page.locator("#ask-complete button[type=submit]").click();
  await expect(page.getByTestId("done")).toContainText("hoàn thành");
  await open(page, "replicate");
  await page.locator("#replicate-names").fill("Sở Y tế; STP");
  await page.locator("#replicate button[type=submit]").click();
  await expect(page.getByTestId("done")).toContainText("Đã nhân rộng");
  await expect(page.getByTestId("copies")).toHaveAttribute("data-open", "2");
  await expect(page.getByTestId("family").locator("li")).toHaveCount(3);
  await fitsWidth(page);
  await axe(page);

  await become(page, TENANT, "canbo2");
  await page.goto(url(TENANT, model));
  await page.getByTestId("family").locator("li li").filter({ hasText: "Sở Tư pháp" }).locator("a").first().click();
  await expect(page.getByTestId("origin")).toBeVisible();
  await hydrated(page);
  await open(page, "adapt");
  await page.locator("#adapt-objective").fill("Trả kết quả trong ngày");
  await page.locator("#adapt-changes").fill("Làm tại bộ phận một cửa");
  await page.locator("#adapt button[type=submit]").click();
  await expect(page.getByTestId("done")).toContainText("Đã lưu điểm điều chỉnh");
  await expect(page.locator('[data-testid="beside"][data-differs="yes"]')).toHaveCount(2);
  await axe(page);

  await become(page, TENANT, "lanhdao");
  await page.goto(url(TENANT, model));
  await open(page, "ask-stop_replication");
  await page.locator("#stop_replication-text").fill("Chờ kinh phí");
  await page.locator("#ask-stop_replication button[type=submit]").click();
  await expect(page.getByTestId("done")).toContainText("Đã dừng nhân rộng");
  await open(page, "ask-start_phase");
  await page.locator("#start_phase-text").fill("Mở rộng toàn tỉnh");
  await page.locator("#ask-start_phase button[type=submit]").click();
  await expect(page.getByTestId("done")).toContainText("giai đoạn mới");
  await expect(page.locator("#history")).toContainText("Chờ kinh phí");
});
