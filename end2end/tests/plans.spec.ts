// Plans: an officer writes one, the head sends it, the standing agency approves it, the head records the launch. Each project
// plans for a department of its own, because the four share one database.
import { type Page, type TestInfo } from "@playwright/test";
import { PASSWORD, axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

interface Cast {
  unit: string;
  /** Its name without tone marks, as somebody in a hurry types it. */
  typed: string;
  model: string;
  officer: string;
  head: string;
}

const CASTS: Record<string, Cast> = {
  desktop: { unit: "SYT", typed: "so y te", model: "Mô hình mẫu 10", officer: "canbo", head: "truongdonvi" },
  "desktop-nojs": { unit: "STP", typed: "STP", model: "Mô hình mẫu 03", officer: "canbo2", head: "truong.stp" },
  phone: { unit: "SNV", typed: "so noi vu", model: "Mô hình mẫu 02", officer: "canbo.snv", head: "truong.snv" },
  "phone-nojs": { unit: "STC", typed: "stc", model: "Mô hình mẫu 04", officer: "canbo.stc", head: "truong.stc" },
};
const TENANT = "thanh-hoa";

/** Somebody who is no demo account: added by the standing agency, with a password by link. */
async function hire(page: Page, username: string, role: string, unit: string): Promise<void> {
  await signIn(page, TENANT, "thuongtruc");
  await page.goto(url(TENANT, "/users"));
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="name"]').fill(`Người mẫu ${username}`);
  await page.locator("#role").selectOption(role);
  await page.locator('select[name="unit_code"]').selectOption(unit);
  await page.locator('form:has(input[name="username"]) button[type="submit"]').click();
  await page.waitForURL(/\/users\/[0-9a-f-]+\?done=created/);
  await page.locator('form[action$="issue_password_link"] button').click();
  const link = (await page.getByTestId("password-link").textContent()) ?? "";
  await page.context().clearCookies();
  await page.goto(link);
  await page.locator('input[name="new"]').fill(PASSWORD);
  await page.locator('input[name="repeat"]').fill(PASSWORD);
  await page.locator('form:has(input[name="new"]) button[type="submit"]').click();
  await page.waitForURL(/done=password/);
}

async function cast(page: Page, testInfo: TestInfo): Promise<Cast> {
  const found = CASTS[testInfo.project.name];
  if (!found) throw new Error(`${testInfo.project.name} has no cast`);
  if (found.officer.includes(".")) await hire(page, found.officer, "unit_officer", found.unit);
  if (found.head.includes(".")) await hire(page, found.head, "unit_head", found.unit);
  return found;
}

/** Opens a page as somebody. */
async function as(page: Page, user: string, address: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, TENANT, user);
  await page.goto(address);
  await hydrated(page);
}

/** How many of the 64 plans the board counts. */
async function plansOnBoard(page: Page): Promise<number> {
  await as(page, "thuongtruc", url(TENANT, "/coverage"));
  const words = (await page.getByTestId("clause").nth(1).textContent()) ?? "";
  return Number(/(\d+)\/64/.exec(words)?.[1]);
}

test("a plan from its first task to the launch", async ({ page, tolerate }, testInfo) => {
  test.slow();
  tolerate(/status of 404/);
  const people = await cast(page, testInfo);
  const before = await plansOnBoard(page);

  // The officer begins; only the unit knows of it.
  await as(page, people.officer, url(TENANT, "/plans"));
  await page.getByTestId("plannable").filter({ hasText: people.model }).getByRole("button").click();
  await page.waitForURL(/\/plans\/[0-9a-f-]+$/);
  const plan = page.url();
  await page.locator("#ends").fill("31/12/2099");
  await page.locator('form:has(#ends) button[type="submit"]').click();
  await page.waitForURL(/done=saved/);
  await page.locator("#new-task-work").fill("Đối soát dữ liệu");
  await page.locator('form:has(#new-task-work) button[type="submit"]').click();
  await page.waitForURL(/done=task_added/);
  await expect(page.getByTestId("clear-count")).toContainText("1/6");
  await expect(page.locator('[data-clarity="owner"]')).toContainText("chưa rõ");
  await fitsWidth(page);
  await axe(page);
  await as(page, "xem", plan);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Không có trang này");

  // The head can't send what is not clear: the summary names task and clarity, and the field is marked.
  await as(page, people.head, plan);
  await page.locator('form[action$="move_plan"]:has(input[value="submit"]) button').click();
  await expect(page.getByTestId("kept-form")).toContainText("Nhiệm vụ 1: Chưa “rõ người”");
  await expect(page.locator("#tasks-1-owner")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#tasks-1-owner-e")).toContainText("rõ người");
  await axe(page);

  // The officer makes it clear. A date that is none comes back with everything else that was typed.
  await as(page, people.officer, plan);
  const form = page.locator("form:has(#tasks-1-owner)");
  await form.locator("#tasks-1-owner").fill(people.typed);
  await form.locator("#tasks-1-accountable").fill("Phó Giám đốc Sở phụ trách");
  await form.locator("#tasks-1-starts_on").fill("01/01/2026");
  await form.locator("#tasks-1-due_date").fill("31/02/2099");
  await form.locator("#tasks-1-deliverable").fill("Danh sách đã đối soát");
  await form.locator("#tasks-1-authority").fill("Giám đốc Sở");
  await form.locator('button[type="submit"]').click();
  await expect(page.locator("#tasks-1-due_date")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#tasks-1-authority")).toHaveValue("Giám đốc Sở");
  await page.locator("#tasks-1-due_date").fill("30/06/2099");
  await page.locator('form:has(#tasks-1-owner) button[type="submit"]').click();
  await page.waitForURL(/done=saved/);
  await expect(page.getByTestId("clear-count")).toContainText("6/6");
  await expect(page.getByTestId("complete")).toBeVisible();
  await page.locator("#milestone-title").fill("Lễ ra mắt");
  await page.locator("#milestone-due_date").fill("30/06/2099");
  await page.locator('form:has(#milestone-title) button[type="submit"]').click();
  await page.waitForURL(/done=milestone_added/);
  await expect(page.getByTestId("milestone")).toContainText("Lễ ra mắt");

  // The head sends, the standing agency approves, the board counts one more.
  await as(page, people.head, plan);
  await page.locator('form[action$="move_plan"]:has(input[value="submit"]) button').click();
  await page.waitForURL(/done=submit/);
  await as(page, "thuongtruc", plan);
  await expect(page.locator('form[action$="return_plan"]')).toHaveCount(1);
  await page.locator('form[action$="move_plan"]:has(input[value="accept"]) button').click();
  await page.waitForURL(/done=accept/);
  await expect(page.locator('[data-testid="plan"][data-state="accepted"]')).toBeVisible();
  expect(await plansOnBoard(page)).toBeGreaterThan(before);

  // The head records the launch, the officer starts the task.
  await as(page, people.head, plan);
  await page.locator('form[action$="report_model"]:has(input[value="launch"]) button').click();
  await page.waitForURL(/done=launch/);
  await as(page, people.officer, plan);
  await page.locator('form[action$="move_task"]:has(input[value="start"]) button').click();
  await page.waitForURL(/done=task_moved/);
  await expect(page.getByTestId("task")).toHaveAttribute("data-state", "in_progress");
  await expect(page.getByTestId("milestone")).toContainText("đạt ngày");
  await expect(page.locator(".gantt rect.bar")).toHaveCount(1);
  await fitsWidth(page);
  await axe(page);

  // Everybody reads it: the list, its timeline, and the life of the model.
  await as(page, "xem", url(TENANT, "/plans"));
  await expect(page.getByTestId("plan-row").filter({ hasText: people.model })).toContainText("0/1");
  await expect(page.locator(".gantt").filter({ hasText: people.model })).toBeVisible();
  await fitsWidth(page);
  await axe(page);
  await page.locator(".gantt a").filter({ hasText: people.model }).click();
  await page.locator('[data-testid="plan"] a[href^="/models/"]').click();
  await expect(page.locator('[data-step="launch"]')).toHaveAttribute("data-mark", "done");
  await expect(page.locator('[data-step="run"]')).toHaveAttribute("data-mark", "now");
  await expect(page.getByTestId("to-plan")).toBeVisible();
  await fitsWidth(page);
  await axe(page);
});
