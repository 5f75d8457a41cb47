// The watchers themselves: each of these tests is expected to fail, and would be reported if it
// passed.
import { test } from "./fixtures";

test("an error in the browser's console fails a test", async ({ page }) => {
  test.fail();
  await page.evaluate(() => console.error("something broke"));
});

test("a hydration warning fails a test", async ({ page }) => {
  test.fail();
  await page.evaluate(() => console.warn("A hydration error occurred"));
});

test("an uncaught exception of another person's page fails a test", async ({ another }) => {
  test.fail();
  const page = await another();
  await page.evaluate(() => void setTimeout(() => JSON.parse("{"), 0));
  await page.waitForTimeout(100);
});

test("an accessibility violation fails a test", async ({ page, axe }) => {
  test.fail();
  await page.setContent("<html lang='en'><title>t</title><main><h1>t</h1><input></main>");
  await axe(page);
});

test("two elements with one id fail a test", async ({ page, axe }) => {
  test.fail();
  const field = "<label for='one'>A</label><input id='one'>";
  await page.setContent(`<html lang='en'><title>t</title><main><h1>t</h1>${field}${field}</main>`);
  await axe(page);
});

test("words that a test expects do not fail it", async ({ page, complaints }) => {
  complaints.expectWords(/refused on purpose/);
  await page.evaluate(() => console.error("refused on purpose"));
});
