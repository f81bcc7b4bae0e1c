// Thanh Hóa's S0 once more, from the first word to the last, by four people in a browser: the standing agency writes a document,
// the leader issues it, Sở Y tế's officer registers and plans, its head answers for it, and in the end nobody owes anything.
import type { Page } from "@playwright/test";
import { axe, expect, fitsWidth, hydrated, url } from "../support/fixtures.ts";
import { become, test } from "../support/own.ts";

const T = "thanh-hoa";
const NUMBER = "7200/UBND-KSTTHCNC";
const NAME = "Khám bệnh bằng căn cước tại trạm y tế";

const form = (page: Page, name: string) => page.locator(`form[action$="${name}"]`);
const send = (page: Page, name: string) => form(page, name).first().locator('button[type="submit"]').click();
const verb = (page: Page, name: string, event: string) => page.locator(`form[action$="${name}"]:has(input[name="event"][value="${event}"])`);

/** Opens a page as somebody. */
async function as(page: Page, user: string, path: string): Promise<void> {
  await become(page, T, user);
  await page.goto(url(T, path));
  await hydrated(page);
}

/** One demand on Sở Y tế. */
async function demand(page: Page, title: string, kind: string, due: string): Promise<void> {
  const add = form(page, "add_directive_clause");
  await add.locator('[name="title"]').fill(title);
  await add.locator('[name="kind"]').selectOption(kind);
  await add.locator('[name="due_rule"]').selectOption("by");
  await add.locator('[name="due_on"]').fill(due);
  await add.locator('[name="chosen"]').selectOption("units");
  await add.locator('[name="names"]').fill("so y te");
  await add.locator('button[type="submit"]').click();
  await page.waitForURL(/done=clause_added/);
}

test("from the directive to the launch, with four people", async ({ page }) => {
  test.setTimeout(300_000);

  // The standing agency writes it, the leader issues it.
  await as(page, "thuongtruc", "/directives/new");
  await form(page, "begin_directive").locator('[name="number"]').fill(NUMBER);
  await form(page, "begin_directive").locator('[name="issuer"]').fill("UBND tỉnh Thanh Hóa");
  await form(page, "begin_directive").locator('[name="issued_on"]').fill("26/05/2023");
  await form(page, "begin_directive").locator('[name="subject"]').fill("Sở Y tế đăng ký, lập kế hoạch và ra mắt mô hình điểm");
  await send(page, "begin_directive");
  await page.waitForURL(/done=begun/);
  const directive = new URL(page.url()).pathname;
  await demand(page, "Đăng ký mô hình điểm", "register", "30/05/2023");
  await demand(page, "Gửi kế hoạch triển khai", "plan", "05/06/2023");
  await demand(page, "Ra mắt mô hình", "launch", "31/05/2023");
  await as(page, "lanhdao", directive);
  await send(page, "issue_directive");
  await page.waitForURL(/done=issued/);
  const id = directive.split("/").pop() ?? "";
  const board = `/coverage?directive=${id}`;
  await page.goto(url(T, board));
  await expect(page.getByTestId("clause")).toHaveCount(3);
  for (const nth of [0, 1, 2]) await expect(page.getByTestId("clause").nth(nth)).toContainText("0/1");

  // The officer finds the duty on their own page, and registers.
  await as(page, "canbo", "/");
  await expect(page.getByTestId("duty").filter({ hasText: NUMBER })).toHaveCount(3);
  await page.goto(url(T, `/registrations/new?directive=${id}`));
  await hydrated(page);
  await form(page, "begin_registration").locator('[name="name"]').fill(NAME);
  await form(page, "begin_registration").locator('[name="reach"]').selectOption("provincial");
  await send(page, "begin_registration");
  await page.waitForURL(/\/registrations\/[0-9a-f-]+/);
  const first = new URL(page.url()).pathname;
  await page.locator("[name=objective]").fill("Người dân khám bệnh ở trạm bằng thẻ căn cước.");
  await page.locator("[name=responsible_leader]").fill("Phó Giám đốc Sở phụ trách");
  await page.locator("[name=deliverable]").fill("Mọi trạm y tế tiếp nhận thẻ");
  await page.locator("[name=indicators]").fill("Tỷ lệ trạm tiếp nhận");
  await page.locator("[name=actions]").fill("Hướng dẫn các trạm | Sở Y tế");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await expect(page.getByTestId("complete")).toBeVisible();
  await as(page, "truongdonvi", first);
  await verb(page, "move_registration", "submit").locator('button[type="submit"]').click();
  await page.waitForURL(/done=submit/);

  // It comes back with the three reasons of the dispatch, and a question.
  await as(page, "thuongtruc", first);
  const back = form(page, "return_registration");
  await back.locator("xpath=ancestor::details[1]/summary").first().click();
  for (const [nth, reason, words] of [
    [1, "NOT_SPECIFIC", "Chưa nêu từng bước."],
    [2, "NO_UNIT_RESPONSIBILITY", "Chưa giao việc cho từng trạm."],
    [3, "NO_SPREAD", "Chưa nói sẽ mở rộng ra sao."],
  ] as const) {
    await back.locator(`[name="remark_reason_${nth}"]`).selectOption(reason);
    await back.locator(`[name="remark_text_${nth}"]`).fill(words);
  }
  await back.locator('[name="due"]').fill("30/05/2023");
  await back.locator('[name="explain"]').check();
  await back.locator('button[type="submit"]').click();
  await page.waitForURL(/done=return/);
  await axe(page);

  // The officer asks the agency on the page itself and is answered; the agency is told by name.
  await as(page, "canbo", first);
  await page.locator("#comments [name=body]").fill("@thuongtruc: trạm quân dân y có thuộc phạm vi không?");
  await send(page, "write_comment");
  await page.waitForURL(/done=comment_written/);
  await expect(page.getByTestId("comment")).toHaveCount(1);
  await as(page, "thuongtruc", first);
  await page.locator("#comments [name=body]").fill("@canbo: có, ghi rõ trong phần việc.");
  await send(page, "write_comment");
  await page.waitForURL(/done=comment_written/);
  await fitsWidth(page);
  await axe(page);
  await as(page, "canbo", "/notifications");
  await page.getByRole("button", { name: new RegExp(NAME) }).first().click();
  await expect(page).toHaveURL(new RegExp(`${first}(#.*)?$`));

  // Written anew, explained, sent, accepted.
  await page.getByRole("button", { name: "Soạn đăng ký lại" }).click();
  await page.waitForURL((to) => to.pathname !== first);
  const second = new URL(page.url()).pathname;
  await page.locator("[name=actions]").fill("Hướng dẫn các trạm | Sở Y tế\nLắp đầu đọc thẻ | Sở Y tế; Quan Hóa\nTổng kết, mở rộng | Sở Y tế");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await expect(page.getByTestId("complete")).toBeVisible();
  await as(page, "truongdonvi", first);
  await page.getByTestId("explanation").locator("textarea").first().fill("Đã giao việc cho từng trạm, có bước mở rộng.");
  await page.getByRole("button", { name: "Gửi giải trình" }).click();
  await expect(page.getByTestId("done")).toContainText("Đã gửi giải trình");
  await page.goto(url(T, second));
  await verb(page, "move_registration", "submit").locator('button[type="submit"]').click();
  await page.waitForURL(/done=submit/);
  await as(page, "thuongtruc", second);
  await verb(page, "move_registration", "accept").locator('button[type="submit"]').click();
  await page.waitForURL(/done=accept/);
  // Accepted, but its question still waits: the duty is done when both are.
  await page.goto(url(T, board));
  await expect(page.getByTestId("clause").first()).toContainText("0/1");
  await page.goto(url(T, first));
  await page.locator('details[id^="ask-accept-"] > summary').click();
  await verb(page, "move_explanation", "accept").locator('button[type="submit"]').click();
  await page.waitForURL(/done=/);
  await page.goto(url(T, board));
  await expect(page.getByTestId("clause").first()).toContainText("1/1");
  await expect(page.getByTestId("coverage-total-provincial")).toHaveAttribute("data-count", "1");
  await expect(page.getByTestId("coverage-district"), "nobody else was asked").toHaveCount(0);

  // The plan, clear in all six ways.
  await as(page, "canbo", "/plans");
  await page.getByTestId("plannable").filter({ hasText: NAME }).getByRole("button").click();
  await page.waitForURL(/\/plans\/[0-9a-f-]+$/);
  const plan = new URL(page.url()).pathname;
  await page.locator("#ends").fill("31/12/2023");
  await page.locator('form:has(#ends) button[type="submit"]').click();
  await page.waitForURL(/done=saved/);
  await page.locator("#new-task-work").fill("Lắp đầu đọc thẻ");
  await page.locator('form:has(#new-task-work) button[type="submit"]').click();
  await page.waitForURL(/done=task_added/);
  const task = page.locator("form:has(#tasks-1-owner)");
  for (const [field, words] of [
    ["owner", "so y te"],
    ["accountable", "Phó Giám đốc Sở phụ trách"],
    ["starts_on", "29/05/2023"],
    ["due_date", "30/06/2023"],
    ["deliverable", "Trạm có đầu đọc thẻ"],
    ["authority", "Giám đốc Sở"],
  ] as const) {
    await task.locator(`#tasks-1-${field}`).fill(words);
  }
  await task.locator('button[type="submit"]').click();
  await page.waitForURL(/done=saved/);
  await expect(page.getByTestId("complete")).toBeVisible();
  await as(page, "truongdonvi", plan);
  await verb(page, "move_plan", "submit").locator('button[type="submit"]').click();
  await page.waitForURL(/done=submit/);
  await as(page, "thuongtruc", plan);
  await verb(page, "move_plan", "accept").locator('button[type="submit"]').click();
  await page.waitForURL(/done=accept/);
  await page.goto(url(T, board));
  await expect(page.getByTestId("clause").nth(1)).toContainText("1/1");

  // The head records the launch; the leader finds the board full and nothing left to do.
  await as(page, "truongdonvi", plan);
  await verb(page, "report_model", "launch").locator('button[type="submit"]').click();
  await page.waitForURL(/done=launch/);
  await as(page, "lanhdao", board);
  for (const nth of [0, 1, 2]) {
    await expect(page.getByTestId("clause").nth(nth)).toContainText("1/1");
    await expect(page.getByTestId("clause").nth(nth)).toHaveAttribute("data-fulfilled", "1");
  }
  await expect(page.getByTestId("coverage-provincial")).toContainText("100");
  await fitsWidth(page);
  await axe(page);
  await as(page, "canbo", "/");
  await expect(page.getByTestId("duty").filter({ hasText: NUMBER })).toHaveCount(0);
});
