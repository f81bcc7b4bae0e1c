// Evidence: a file goes in with a plain form, is refused at its field, comes out as it was, is flagged at a second place.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";
import type { Page } from "@playwright/test";

const TENANT = "thanh-hoa";
const PDF = Buffer.from("%PDF-1.4\n% biên bản kiểm tra máy đọc thẻ\n%%EOF\n");
const DIGEST = createHash("sha256").update(PDF).digest("hex");

/** A difficulty, kept as a draft: its page. */
async function draft(page: Page, title: string): Promise<string> {
  await page.goto(url(TENANT, "/difficulties/new"));
  await page.locator("#title").fill(title);
  await page.locator("#category").selectOption("technology");
  await page.locator("#cause").fill("Máy cũ");
  await page.locator("#ask").fill("Thay máy");
  await page.locator("#asked_body").fill("Sở Tài chính");
  await page.locator('form[action*="begin_difficulty"] button[type="submit"]:not([name])').click();
  await page.waitForURL(/done=saved/);
  return new URL(page.url()).pathname;
}

async function attach(page: Page, name: string, content: Buffer, note = ""): Promise<void> {
  const form = page.getByTestId("attach");
  if (!(await form.locator('input[type="file"]').isVisible())) await form.locator("summary").click();
  await form.locator('input[name="note"]').fill(note);
  await form.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/octet-stream", buffer: content });
  await form.locator('button[type="submit"]').click();
}

test("a file from the form to the one who decides", async ({ page, tolerate }) => {
  test.slow();
  await become(page, TENANT, "canbo");
  const path = await draft(page, "Máy đọc thẻ thường treo");

  // Not what its name says, then cut off: said at the field, the note is still there.
  for (const [content, says] of [[Buffer.from("MZ a program"), "nội dung không phải"], [PDF.subarray(0, 20), "đứt giữa chừng"]] as const) {
    await attach(page, "Biên bản.pdf", content, "Trang 2");
    await expect(page.getByTestId("attach").locator(".errmsg")).toContainText(says);
    await expect(page.getByTestId("attach").locator('input[name="note"]')).toHaveValue("Trang 2");
    await expect(page.getByTestId("file")).toHaveCount(0);
  }
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);

  await attach(page, "Biên bản.pdf", PDF, "Trang 2");
  await page.waitForURL(/done=file_attached/);
  await hydrated(page);
  const file = page.getByTestId("file");
  await expect(file).toContainText("Biên bản.pdf");
  await expect(file).toContainText(DIGEST.slice(0, 12));
  await expect(file).toContainText("Trang 2");
  await fitsWidth(page);
  await axe(page);
  const [download] = await Promise.all([page.waitForEvent("download"), file.locator("a").first().click()]);
  expect(download.suggestedFilename()).toBe("Biên bản.pdf");
  expect(readFileSync(await download.path())).toEqual(PDF);

  // Taken off and attached again while it is a draft; once it is raised it stays.
  await file.locator('form[action*="remove_file"] button').click();
  await page.waitForURL(/done=file_removed/);
  await expect(page.getByTestId("file")).toHaveCount(0);
  await attach(page, "Biên bản.pdf", PDF);
  await page.waitForURL(/done=file_attached/);
  await page.locator('form:has(input[value="raise"]) button[type="submit"], button[name="raise"]').first().click();
  await page.waitForURL(/done=raise/);
  await expect(page.locator('form[action*="remove_file"]')).toHaveCount(0);

  // The same file from another unit: each sees that there is another, the standing agency sees which.
  await become(page, TENANT, "canbo2");
  await draft(page, "Cùng một biên bản");
  await attach(page, "khac.pdf", PDF);
  await page.waitForURL(/done=file_attached/);
  await expect(page.getByTestId("same-hidden")).toContainText("ở đơn vị khác");
  await axe(page);
  await page.locator('form:has(input[value="raise"]) button[type="submit"], button[name="raise"]').first().click();
  await page.waitForURL(/done=raise/);
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, path));
  await hydrated(page);
  await expect(page.getByTestId("same-file")).toContainText("Cùng một biên bản");
  await expect(page.getByTestId("attach")).toHaveCount(0);
  await fitsWidth(page);
  await axe(page);

  // Nobody else learns that there is a file.
  const address = (await page.getByTestId("file").locator("a").first().getAttribute("href")) ?? "";
  tolerate(/status of 404/);
  await become(page, TENANT, "xem");
  expect((await page.goto(url(TENANT, address)))?.status()).toBe(404);
});

test("the document of a directive", async ({ page }) => {
  await become(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/directives"));
  await page.locator('main a[href^="/directives/"]').filter({ hasText: "7115" }).first().click();
  await page.waitForURL(/directives\/[0-9a-f-]{36}/);
  await attach(page, "7115.pdf", PDF);
  await page.waitForURL(/done=file_attached/);
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);
  const path = new URL(page.url()).pathname;
  await become(page, TENANT, "xem");
  await page.goto(url(TENANT, path));
  await expect(page.getByTestId("file")).toContainText("7115.pdf");
  await expect(page.getByTestId("attach")).toHaveCount(0);
});
