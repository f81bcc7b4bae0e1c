// Seed S0: công văn 7115/UBND-KSTTHCNC of 24/05/2023, read off rendered pages. Every figure is counted from rows.
import { axe, expect, fitsWidth, hydrated, signIn, test, url } from "../support/fixtures.ts";

const DAY = "2023-05-26";
const board = (path = "") => url("thanh-hoa", `/coverage?as_of=${DAY}${path}`);

test("42 provincial units and 22 of 27 districts registered, five returned @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(board());
  await hydrated(page);
  const provincial = page.getByTestId("coverage-provincial");
  const district = page.getByTestId("coverage-district");
  await expect(provincial.locator('[data-state="registered"]')).toHaveCount(42);
  await expect(page.locator("#level-provincial h2")).toContainText("42");
  await expect(district.locator("[data-state]")).toHaveCount(27);
  await expect(district.locator('[data-state="registered"]')).toHaveCount(22);
  await expect(page.locator("#level-district h2")).toContainText("22/27");
  for (const name of ["Thạch Thành", "Quan Hóa", "Như Xuân", "Nông Cống", "Cẩm Thủy"]) {
    await expect(district.locator('[data-state="returned"]').filter({ hasText: name })).toHaveCount(1);
  }
  await expect(district.locator('[data-state="returned"]')).toHaveCount(5);
  await fitsWidth(page);
  await axe(page);
});

test("why each was returned, and what it owes @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(board());
  const rows = page.getByTestId("returned-row");
  await expect(rows).toHaveCount(6);
  await expect(rows.filter({ hasText: "tập hợp mô hình" })).toHaveCount(5);
  const health = rows.filter({ hasText: "Sở Y tế" });
  await expect(health).toContainText("Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID");
  for (const reason of ["Chưa cụ thể", "Chưa giao trách nhiệm từng đơn vị", "Chưa tạo sự lan tỏa"]) await expect(health).toContainText(reason);
  // "trước ngày 30-5-2023": the 29th is the last day, so three days are left at 17:00 on the 26th.
  await expect(health).toContainText("trước 30/05/2023");
  await expect(health).toContainText("còn 3 ngày");
});

test("three demands: 6, 64 and 1 units, each with its date @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(board());
  const clauses = page.getByTestId("clause");
  await expect(clauses).toHaveCount(3);
  await expect(clauses.nth(0)).toContainText("0/6");
  await expect(clauses.nth(0)).toContainText("trước 30/05/2023");
  await expect(clauses.nth(1)).toContainText("0/64");
  await expect(clauses.nth(1)).toContainText("trước 05/06/2023");
  await expect(clauses.nth(2)).toContainText("0/1");
  await expect(clauses.nth(2)).toContainText("đến hết 31/05/2023");
});

test("a day before the dispatch knows nothing of it @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/models?as_of=2023-05-23"));
  await expect(page.getByTestId("empty")).toBeVisible();
  await page.goto(url("thanh-hoa", "/coverage?as_of=2023-05-23"));
  await expect(page.getByTestId("empty")).toContainText("Chưa có văn bản");
});

test("the trees of both days @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/units?as_of=2023-05-24&level=district"));
  await expect(page.locator('nav.counts a[aria-current]')).toContainText("27");
  await expect(page.locator("tbody tr")).toHaveCount(27);
  await expect(page.getByTestId("as-of-band")).toBeVisible();
  const today = { "thanh-hoa": 166, "nghe-an": 130, "quang-ngai": 96, "tp-hcm": 168 } as const;
  for (const [tenant, count] of Object.entries(today)) {
    await signIn(page, tenant, "xem");
    await page.goto(url(tenant, "/units?level=commune"));
    await expect(page.locator("tbody tr"), tenant).toHaveCount(count);
  }
});

test("a unit is found without tone marks, under its old name, with its successors @seed", async ({ page }) => {
  await signIn(page, "thanh-hoa", "xem");
  await page.goto(url("thanh-hoa", "/units?as_of=30/06/2025&q=quan+hoa&level=district"));
  await page.locator("tbody tr").filter({ hasText: "Quan Hóa" }).locator("th a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Quan Hóa");
  await expect(page.locator("main")).toContainText("Mô hình mẫu");
});
