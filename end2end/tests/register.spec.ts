// S0 goes on: the unit explains and registers again, its head sends, the standing agency accepts; each as a person in a browser.
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const NAME = "Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID";

test("a returned registration is explained, sent again and accepted", async ({ page }) => {
  test.slow();
  const at = (path: string) => url("thanh-hoa", path);
  await become(page, "thanh-hoa", "canbo");
  await page.goto(at("/"));
  await page.getByTestId("duty").filter({ hasText: "Chưa cụ thể" }).locator(".act a").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
  await page.getByRole("button", { name: "Soạn đăng ký lại" }).click();
  await hydrated(page);
  await expect(page.getByTestId("lacks")).toContainText("Mục tiêu");
  await page.locator("[name=objective]").fill("Người dân khám bệnh bằng thẻ căn cước, không cần thẻ giấy.");
  await page.locator("[name=responsible_leader]").fill("Phó Giám đốc Sở phụ trách");
  await page.locator("[name=deliverable]").fill("Mọi cơ sở khám chữa bệnh tiếp nhận thẻ");
  await page.locator("[name=indicators]").fill("Tỷ lệ cơ sở tiếp nhận");
  await page.locator("[name=actions]").fill("Hướng dẫn | Sở Y tế\nLắp đầu đọc | Đơn vị lạ");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  // One unit is unknown: its line is named, and nothing that was typed is lost.
  await expect(page.getByTestId("kept-form")).toContainText("Đơn vị lạ");
  await expect(page.locator("[name=objective]")).toHaveValue(/thẻ căn cước/);
  await axe(page);
  await page.locator("[name=actions]").fill("Hướng dẫn | Sở Y tế\nLắp đầu đọc | Sở Y tế; Quan Hóa");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await expect(page.getByTestId("complete")).toBeVisible();
  await fitsWidth(page);
  await axe(page);
  const draft = new URL(page.url()).pathname;

  await become(page, "thanh-hoa", "truongdonvi");
  await page.goto(at(draft));
  await page.getByRole("button", { name: "Gửi xét duyệt" }).click();
  await expect(page.getByTestId("kept-form")).toContainText("giải trình");
  await page.getByTestId("explanation").locator("textarea").fill("Sở đã phân công từng bệnh viện, từng khoa.");
  await page.getByRole("button", { name: "Gửi giải trình" }).click();
  await expect(page.getByTestId("done")).toContainText("Đã gửi giải trình");
  await page.goto(at(draft));
  await page.getByRole("button", { name: "Gửi xét duyệt" }).click();
  await expect(page.getByTestId("done")).toContainText("Đã gửi");

  await become(page, "thanh-hoa", "thuongtruc");
  await page.goto(at("/"));
  await hydrated(page);
  await page.getByTestId("to-review").filter({ hasText: NAME }).locator("a").click();
  await axe(page);
  await page.getByRole("button", { name: "Chấp nhận" }).first().click();
  await expect(page.getByTestId("done")).toContainText("Đã chấp nhận");
  await page.goto(at("/coverage"));
  await hydrated(page);
  await expect(page.getByTestId("returned-row").filter({ hasText: NAME })).toHaveCount(0);
});
