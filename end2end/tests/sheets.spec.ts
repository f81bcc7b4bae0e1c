// Lists are taken away as spreadsheets: narrowed as on the page, whole, by a link that needs no script.
import { readFile } from "node:fs/promises";

import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

const T = "thanh-hoa";

test("a narrowed list is taken away whole", async ({ page }) => {
  await signIn(page, T, "xem");
  await page.goto(url(T, "/models?q=mau"));
  await hydrated(page);
  const total = Number((await page.locator(".filters .sub").last().textContent())?.match(/(\d+)\s*$/)?.[1]);
  expect(total).toBeGreaterThan(40);
  const links = page.locator(".sheets");
  await expect(links).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  const csv = page.waitForEvent("download");
  await links.getByRole("link", { name: "CSV" }).click();
  const text = await readFile(await (await csv).path(), "utf8");
  expect(text.trim().split("\r\n").length, "a line of headings, and every row").toBe(total + 1);
  expect(text).toContain("Mô hình mẫu 01");
  const excel = page.waitForEvent("download");
  await links.getByRole("link", { name: "Excel" }).click();
  const book = await excel;
  expect(book.suggestedFilename()).toMatch(/\.xlsx$/);
  expect((await readFile(await book.path())).subarray(0, 2).toString()).toBe("PK");
});
