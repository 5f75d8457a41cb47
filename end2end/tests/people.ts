// People of the demo, and how a test becomes one of them. Signing in is limited per login, so
// each login signs in once per server and its session is shared by the tests of that worker.
import { request, type Page } from "@playwright/test";

/** Password of every demo account (crates/services/src/seed/mod.rs). */
export const PASSWORD = "lintel-demo";

/** System administrator. */
export const ADMINISTRATOR = "chen.jing";
/** Ordinary people; both read times of Shanghai. */
export const FANG = "wang.fang";
export const LEI = "xu.lei";

export type Language = "en" | "zh";

const tokens = new Map<string, Promise<string>>();

/** The bearer token of a person's session on the server at `url`. */
export function token(url: string, login: string): Promise<string> {
  const key = `${url} ${login}`;
  const known = tokens.get(key) ?? signIn(url, login);
  tokens.set(key, known);
  return known;
}

async function signIn(url: string, login: string): Promise<string> {
  const asked = await request.newContext({ baseURL: url });
  const answer = await asked.post("/api/v1/session", { data: { login, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  await asked.dispose();
  return token;
}

/** The page's browser belongs to this person and reads this language. */
export async function become(
  page: Page,
  server: { url: string },
  login: string,
  language: Language = "en",
): Promise<void> {
  const { url } = server;
  await page.context().addCookies([
    { name: "lintel_session", value: await token(url, login), url },
    { name: "lintel_locale", value: language, url },
  ]);
}

/** The page's browser belongs to nobody and reads this language. */
export async function read(page: Page, server: { url: string }, language: Language): Promise<void> {
  await page.context().addCookies([{ name: "lintel_locale", value: language, url: server.url }]);
}
