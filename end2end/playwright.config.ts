// One project per surface. A test runs on the surfaces that its tags name (`@organizer`, `@door`,
// `@attendee`), without a tag on the organizer's. `cargo xtask test browser` builds everything and
// starts this; what a test gets is in tests/fixtures.ts, its server in tests/server.ts.
import { defineConfig, type Project } from "@playwright/test";

import { browserPath } from "./tests/programs";

// As root there is no sandbox; the rest keeps the browser from talking to its maker.
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-quic",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

function surface(name: string, width: number, height: number, more: Project["use"] = {}): Project {
  const tagged = new RegExp(`@${name}\\b`);
  const untagged = /^(?!.*@(organizer|door|attendee)\b)/;
  return {
    name,
    grep: name === "organizer" ? [tagged, untagged] : tagged,
    use: { viewport: { width, height }, ...more },
  };
}

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./tests/seeded.ts",
  workers: 2,
  // Two browsers, a server and sometimes a compiler share two cores: what fails and then passes is
  // named as flaky in the run's last lines, and is to be mended; what fails twice fails the run.
  retries: 1,
  forbidOnly: true,
  timeout: 30_000,
  expect: {
    timeout: 5_000,
    // Edges of letters may differ a little from run to run; a colour or a place may not.
    toHaveScreenshot: { maxDiffPixelRatio: 0.004, threshold: 0.03 },
  },
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  reporter: [["list"], ["html", { open: "never", outputFolder: "playwright-report" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: browserPath(), args: QUIET },
  },
  projects: [
    surface("organizer", 1440, 900),
    surface("door", 1280, 800, { hasTouch: true }),
    surface("attendee", 390, 844, { hasTouch: true, isMobile: true, deviceScaleFactor: 3 }),
  ],
});
