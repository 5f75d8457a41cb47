// The phone: one thumb. Signing in, rooms free now, one press, my bookings, another language.
import { expect, test } from "./fixtures";
import { newRoom } from "./house";
import { become, FANG, LEI, PASSWORD, read } from "./people";

test("R087 sign in, take a free room by one press, take it back @attendee", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await read(page, server, "en");
  await page.goto("/m/rooms");
  await expect(page).toHaveURL(/\/m\/sign-in/);
  await page.getByLabel("Name or mail address").fill(LEI);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).tap();

  const free = page.getByRole("region", { name: "Rooms free now" });
  await free.getByRole("button", { name: `Use ${room.name} now` }).tap();
  const told = page.getByText(new RegExp(`^${room.name} is yours until \\d\\d:\\d\\d\\.$`));
  await expect(told).toBeVisible();
  const name = page.getByRole("link", { name: room.name, exact: true });
  const line = page.getByRole("listitem").filter({ has: name });
  await expect(line).toContainText(/free from (\w{3} \d+ \w{3} )?\d\d:\d\d/);

  await page.getByRole("button", { name: "Undo" }).tap();
  await expect(page.getByText("Given up. The room is free for others.")).toBeVisible();
  await expect(free.getByRole("button", { name: `Use ${room.name} now` })).toBeVisible();
});

test("R086 R087 a room's page books, my bookings list it and give it up @attendee", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await page.goto(`/m/rooms/${room.id}`);
  await page.getByLabel("What about").fill("By thumb");
  await page.getByRole("button", { name: "Book", exact: true }).tap();
  await expect(page).toHaveURL(/\/m\/bookings/);
  const line = page.getByRole("listitem").filter({ hasText: "By thumb" });
  await expect(line).toContainText(room.name);
  await line.getByRole("button", { name: "Give up" }).tap();
  await expect(page.getByText("Given up. The room is free for others.")).toBeVisible();
  await expect(line).toBeHidden();
});

test("R220 the phone speaks the other language at one press @attendee", async ({
  page,
  server,
}) => {
  await become(page, server, FANG);
  await page.goto("/m/me");
  await page.getByRole("button", { name: "中文" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.getByRole("link", { name: "今天" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
});

test("it can be put on the home screen @attendee", async ({ page, server }) => {
  await become(page, server, FANG);
  await page.goto("/m");
  const link = await page.locator("link[rel=manifest]").getAttribute("href");
  const answer = await page.request.get(link ?? "");
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = (await answer.json()) as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest).toMatchObject({ start_url: "/m", display: "standalone" });
  for (const icon of manifest.icons) {
    expect((await page.request.get(icon.src)).ok(), icon.src).toBe(true);
  }
  const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(worker).toBe(`${server.url}/`);
});
