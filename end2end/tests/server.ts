// A real server on a free port, with its own copy of the demo database.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { lintelPath } from "./programs";

const READY_WITHIN_MS = 30_000;
const DRAINED_WITHIN_MS = 10_000;
const TRIES = 3;

export class Server {
  readonly url: string;
  /** All that it wrote, for a failed test's report. */
  log = "";
  private process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly settings: Record<string, string>,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /**
   * Starts one, with the demo's data or with none; a port that somebody else took meanwhile is
   * tried again with another.
   */
  static async start(
    data: "demo" | "none" = "demo",
    settings: Record<string, string> = {},
  ): Promise<Server> {
    const folder = await mkdtemp(path.join(tmpdir(), "lintel-server-"));
    const database = path.join(folder, "database");
    if (data === "demo") await cp(process.env.LINTEL_SEEDED ?? "", database, { recursive: true });
    for (let attempt = 1; ; attempt += 1) {
      const server = new Server(folder, await freePort(), settings);
      try {
        await server.resume();
        return server;
      } catch (error) {
        if (attempt === TRIES) throw error;
      }
    }
  }

  /** Starts the program (again, after `pause`) on the same data and port. */
  async resume(): Promise<void> {
    const { folder, port } = this;
    const database = `rocksdb://${path.join(folder, "database")}?sync=every`;
    const flags = ["--database", database, "--files", path.join(folder, "files")];
    const env = { ...globalThis.process.env, ...this.settings };
    const listen = ["--listen", `127.0.0.1:${port}`];
    const process = spawn(lintelPath(), ["serve", ...flags, ...listen], { env });
    this.process = process;
    const hear = (said: Buffer) => (this.log += said.toString());
    process.stdout.on("data", hear);
    process.stderr.on("data", hear);
    await this.ready(process, this.log.length);
  }

  /** Ends the program as an operator does; its data stays. */
  async pause(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const { process } = this;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, "exit");
    process.kill(signal);
    const late = setTimeout(() => process.kill("SIGKILL"), DRAINED_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }

  async stop(): Promise<void> {
    await this.pause();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async ready(process: ChildProcess, from: number): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!/\bready\b/.test(this.log.slice(from))) {
      if (process.exitCode !== null || Date.now() > deadline) {
        process.kill("SIGKILL");
        throw new Error(`lintel serve did not get ready:\n${this.log.slice(-4000)}`);
      }
      await new Promise((wake) => setTimeout(wake, 25));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
