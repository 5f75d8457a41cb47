// Draws public/icons/*.png from the two SVG files: `node style/icons/make.mjs` after `npm ci`.
// The PNGs are committed, so only a change of the sign needs this. CHROMIUM names the browser.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const drawings = [
  ["public/icon.svg", 192, "icon-192.png"],
  ["public/icon.svg", 512, "icon-512.png"],
  ["style/icons/maskable.svg", 512, "maskable-512.png"],
  ["style/icons/maskable.svg", 180, "apple-touch-180.png"],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [source, size, name] of drawings) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const sized = `<svg width="${size}" height="${size}" `;
  const svg = readFileSync(root + source, "utf8").replace("<svg ", sized);
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${root}public/icons/${name}`, omitBackground: true });
  await page.close();
}
await browser.close();
