// Every page, for the roles that see it: status, one h1, no complaint of the browser, no violation, nothing wider than the window.
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

const PAGES = ["/", "/units", "/units?as_of=2023-05-24", "/coverage?as_of=2023-05-26", "/models", "/indicators", "/indicators?as_of=2025-05-01", "/figures", "/directives", "/account"];
const ADMIN = ["/users", "/settings", "/audit"];

for (const path of PAGES) {
  test(`page ${path} for an officer`, async ({ page }) => {
    await signIn(page, "thanh-hoa", "canbo");
    const answer = await page.goto(url("thanh-hoa", path));
    expect(answer?.status()).toBe(200);
    await hydrated(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await fitsWidth(page);
    await axe(page);
  });
}

for (const path of ADMIN) {
  test(`page ${path} for the standing agency, refused to an officer`, async ({ page, tolerate }) => {
    await signIn(page, "thanh-hoa", "thuongtruc");
    const answer = await page.goto(url("thanh-hoa", path));
    expect(answer?.status()).toBe(200);
    await hydrated(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await fitsWidth(page);
    await axe(page);
    tolerate(/status of 403/);
    await signIn(page, "thanh-hoa", "canbo");
    const refused = await page.goto(url("thanh-hoa", path));
    expect(refused?.status()).toBe(403);
  });
}

test("details of a model, a directive and a unit", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/coverage?as_of=2023-05-26"));
  const model = await page.getByTestId("returned-row").filter({ hasText: "Sở Y tế" }).locator("a.sub").getAttribute("href");
  const directive = await page.getByTestId("clause").first().locator("h3 a").getAttribute("href");
  for (const path of [model, directive, "/units/14758", "/units/SYT"]) {
    const answer = await page.goto(url("thanh-hoa", path ?? ""));
    expect(answer?.status(), path ?? "").toBe(200);
    await hydrated(page);
    await fitsWidth(page);
    await axe(page);
  }
});

test("dark theme and English", async ({ page }) => {
  await signIn(page, "thanh-hoa", "canbo");
  await page.context().addCookies([{ name: "theme", value: "dark", url: url("thanh-hoa", "/") }, { name: "lang", value: "en", url: url("thanh-hoa", "/") }]);
  await page.goto(url("thanh-hoa", "/coverage?as_of=2023-05-26"));
  await hydrated(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await axe(page);
});

test("no page of another province, and no such page", async ({ page, tolerate }) => {
  tolerate(/status of 404/);
  await signIn(page, "thanh-hoa", "canbo");
  await page.goto(url("thanh-hoa", "/models"));
  const link = await page.locator("tbody th a").first().getAttribute("href");
  await signIn(page, "nghe-an", "canbo");
  const foreign = await page.goto(url("nghe-an", link ?? ""));
  expect(foreign?.status()).toBe(404);
  const missing = await page.goto(url("nghe-an", "/khong-co"));
  expect(missing?.status()).toBe(404);
  await axe(page);
});
