// What only the program in the browser does (app/src/islands).
import { axe, expect, hydrated, signIn, test, url } from "../support/fixtures.ts";

test("a short table is narrowed while one types, without tone marks", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/units?level=district&as_of=2023-05-24"));
  await hydrated(page);
  const rows = page.getByTestId("unit-row");
  await expect(rows.filter({ visible: true })).toHaveCount(27);
  const find = page.getByRole("searchbox", { name: "Tên hoặc mã đơn vị" });
  await find.fill("tho xuan");
  await expect(rows.filter({ visible: true })).toHaveText([/Thọ Xuân/]);
  await expect(page.getByText("Hiện 1 dòng")).toBeVisible();
  await axe(page);
  await find.fill("");
  await expect(rows.filter({ visible: true })).toHaveCount(27);
  await expect(page.getByText("Hiện 1 dòng")).toHaveCount(0);
});

test("longer words of a filter narrow further, other words wait for the server", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/units?level=district&as_of=2023-05-24&q=xuan"));
  await hydrated(page);
  const rows = page.getByTestId("unit-row").filter({ visible: true });
  const all = await rows.count();
  expect(all).toBe(3);
  const find = page.getByRole("searchbox", { name: "Tên hoặc mã đơn vị" });
  await find.fill("thọ xuân");
  await expect(rows).toHaveCount(1);
  await find.fill("nga sơn");
  await expect(rows).toHaveCount(all);
  await find.press("Enter");
  await expect(rows).toHaveText([/Nga Sơn/]);
});

test("a new password is checked when its field is left, by the server's own rule", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/account"));
  await hydrated(page);
  const fresh = page.getByLabel("Mật khẩu mới", { exact: false }).first();
  const error = page.locator("#new-e");
  await expect(error).toBeHidden();
  await fresh.fill("ngan");
  await fresh.press("Tab");
  await expect(error).toHaveText("Mật khẩu ngắn hơn 12 ký tự. Một câu dễ nhớ là đủ dài.");
  await expect(fresh).toHaveAccessibleDescription(/Mật khẩu ngắn hơn 12 ký tự/);
  await page.locator("#repeat").fill("khác");
  await page.locator("#current").focus();
  await expect(page.locator("#repeat-e")).toContainText("khác nhau");
  await axe(page);
  await fresh.fill("một câu đủ dài để nhớ");
  await expect(error).toBeHidden();
});

test("the rows of a page are sent once, as rows", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  const answer = await page.goto(url("thanh-hoa", "/units"));
  expect(await answer?.text()).toContain("__RESOLVED_RESOURCES=[];");
});
