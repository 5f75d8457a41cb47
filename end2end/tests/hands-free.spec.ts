// Whole tasks by keyboard alone: nothing here points, clicks or fills in.
import { request, type Locator, type Page } from "@playwright/test";

import { alive, undo } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom, stored } from "./house";
import { tabTo } from "./keys";
import { ADMINISTRATOR, become, FANG, LEI, PASSWORD, read } from "./people";

test.setTimeout(90_000);

/** Opens a page and waits until it answers to keys. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await alive(page);
}

/** Goes to a field and writes over what stands there. */
async function type(page: Page, field: Locator, text: string, key?: string): Promise<void> {
  await tabTo(page, field, key);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Goes to a button, a link or what unfolds, and presses it. */
async function press(page: Page, there: Locator, key?: string): Promise<void> {
  await tabTo(page, there, key);
  await page.keyboard.press("Enter");
}

/** Goes to a box and ticks it. */
async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
}

/** Goes to a choice and walks down it to the option that begins so. */
async function choose(page: Page, choice: Locator, option: string): Promise<void> {
  await tabTo(page, choice);
  const chosen = choice.locator("option:checked");
  for (let down = 0; down < 100; down += 1) {
    if ((await chosen.textContent())?.startsWith(option)) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no ${option} to choose`);
}

/** What the API says, as a person. */
async function ask<T>(server: { url: string }, login: string, path: string): Promise<T> {
  const asked = await caller(server, login);
  const answer = await asked.get(path);
  expect(answer.ok(), await answer.text()).toBe(true);
  const told = (await answer.json()) as T;
  await asked.dispose();
  return told;
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) =>
  page.getByRole("main").getByRole("link", { name, exact: true });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("R216 hands free: a building, a floor, a room; the room changed, out of service", async ({
  page,
  server,
}) => {
  await become(page, server, ADMINISTRATOR);
  await open(page, "/buildings");
  await press(page, link(page, "Add a building"));
  await type(page, field(page, "Name"), "Key house");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Key house");
  await press(page, link(page, "Add a floor"));
  await type(page, field(page, "Name"), "Mezzanine");
  await page.keyboard.press("Enter");
  await expect(link(page, "Mezzanine")).toBeVisible();

  await open(page, "/rooms");
  await press(page, link(page, "Add a room"));
  await type(page, field(page, "Name"), "Keyhole");
  await type(page, field(page, "Seats"), "7");
  await type(page, field(page, "Building"), "Key house");
  await type(page, field(page, "Floor"), "Mezzanine");
  await press(page, button(page, "Save"));
  await expect(title(page)).toHaveText("Keyhole");
  const path = `/api/v1${new URL(page.url()).pathname}`;
  const made = { name: "Keyhole", capacity: 7, building: "Key house", floor: "Mezzanine" };
  expect(await ask(server, FANG, path)).toMatchObject({ ...made, disabled: false });

  await type(page, field(page, "Seats"), "12");
  await tick(page, page.getByLabel(/^Out of service/));
  await press(page, button(page, "Save"));
  await expect(page.getByText("Saved", { exact: true }).last()).toBeVisible();
  const now = { capacity: 12, disabled: true };
  await expect.poll(() => ask(server, FANG, path)).toMatchObject(now);
});

test("R016 R020 hands free: a department, and a person in it", async ({ page, server }) => {
  await become(page, server, ADMINISTRATOR);
  await open(page, "/departments");
  const add = page.getByRole("region", { name: "Add a department" });
  await type(page, add.getByLabel("Name"), "Locksmiths", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Locksmiths" })).toBeVisible();

  await open(page, "/people");
  await press(page, link(page, "Add a person"));
  await type(page, field(page, "Name"), "Kit Keys");
  await type(page, field(page, "Login name"), "kit.keys");
  await choose(page, field(page, "Department"), "Locksmiths");
  await tick(page, page.getByLabel("Meeting administrator"));
  await press(page, button(page, "Save"));
  await expect(page.getByText(/^Send this link\. It works once/)).toBeVisible();
  type Kept = { items: { login: string; roles: string[]; department: string }[] };
  const { items } = await ask<Kept>(server, ADMINISTRATOR, "/api/v1/accounts?q=kit.keys");
  const person = items.find((one) => one.login === "kit.keys");
  expect(person?.roles).toContain("meeting_administrator");
  type All = { items: { id: string; name: string }[] };
  const departments = await ask<All>(server, ADMINISTRATOR, "/api/v1/departments");
  const home = departments.items.find((one) => one.name === "Locksmiths");
  expect(person?.department).toBe(home?.id);
});

test("R176 R181 hands free: a door is paired, and revoked", async ({ page, server }) => {
  const room = await newRoom(server);
  const tablet = await request.newContext({ baseURL: server.url });
  const offered = await tablet.post("/api/v1/doors/pairings");
  const { code, secret } = (await offered.json()) as { code: string; secret: string };
  await become(page, server, ADMINISTRATOR);
  await open(page, "/doors");
  await type(page, field(page, "Code on the tablet"), code);
  await choose(page, field(page, "Room"), room.name);
  await type(page, field(page, "Name of the tablet"), `Keyed ${room.name}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Keyed ${room.name} now hangs at ${room.name}.`)).toBeVisible();
  const polled = await tablet.post("/api/v1/doors/pairings/poll", { data: { secret } });
  expect(polled.status(), await polled.text()).toBe(200);
  expect((await tablet.get("/api/v1/doors/me/face")).status()).toBe(200);

  const line = page.getByRole("listitem").filter({ hasText: `Keyed ${room.name}` });
  await press(page, line.getByText("Revoke", { exact: true }));
  await press(page, line.getByRole("button", { name: "Yes, revoke it" }));
  await expect(page.getByText("Revoked. The tablet shows a new code.")).toBeVisible();
  expect((await tablet.get("/api/v1/doors/me/face")).status()).toBe(401);
  await tablet.dispose();
});

test("R195 hands free: a key for a program is made, and revoked", async ({ page, server }) => {
  await become(page, server, ADMINISTRATOR);
  await open(page, "/keys");
  await type(page, field(page, "What it is for"), "Keyboard");
  await tick(page, field(page, "May only read"));
  await press(page, button(page, "Make a key"));
  const secret = page.getByRole("status").locator("code");
  await expect(secret).toHaveText(/\S{20,}/);
  const extraHTTPHeaders = { authorization: `Bearer ${(await secret.textContent()) ?? ""}` };
  const program = await request.newContext({ baseURL: server.url, extraHTTPHeaders });
  expect((await program.get("/api/v1/rooms")).status()).toBe(200);

  const line = page.getByRole("listitem").filter({ hasText: "Keyboard" });
  await press(page, line.getByRole("button", { name: "Revoke" }));
  await expect(line).toBeHidden();
  expect((await program.get("/api/v1/rooms")).status()).toBe(401);
  await program.dispose();
});

test("R216 hands free: a setting of the organisation is changed, and back", async ({
  page,
  server,
}) => {
  await become(page, server, ADMINISTRATOR);
  await open(page, "/settings");
  const colours = field(page, "Colours of doors");
  const kept = () => ask(server, ADMINISTRATOR, "/api/v1/settings");
  for (const [key, palette] of [
    ["ArrowDown", "legend"],
    ["ArrowUp", "traffic"],
  ] as const) {
    await tabTo(page, colours);
    await page.keyboard.press(key);
    await expect(colours).toHaveValue(palette);
    await press(page, button(page, "Save"));
    await expect.poll(kept).toMatchObject({ palette });
    await expect(page.getByText("Saved", { exact: true }).last()).toBeVisible();
  }
});

test("R079 hands free: a request is approved, one is refused with a reason", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const wish = (subject: string, [from, to]: [string, string]) =>
    book(server, LEI, room, [subject, at(day(2), from), at(day(2), to)]);
  const yes = await wish(`Yes at ${room.name}`, ["10:00", "11:00"]);
  const no = await wish(`No at ${room.name}`, ["14:00", "15:00"]);
  await become(page, server, ADMINISTRATOR);
  await open(page, "/approvals");
  const asked = (subject: string) => {
    const name = page.getByRole("link", { name: `${subject} at ${room.name}`, exact: true });
    return page.getByRole("listitem").filter({ has: name });
  };
  // From the end: the demo's own requests stand before these.
  await press(page, asked("Yes").getByRole("button", { name: "Approve" }), "Shift+Tab");
  await expect(asked("Yes")).toBeHidden();
  await press(page, asked("No").getByText("Reject", { exact: true }).first(), "Shift+Tab");
  await type(page, asked("No").getByLabel("Reason, for the one who asked"), "No hands");
  await page.keyboard.press("Enter");
  await expect(asked("No")).toBeHidden();

  const of = (id: string) => ask(server, LEI, `/api/v1/bookings/${id}`);
  expect(await of(yes.id)).toMatchObject({ status: "confirmed" });
  expect(await of(no.id)).toMatchObject({ status: "rejected" });
  await become(page, server, LEI);
  await page.goto(`/bookings/${no.id}`);
  await expect(page.getByText("No hands").first()).toBeVisible();
});

test("R021 R032 hands free: a meeting is made, changed and called off", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await open(page, `/meetings/new?room=${room.id}&date=${day(2)}&start=10:00`);
  await type(page, field(page, "What about"), "Keynote");
  const kinds = page.getByRole("radiogroup", { name: "Type" });
  await tabTo(page, kinds.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(kinds.getByRole("radio", { name: "Large event" })).toBeChecked();
  await press(page, button(page, "Create the meeting"));
  await expect(title(page)).toHaveText("Keynote");
  const path = `/api/v1${new URL(page.url()).pathname}`;
  expect(await ask(server, FANG, path)).toMatchObject({ topic: "Keynote", type: "large_event" });

  await press(page, page.getByText("Change", { exact: true }));
  await type(page, field(page, "What about"), "Keynote, moved");
  await tabTo(page, field(page, "From"));
  // One hour up, in whatever way this browser writes times.
  await page.keyboard.press("ArrowUp");
  await press(page, button(page, "Save"));
  await expect(title(page)).toHaveText("Keynote, moved");
  await expect(page.getByText(/11:00 to 12:00/).first()).toBeVisible();

  await press(page, page.getByText("Cancel the meeting", { exact: true }).first());
  await type(page, page.getByLabel("Reason, for the others"), "Nobody can come");
  await press(page, button(page, "Cancel the meeting"));
  await expect(page.getByText("Cancelled.", { exact: true })).toBeVisible();
  const left = await stored(server, FANG, { room: room.id });
  expect(left.filter((one) => one.status === "confirmed")).toEqual([]);
});

test("R086 R087 hands free: a room is taken and had back, booked and given up @attendee", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { capacity: 40 });
  await become(page, server, FANG);
  await open(page, "/m/rooms");
  await press(page, page.getByRole("link", { name: "30+ seats" }));
  await expect(page).toHaveURL(/30/);
  await press(page, button(page, `Use ${room.name} now`));
  await expect(page.getByText(new RegExp(`^${room.name} is yours until`))).toBeVisible();
  await press(page, undo(page));
  const given = page.getByText("Given up. The room is free for others.");
  await expect(given).toBeVisible();

  await press(page, link(page, room.name));
  await type(page, field(page, "What about"), "By keys on a phone");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/m\/bookings/);
  const line = page.getByRole("listitem").filter({ hasText: "By keys on a phone" });
  await expect(line).toContainText(room.name);
  await press(page, line.getByRole("button", { name: "Give up" }));
  await expect(line).toBeHidden();
  const left = await stored(server, FANG, { room: room.id });
  expect(left.filter((one) => one.status === "confirmed")).toEqual([]);
});

test("hands free: signing in, refused once, and signing out", async ({ page, server }) => {
  await read(page, server, "en");
  await page.goto("/mine");
  await expect(page).toHaveURL(/\/sign-in/);
  await type(page, field(page, "Name or mail address"), LEI);
  await type(page, field(page, "Password"), "not this one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(/\S/);
  await expect(field(page, "Name or mail address")).toHaveValue(LEI);
  await type(page, field(page, "Password"), PASSWORD);
  await press(page, button(page, "Sign in"));
  await expect(title(page)).toHaveText("My bookings");
  await alive(page);
  await press(page, button(page, "Sign out"), "Shift+Tab");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/mine");
  await expect(page).toHaveURL(/\/sign-in/);
});
