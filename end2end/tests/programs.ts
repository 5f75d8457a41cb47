// Where the browser and the server's program are.
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** `$LINTEL_CHROMIUM`, else the first known browser on PATH. */
export function browserPath(): string {
  const named = process.env.LINTEL_CHROMIUM;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = BROWSERS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = candidates.find(isProgram);
  if (!found) throw new Error("no Chromium on PATH: install one, or name it in LINTEL_CHROMIUM");
  return found;
}

/** `$LINTEL_PROGRAM`, else what `cargo xtask run` built. */
export function lintelPath(): string {
  const { LINTEL_PROGRAM, LINTEL_CACHE, XDG_CACHE_HOME, CARGO_TARGET_DIR } = process.env;
  if (LINTEL_PROGRAM) return LINTEL_PROGRAM;
  const caches = XDG_CACHE_HOME ?? path.join(homedir(), ".cache");
  const target = path.join(LINTEL_CACHE ?? path.join(caches, "lintel"), "target");
  return path.join(CARGO_TARGET_DIR ?? target, "debug/lintel");
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
