// Figures open their rows, filters stay in the address, and a day that can't be read is said to be so.
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

const DAY = "2023-05-26";

test("each count of the board opens just so many rows @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  const figures = [["coverage-registered-provincial", 42], ["coverage-registered-district", 22], ["coverage-returned-district", 5], ["coverage-total-district", 27]] as const;
  for (const [id, count] of figures) {
    await page.goto(url("thanh-hoa", `/coverage?as_of=${DAY}`));
    await hydrated(page);
    const figure = page.getByTestId(id);
    await expect(figure).toHaveAttribute("data-count", String(count));
    await figure.click();
    await expect(page.getByTestId("coverage-row")).toHaveCount(count);
    await expect(page.getByTestId("as-of-band")).toBeVisible();
  }
  await fitsWidth(page);
  await axe(page);
});

test("what is below a district stays so while filtering @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/units?as_of=2025-06-30&level=district"));
  await page.getByTestId("unit-row").filter({ hasText: "Quan Hóa" }).locator("td.n a").click();
  const parent = page.getByTestId("under").locator("a");
  await expect(parent).toHaveText("Huyện Quan Hóa");
  const before = await page.getByTestId("unit-row").count();
  await page.locator('form[role="search"] button[type="submit"]').click();
  await expect(page).toHaveURL(/under=/);
  await expect(page.getByTestId("unit-row")).toHaveCount(before);
});

test("levels part the list of a day before the reform @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/units?as_of=2025-06-30"));
  await hydrated(page);
  await expect(page.locator("tr.sec").first()).toBeVisible();
  await fitsWidth(page);
  await axe(page);
});

test("a day that is none is refused in words, not taken for today", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/units?as_of=31/02/2023"));
  await hydrated(page);
  await expect(page.getByTestId("bad-day")).toBeVisible();
  await axe(page);
});

test("a returned registration stands at its duty with the reasons @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", `/?as_of=${DAY}`));
  await hydrated(page);
  const duty = page.getByTestId("duty").filter({ hasText: "Chưa cụ thể" });
  await expect(duty).toHaveCount(1);
  await expect(duty).toContainText("Chưa tạo sự lan tỏa");
  await duty.locator(".act a").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Khám chữa bệnh");
  await expect(page.getByTestId("as-of-band")).toBeVisible();
});
