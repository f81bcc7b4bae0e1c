// A document from the first field to the accepted answer: the standing agency enters and issues it, the unit's home shows the
// duty, its head answers, the agency returns and accepts.
import type { Page } from "@playwright/test";
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

const T = "quang-ngai";

/** dd/MM/yyyy in Vietnam, so many days from now. */
const day = (days: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date(Date.now() + days * 86_400_000));

const form = (page: Page, name: string) => page.locator(`form[action$="${name}"]`);
const send = (page: Page, name: string) => form(page, name).first().locator('button[type="submit"]').click();

/** Another person at this browser. Signing in over somebody's session would end it, and other tests share it. */
async function become(page: Page, user: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, T, user);
}

interface Demand {
  title: string;
  kind: string;
  names: string;
  due: string;
}

async function addDemand(page: Page, demand: Demand): Promise<void> {
  const add = form(page, "add_directive_clause");
  await add.locator('[name="title"]').fill(demand.title);
  await add.locator('[name="kind"]').selectOption(demand.kind);
  await add.locator('[name="due_rule"]').selectOption("by");
  await add.locator('[name="due_on"]').fill(demand.due);
  await add.locator('[name="chosen"]').selectOption("units");
  await add.locator('[name="names"]').fill(demand.names);
  await add.locator('button[type="submit"]').click();
}

test("a document is entered, issued, answered, returned and accepted", async ({ page }, testInfo) => {
  const number = `${Date.now().toString().slice(-7)}/${testInfo.project.name.toUpperCase().replace(/[^A-Z]/g, "")}`;
  await become(page, "thuongtruc");
  await page.goto(url(T, "/directives"));
  await page.locator('a[href="/directives/new"]').click();
  await page.waitForURL(/\/directives\/new$/);
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);
  // Refused first: what was typed is still there.
  await form(page, "begin_directive").locator('[name="subject"]').fill("…");
  await form(page, "begin_directive").locator('[name="number"]').fill(number);
  await form(page, "begin_directive").locator('[name="issuer"]').fill("UBND tỉnh Quảng Ngãi");
  await send(page, "begin_directive");
  await expect(page.locator('[role="alert"]')).toBeVisible();
  await expect(form(page, "begin_directive").locator('[name="number"]')).toHaveValue(number);
  await form(page, "begin_directive").locator('[name="subject"]').fill("Rà soát các mô hình điểm");
  await send(page, "begin_directive");
  await page.waitForURL(/done=begun/);
  const address = new URL(page.url()).pathname;

  // A unit that is not there is refused by name; then two demands for two departments.
  await addDemand(page, { title: "Báo cáo kết quả", kind: "report", names: "Sở Không có", due: day(20) });
  await expect(page.locator('[role="alert"]')).toContainText("Sở Không có");
  await addDemand(page, { title: "Báo cáo kết quả", kind: "report", names: "so y te", due: day(20) });
  await page.waitForURL(/done=clause_added/);
  await addDemand(page, { title: "Gửi kế hoạch", kind: "plan", names: "STP; SYT", due: day(30) });
  await expect(page.getByTestId("draft-clause")).toHaveCount(2);
  await expect(page.getByTestId("draft-clause").first()).toContainText("Sở Y tế");
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);
  await page.screenshot({ path: testInfo.outputPath("draft.png"), fullPage: true });

  await become(page, "canbo2");
  await page.goto(url(T, "/directives"));
  await expect(page.getByText(number), "a draft is nobody else's business").toHaveCount(0);
  await become(page, "thuongtruc");
  await page.goto(url(T, "/directives"));
  await expect(page.getByTestId("drafts")).toContainText(number);
  await page.goto(url(T, address));
  await send(page, "issue_directive");
  await page.waitForURL(/done=issued/);
  await expect(page.getByTestId("clause")).toHaveCount(2);
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);

  // The unit's home leads to its question; the other department sees neither question nor answer.
  await become(page, "truongdonvi");
  await page.goto(url(T, "/"));
  const duty = page.getByTestId("duty").filter({ hasText: number });
  await expect(duty).toHaveCount(2);
  await duty.filter({ hasText: "Báo cáo kết quả" }).locator(".act a").click();
  await page.waitForURL((to) => to.pathname === address);
  await hydrated(page);
  await expect(page.getByTestId("answer")).toHaveAttribute("data-state", "requested");
  await page.getByTestId("answer").locator('[name="text"]').fill("Đã triển khai tại 12 cơ sở.");
  await page.screenshot({ path: testInfo.outputPath("answer.png"), fullPage: true });
  await axe(page);
  await send(page, "move_explanation");
  await page.waitForURL(/done=explanation_answer/);
  await become(page, "canbo2");
  await page.goto(url(T, address));
  await expect(page.getByTestId("answer")).toHaveCount(0);
  await expect(page.getByText("Đã triển khai tại 12 cơ sở.")).toHaveCount(0);

  await become(page, "thuongtruc");
  await page.goto(url(T, address));
  await hydrated(page);
  const answer = page.getByTestId("answer");
  await expect(answer).toHaveAttribute("data-state", "answered");
  await answer.locator('details[id^="return-"] > summary').click();
  await answer.locator('[name="remark_text_1"]').fill("Nêu rõ tên 12 cơ sở.");
  await page.screenshot({ path: testInfo.outputPath("decide.png"), fullPage: true });
  await fitsWidth(page);
  await axe(page);
  const back = form(page, "move_explanation").filter({ has: page.locator('[name="remark_text_1"]') });
  await back.locator('button[type="submit"]').click();
  await page.waitForURL(/done=explanation_return/);
  await become(page, "truongdonvi");
  await page.goto(url(T, address));
  await expect(page.getByTestId("answer")).toContainText("Nêu rõ tên 12 cơ sở.");
  await page.getByTestId("answer").locator('[name="text"]').fill("Danh sách 12 cơ sở kèm theo.");
  await send(page, "move_explanation");
  await page.waitForURL(/done=explanation_answer/);
  await become(page, "thuongtruc");
  await page.goto(url(T, address));
  await form(page, "move_explanation").filter({ has: page.locator('input[name="event"][value="accept"]') }).locator('button[type="submit"]').click();
  await page.waitForURL(/done=explanation_accept/);
  await expect(page.getByTestId("clause").first()).toHaveAttribute("data-fulfilled", "1");

  // More time for the plan, then the document is withdrawn: nobody owes it any more.
  await page.locator("#extend-2 > summary").click();
  const extend = form(page, "extend_deadline");
  await extend.locator('[name="due"]').fill(day(45));
  await extend.locator('[name="text"]').fill("Chờ hướng dẫn của bộ");
  await extend.locator('button[type="submit"]').click();
  await page.waitForURL(/done=extended/);
  await expect(page.getByTestId("extensions")).toContainText("Chờ hướng dẫn của bộ");
  await hydrated(page);
  await fitsWidth(page);
  await axe(page);
  await page.screenshot({ path: testInfo.outputPath("extended.png"), fullPage: true });
  await page.locator("#withdraw > summary").click();
  await form(page, "withdraw_directive").locator('[name="text"]').fill("Ban hành nhầm số");
  await send(page, "withdraw_directive");
  await page.waitForURL(/done=withdrawn/);
  await expect(page.locator("main")).toContainText("Ban hành nhầm số");
  await axe(page);
  await page.screenshot({ path: testInfo.outputPath("withdrawn.png"), fullPage: true });
  await become(page, "truongdonvi");
  await page.goto(url(T, "/"));
  await expect(page.getByTestId("duty").filter({ hasText: number })).toHaveCount(0);
});

test("a document is entered by those only who may issue it", async ({ page, tolerate }) => {
  tolerate(/status of 403/);
  await become(page, "canbo");
  const refused = await page.goto(url(T, "/directives/new"));
  expect(refused?.status()).toBe(403);
  await page.goto(url(T, "/directives"));
  await expect(page.locator('a[href="/directives/new"]')).toHaveCount(0);
});
