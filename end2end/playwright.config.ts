import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGS } from "./support/instance.ts";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };
const phone = { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
// Starts an instance of its own, as hosted; once is enough.
const HOSTED = "**/https.spec.ts";
// What needs the program in the browser says so in its name.
const withoutScript = { testIgnore: ["**/*.hydrate.spec.ts", HOSTED] };

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["html", { open: "never" }]],
  use: {
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM || undefined, args: CHROMIUM_ARGS },
  },
  projects: [
    { name: "desktop", use: desktop, testIgnore: HOSTED },
    { name: "desktop-nojs", use: { ...desktop, javaScriptEnabled: false }, ...withoutScript },
    { name: "phone", use: phone, testIgnore: HOSTED },
    { name: "phone-nojs", use: { ...phone, javaScriptEnabled: false }, ...withoutScript },
    { name: "https", use: { ...desktop, ignoreHTTPSErrors: true }, testMatch: HOSTED },
  ],
});
