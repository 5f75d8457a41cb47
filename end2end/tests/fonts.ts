// Whether this machine draws letters as the one that drew tests/pictures did.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { Page, TestInfo } from "@playwright/test";

const FILE = path.join(__dirname, "pictures/fonts.json");
/** Widths may differ by this share: rounding, not another font. */
const TOLERANCE = 0.002;

type Widths = Record<string, number>;

/** Widths of a line in every font that the pages use, in pixels at 100 px. */
function measure(page: Page): Promise<Widths> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const named = (name: string) => style.getPropertyValue(name);
    const fonts = { sans: named("--font"), mono: named("--font-mono") };
    const lines = { latin: "Hamburgefonstiv 0123456789", chinese: "会议室预订使用中" };
    const brush = document.createElement("canvas").getContext("2d");
    const widths: Record<string, number> = {};
    for (const [font, family] of Object.entries(fonts)) {
      for (const [line, text] of Object.entries(lines)) {
        for (const weight of ["400", "700"]) {
          if (brush) brush.font = `${weight} 100px ${family}`;
          widths[`${font} ${line} ${weight}`] = brush?.measureText(text).width ?? 0;
        }
      }
    }
    return widths;
  });
}

/**
 * Empty when the fonts are those of the pictures, else which differ and what to do. Drawing the
 * pictures anew records the fonts with them.
 */
export async function fontsAreThoseOf(page: Page, info: TestInfo): Promise<string> {
  const here = await measure(page);
  const { updateSnapshots } = info.config;
  if (updateSnapshots === "all" || updateSnapshots === "changed") {
    writeFileSync(FILE, `${JSON.stringify(here, null, 2)}\n`);
    return "";
  }
  const drawn = JSON.parse(readFileSync(FILE, "utf8")) as Widths;
  const other = Object.entries(drawn).filter(([name, width]) => {
    return Math.abs((here[name] ?? 0) - width) > width * TOLERANCE;
  });
  if (other.length === 0) return "";
  const names = other.map(([name]) => name).join(", ");
  return `the fonts here are not those of the pictures (${names}): nothing to compare with`;
}
