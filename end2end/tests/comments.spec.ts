// What people say about something: a mention of somebody outside is refused where it was typed, what was said can be taken back.
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const T = "thanh-hoa";

test("a comment is refused, corrected, read by whom it is for, and taken back", async ({ page, tolerate }) => {
  test.slow();
  tolerate(/status of 404/);
  await become(page, T, "canbo");
  await page.goto(url(T, "/difficulties"));
  await page.getByTestId("difficulty-row").first().locator("th a").click();
  await page.waitForURL(/\/difficulties\/[0-9a-f-]+$/);
  const difficulty = new URL(page.url()).pathname;
  const talk = page.locator("#comments");
  await talk.locator("[name=body]").fill("Nhờ @canbo2 và @khong.ai xem giúp.");
  await talk.locator('form[action$="write_comment"] button[type="submit"]').click();
  await hydrated(page);
  await expect(page.getByTestId("kept-form")).toContainText("@canbo2, @khong.ai");
  await expect(talk.locator("[name=body]")).toHaveValue("Nhờ @canbo2 và @khong.ai xem giúp.");
  await expect(talk.locator("[name=body]")).toHaveAttribute("aria-invalid", "true");
  await axe(page);
  await fitsWidth(page);
  await talk.locator("[name=body]").fill("Nhờ @thamdinh xem giúp.");
  await talk.locator('form[action$="write_comment"] button[type="submit"]').click();
  await page.waitForURL(/done=comment_written/);
  await hydrated(page);
  await expect(talk.locator(".mention")).toContainText("@");

  await become(page, T, "thamdinh");
  await page.goto(url(T, "/notifications"));
  await expect(page.locator('[data-kind="mentioned"]')).toContainText("Nhờ @thamdinh xem giúp.");
  await page.locator('[data-kind="mentioned"] button').first().click();
  await page.waitForURL((to) => to.pathname === difficulty);
  await expect(page.getByTestId("comment")).toHaveCount(1);
  await expect(page.locator('form[action$="withdraw_comment"]'), "only one's own").toHaveCount(0);

  await become(page, T, "canbo2");
  const hidden = await page.goto(url(T, difficulty));
  expect(hidden?.status()).toBe(404);

  await become(page, T, "canbo");
  await page.goto(url(T, difficulty));
  await page.locator('form[action$="withdraw_comment"] button').click();
  await page.waitForURL(/done=comment_withdrawn/);
  await hydrated(page);
  await expect(page.getByTestId("comment")).toContainText("Đã rút lại");
  await expect(page.getByTestId("comment")).not.toContainText("xem giúp");
  await axe(page);
});
