import { PROVINCES, ask, axe, expect, fitsWidth, host, port, signIn, signInByForm, test, url } from "../support/fixtures.ts";

test("the bare host says what this is and names the provinces", async ({ page }) => {
  const response = await page.goto(url(undefined, "/"));
  expect(response?.status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const province of PROVINCES) {
    await expect(page.locator(`a[href*="//${host(province)}"]`).first()).toBeVisible();
  }
  await expect(page.locator('input[name="password"]'), "nobody signs in on the bare host").toHaveCount(0);
  await fitsWidth(page);
  await axe(page);
});

test("an unknown host is a 404 page", async () => {
  for (const unknown of [`khong-co.localhost:${port()}`, "diem06.invalid", `thanh-hoa.localhost.vn:${port()}`]) {
    const answer = await ask(unknown, "/", { headers: { accept: "text/html" } });
    expect(answer.status, unknown).toBe(404);
    expect(answer.headers["content-type"], unknown).toContain("text/html");
  }
});

test("a tenant's page asks a stranger to sign in", async ({ page, tolerate }) => {
  tolerate(/status of 401/);
  await page.goto(url("thanh-hoa", "/units"));
  await expect(page.locator('input[name="username"], a[href*="/sign-in"]').first()).toBeVisible();
});

test("a wrong password is refused, in words", async ({ page, tolerate }, testInfo) => {
  tolerate(/status of (401|403|422|429)/);
  // An account of its own per project, so that throttling in one does not slow another.
  const user = { desktop: "xem", "desktop-nojs": "canbo2", phone: "canboxa", "phone-nojs": "lanhdao" }[testInfo.project.name] ?? "xem";
  await signInByForm(page, "nghe-an", user, "sai-mat-khau");
  await expect(page.locator('[role="alert"]').filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page.locator('input[name="password"]')).toHaveValue("");
  expect(await page.context().cookies(url("nghe-an", "/units"))).not.toContainEqual(expect.objectContaining({ name: "__Host-sid" }));
});

test("the right password leads to one's own work @seed", async ({ page }) => {
  await signInByForm(page, "thanh-hoa", "thuongtruc");
  await page.waitForURL(url("thanh-hoa", "/"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const sid = (await page.context().cookies()).find((cookie) => cookie.name === "sid");
  expect(sid).toMatchObject({ httpOnly: true, sameSite: "Lax", domain: "thanh-hoa.localhost" });
});

test("Thanh Hóa has 166 units @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  const response = await page.goto(url("thanh-hoa", "/units"));
  expect(response?.status()).toBe(200);
  await expect(page.locator("main")).toContainText(/(?<!\d)166(?!\d)/);
  await fitsWidth(page);
  await axe(page);
});
