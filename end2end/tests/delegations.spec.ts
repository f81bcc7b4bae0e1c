// The head of Sở Y tế goes away: somebody else acts in their name, both names are kept, and it ends.
// On an instance of its own, because people's rights change.
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const TENANT = "thanh-hoa";

test("a deputy acts in the head's name, and stops", async ({ page }) => {
  test.slow();
  await become(page, TENANT, "truongdonvi");
  await page.goto(url(TENANT, "/delegations"));
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);

  // What is missing is said at its field; the rest comes back as it was typed.
  const form = page.locator('form[action$="/delegate"]');
  await form.locator("#to").selectOption("canbo2");
  await form.locator("#first").fill("26/05/2023");
  await form.locator("#last").fill("31/05/2023");
  await form.locator("#text").fill("Đi công tác");
  await form.locator('button[type="submit"]').click();
  await expect(page.locator("fieldset#rights .errmsg")).toBeVisible();
  await expect(page.locator("#to")).toHaveValue("canbo2");
  await expect(page.locator("#last")).toHaveValue("31/05/2023");
  await axe(page);
  await page.locator("#submit_papers").check();
  await page.locator('form[action$="/delegate"] button[type="submit"]').click();
  await page.waitForURL(/done=given/);
  await expect(page.getByTestId("delegation")).toContainText("đang hiệu lực");

  // The deputy takes the chair, and every page says so.
  await become(page, TENANT, "canbo2");
  await page.goto(url(TENANT, "/delegations"));
  await hydrated(page);
  await page.locator('form[action$="/stand_in"] button').click();
  await expect(page.getByTestId("acting-for")).toContainText("31/05/2023");
  await page.goto(url(TENANT, "/"));
  await hydrated(page);
  await expect(page.locator("main")).toContainText("Sở Y tế");
  await fitsWidth(page);
  await axe(page);
  await page.goto(url(TENANT, "/registrations"));
  await expect(page.getByTestId("acting-for")).toBeVisible();
  await page.getByTestId("acting-for").locator("button").click();
  await page.waitForURL(/done=stepped_back/);
  await expect(page.getByTestId("acting-for")).toHaveCount(0);
  await axe(page);

  // The giver is back, and ends it.
  await become(page, TENANT, "truongdonvi");
  await page.goto(url(TENANT, "/delegations"));
  await hydrated(page);
  await page.locator('form[action$="/end_delegation"] button').click();
  await page.waitForURL(/done=ended/);
  await expect(page.getByTestId("delegation")).toContainText("đã chấm dứt");
  await become(page, TENANT, "canbo2");
  await page.goto(url(TENANT, "/delegations"));
  await expect(page.locator('form[action$="/stand_in"]')).toHaveCount(0);
});
