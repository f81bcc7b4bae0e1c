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
  await page.locator('main form[role="search"] button[type="submit"]').click();
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

test("a filter that no list knows is refused in words, not taken for all", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  for (const path of ["/units?level=zzz", "/models?state=zzz", "/coverage?level=zzz"]) {
    await page.goto(url("thanh-hoa", path));
    await hydrated(page);
    await expect(page.getByTestId("bad-filter")).toContainText("zzz");
    await axe(page);
  }
});

test("a province without a call for registrations says so", async ({ page }) => {
  await signIn(page, "nghe-an", "xem");
  const answer = await page.goto(url("nghe-an", `/coverage?as_of=${DAY}`));
  expect(answer?.status()).toBe(200);
  await hydrated(page);
  await expect(page.getByTestId("empty")).toContainText("Chưa có văn bản");
  await axe(page);
});

test("the front page shows each province's public totals, the province leads back to it @seed", async ({ page }) => {
  await page.goto(url(undefined, "/"));
  await hydrated(page);
  const card = page.getByTestId("card-thanh-hoa");
  await expect(card).toContainText("22/27");
  await expect(card).toContainText("42");
  await expect(card).toContainText("7115/UBND-KSTTHCNC");
  await axe(page);
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/account"));
  await page.locator("details.tenant summary").click();
  await page.locator("details.tenant a").click();
  await expect(page).toHaveURL(url(undefined, "/"));
});

test("a refused field of the settings is one press away", async ({ page }) => {
  await signIn(page, "nghe-an", "thuongtruc");
  await page.goto(url("nghe-an", "/settings"));
  await page.locator("#agency-from").fill("31/02/2026");
  await page.locator("form", { has: page.locator("#agency-from") }).locator('button[type="submit"]').click();
  const reason = page.getByTestId("kept-form").locator("a");
  await reason.click();
  await expect(page.locator("#agency-from")).toHaveValue("31/02/2026");
  await expect(page.locator("#agency-from")).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/#agency-from$/);
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
