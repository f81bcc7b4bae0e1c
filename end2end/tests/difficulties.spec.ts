// Difficulties: an officer raises one, its level lets the days pass, it climbs, the next level decides, the unit confirms.
// On an instance of its own, because the clock moves.
import { expect, fitsWidth, axe, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const TENANT = "thanh-hoa";
const TITLE = "Máy đọc thẻ tại bộ phận một cửa thường treo";

test("a difficulty from its unit to the decision", async ({ page, own }) => {
  test.slow();
  await become(page, TENANT, "canbo");
  await page.goto(url(TENANT, "/difficulties"));
  await hydrated(page);
  await expect(page.getByTestId("difficulty-row")).toHaveCount(1);
  await fitsWidth(page);
  await axe(page);

  // What is missing is said at its field; the rest comes back as it was typed.
  await page.locator('main a[href="/difficulties/new"]').click();
  await page.locator("#title").fill(TITLE);
  await page.locator("#category").selectOption("technology");
  await page.locator("#ask").fill("Thay máy");
  await page.locator("#asked_body").fill("Sở Tài chính");
  await page.locator('button[name="raise"]').click();
  await expect(page.locator("#cause")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#title")).toHaveValue(TITLE);
  await axe(page);
  await page.locator("#cause").fill("Máy cũ, hết bảo hành");
  await page.locator('button[name="raise"]').click();
  await page.waitForURL(/done=raise/);
  const address = page.url().replace(/\?.*/, "");
  await expect(page.locator('[data-level="unit"][data-mark="now"]')).toBeVisible();
  await expect(page.getByTestId("climbs")).toContainText("Cơ quan thường trực");
  await fitsWidth(page);
  await axe(page);

  // Friday 26/05 and three working days: on Thursday 01/06 it is with the standing agency.
  const path = new URL(address).pathname;
  await own.later("2023-06-01T09:00:00+07:00", ["climb"]);
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/"));
  await hydrated(page);
  await expect(page.getByTestId("to-decide").filter({ hasText: TITLE })).toBeVisible();
  await axe(page);
  await page.goto(url(TENANT, path));
  await hydrated(page);
  await expect(page.locator('[data-level="unit"][data-days="3"]')).toBeVisible();
  await expect(page.locator('[data-level="standing_agency"][data-mark="now"]')).toBeVisible();
  await expect(page.getByTestId("event").last()).toContainText("Tự động chuyển cấp trên");
  await fitsWidth(page);
  await axe(page);
  const decide = page.locator('form:has(input[value="decide"])');
  await decide.locator("textarea").fill("Cấp hai máy mới trong tháng 6");
  await decide.locator('button[type="submit"]').click();
  await page.waitForURL(/done=decide/);

  // It comes back to the unit, which confirms.
  await become(page, TENANT, "canbo");
  await page.goto(url(TENANT, "/"));
  await hydrated(page);
  await page.getByTestId("came-back").filter({ hasText: TITLE }).locator("a.btn").click();
  await expect(page.getByTestId("event").last()).toContainText("Cấp hai máy mới");
  await page.locator('form:has(input[value="confirm"]) button[type="submit"]').click();
  await page.waitForURL(/done=confirm/);
  await expect(page.locator('[data-testid="difficulty"][data-state="resolved"]')).toBeVisible();
  await axe(page);
});

test("the days of each level", async ({ page }) => {
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/settings"));
  await hydrated(page);
  const save = page.locator('form[action$="save_ladder"] button[type="submit"]');
  await page.locator("#ladder-unit").fill("0");
  await save.click();
  await expect(page.locator("#ladder-unit")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#ladder-unit").fill("5");
  await save.click();
  await page.waitForURL(/done=ladder/);
  await expect(page.locator("#ladder-unit")).toHaveValue("5");
  await axe(page);
});

test("the same of several goes under one", async ({ page }) => {
  test.slow();
  await become(page, TENANT, "canbo");
  const raised: string[] = [];
  for (const title of ["Mạng tại trạm y tế chậm", "Mạng ở trạm y tế rất chậm", "Trạm y tế: mạng chậm"]) {
    await page.goto(url(TENANT, "/difficulties/new"));
    await hydrated(page);
    await page.locator("#title").fill(title);
    await page.locator("#category").selectOption("technology");
    await page.locator("#cause").fill("Đường truyền dùng chung");
    await page.locator("#ask").fill("Nâng dung lượng");
    await page.locator("#asked_body").fill("Sở Thông tin và Truyền thông");
    await page.locator('button[name="raise"]').click();
    await page.waitForURL(/done=raise/);
    raised.push(new URL(page.url()).pathname);
  }
  await become(page, TENANT, "thamdinh");
  await page.goto(url(TENANT, raised[0] ?? ""));
  await hydrated(page);
  const form = page.locator('form[action$="merge_difficulty"]');
  await form.locator('button[type="submit"]').click();
  await expect(page.getByTestId("kept-form")).toBeVisible();
  await expect(page.locator("#merge-chosen")).toBeVisible();
  await fitsWidth(page);
  await axe(page);
  for (const path of raised.slice(1)) await page.locator(`#merge-${path.split("/").pop() ?? ""}`).check();
  await page.locator("#merge-text").fill("Cùng một đường truyền");
  await form.locator('button[type="submit"]').click();
  await page.waitForURL(/done=merge/);
  await expect(page.getByTestId("merged")).toHaveCount(2);
  await fitsWidth(page);
  await axe(page);
});
