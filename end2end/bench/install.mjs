// What is measured with and against is no part of the project's own packages: it is installed
// beside this file when it is asked for.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const HERE = path.dirname(fileURLToPath(import.meta.url));

/** Installs what package.json names, exactly as the lock file says; nothing when it is there. */
export function install() {
  if (existsSync(path.join(HERE, "node_modules/.package-lock.json"))) return;
  console.error("bench: installing what is measured with and against (npm ci in end2end/bench)");
  // No script of a package runs: one of them would fetch a browser.
  const stdio = ["ignore", "ignore", "inherit"];
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: HERE, stdio });
}
