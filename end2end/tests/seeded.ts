// Before all tests: one database with the demo organisation. Each worker's server gets a copy,
// which is much faster than seeding it again.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { lintelPath } from "./programs";

const SEEDING_AT_MOST_MS = 120_000;

export default async function seed(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "lintel-seeded-"));
  const database = path.join(folder, "database");
  const url = `rocksdb://${database}?sync=every`;
  await promisify(execFile)(lintelPath(), ["seed", "demo", "--database", url], {
    timeout: SEEDING_AT_MOST_MS,
  });
  process.env.LINTEL_SEEDED = database;
  return () => rm(folder, { recursive: true, force: true });
}
