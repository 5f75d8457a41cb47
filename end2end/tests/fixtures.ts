// What every browser test gets: a server of its worker's own, pages that may not complain, axe,
// and further people with browsers of their own. Specs import `test` and `expect` from here.
import AxeBuilder from "@axe-core/playwright";
import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";

import { Server } from "./server";

export { expect };

interface Complaints {
  /** A test that provokes trouble (a refusal, a cut cable) says which words it expects. */
  expectWords(words: RegExp): void;
}

interface Fixtures {
  complaints: Complaints & { watch(context: BrowserContext): void };
  /** Fails on any accessibility violation of the page as it is now. */
  axe: (page: Page) => Promise<void>;
  /** Another person: a browser profile of its own, same surface and server unless told. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: ({ server }, use) => use(server.url),

  complaints: [
    async ({ server }, use, info) => {
      const heard: string[] = [];
      const expected: RegExp[] = [];
      const from = server.log.length;
      await use({
        expectWords: (words) => void expected.push(words),
        watch: (context) => listen(context, heard),
      });
      if (info.status !== info.expectedStatus) {
        await info.attach("server.log", { body: server.log.slice(from) });
      }
      const left = heard.filter((words) => !expected.some((pattern) => pattern.test(words)));
      expect(left, "errors and warnings in the browser").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, complaints }, use) => {
    complaints.watch(context);
    await use(context);
  },

  another: async ({ browser, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      complaints.watch(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  axe: ({}, use) =>
    use(async (page) => {
      expect(await idsOfSeveral(page), `ids of ${page.url()}`).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(({ id, help, nodes }) => {
        const where = nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`);
        return `${id}: ${help}\n${where.join("\n")}`;
      });
      expect(told, `accessibility of ${page.url()}`).toEqual([]);
    }),
});

// A label names the first control of its id: a second one has no name. axe no longer looks for it.
function idsOfSeveral(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, nth) => ids.indexOf(id) !== nth);
  });
}

// Errors of any kind, and warnings of the framework: its views differ from the server's page.
function listen(context: BrowserContext, heard: string[]): void {
  context.on("weberror", (error) => heard.push(`page error: ${error.error().stack ?? ""}`));
  context.on("console", (message) => {
    const text = message.text();
    const framework = message.type() === "warning" && /hydrat|leptos|tachys|reactive/i.test(text);
    if (message.type() === "error" || framework) {
      heard.push(`${message.type()}: ${text} (${message.location().url})`);
    }
  });
}
