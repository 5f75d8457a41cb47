// Meetings: made with all their rooms or none, moved on step by step, joined by one link.
import type { Locator, Page } from "@playwright/test";

import { alive, block, openDay } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, inMinutes, newRoom } from "./house";
import { become, FANG, LEI, read } from "./people";

const TENCENT = { name: "Tencent Meeting", url: "https://meeting.example/dm/1" };
const ZOOM = { name: "Zoom", url: "https://zoom.example/j/2" };

interface Made {
  id: string;
  join_path: string;
}

/** The form of a meeting as a person finds it. */
function form(page: Page): {
  topic: Locator;
  date: Locator;
  from: Locator;
  to: Locator;
  platforms: Locator;
  send: Locator;
  choose(name: string): Promise<void>;
  room(nth: number): Locator;
} {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  return {
    topic: field("What about"),
    date: field("Date"),
    from: field("From"),
    to: field("To"),
    platforms: field("Ways to join from afar, one a line"),
    send: page.getByRole("button", { name: "Create the meeting" }),
    choose: (name) => page.getByRole("radio", { name, exact: true }).check(),
    room: (nth) => page.getByRole("combobox", { name: `Room ${nth}`, exact: true }),
  };
}

/** Makes a meeting of `login` behind the page's back; online, unless told. */
async function called(server: { url: string }, login: string, more: object): Promise<Made> {
  const asked = await caller(server, login);
  const meeting = {
    topic: "Glass",
    type: "client_liaison",
    mode: "online",
    start: at(day(3), "09:00"),
    end: at(day(3), "10:00"),
    ...more,
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const made = (await answer.json()) as Made;
  await asked.dispose();
  return made;
}

const topicOf = (page: Page) => page.getByRole("heading", { level: 1 });

/** The step that the meeting is at. */
function step(page: Page): Locator {
  const steps = page.getByRole("list", { name: "Where it stands" });
  return steps.getByRole("listitem").and(page.locator("[aria-current=step]"));
}

test("R021 R025 R027 a meeting in two rooms stands on its page and on both calendars", async ({
  page,
  server,
  axe,
}) => {
  const [one, two] = [await newRoom(server), await newRoom(server)];
  const date = day(2);
  await become(page, server, FANG);
  await page.goto(`/meetings/new?room=${one.id}&date=${date}&start=10:00`);
  await axe(page);
  await expect(form(page).room(1)).toHaveValue(one.id);
  await form(page).room(2).selectOption(two.id);
  await page.getByRole("button", { name: "Another room" }).click();
  await expect(form(page).room(3)).toHaveValue("");
  await form(page).topic.fill("Prism launch");
  await form(page).choose("Large event");
  await form(page).send.click();

  await expect(topicOf(page)).toHaveText("Prism launch");
  await expect(page.getByText("The meeting is made and its rooms are booked.")).toBeVisible();
  await expect(page.getByText(/10:00 to 11:00/)).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Large event" })).toBeVisible();
  for (const room of [one, two]) {
    await expect(page.getByRole("link", { name: room.name, exact: true })).toBeVisible();
  }
  await axe(page);
  await page.getByRole("link", { name: one.name, exact: true }).click();
  await expect(block(page, one.name, "Prism launch")).toBeVisible();
  await openDay(page, date, two.name);
  await expect(block(page, two.name, "Prism launch")).toHaveAccessibleName(/10:00 to 11:00/);
});

test("R025 online means multi-platform access, in the reader's words", async ({
  page,
  server,
}) => {
  await become(page, server, FANG);
  await page.goto("/meetings/new");
  await form(page).topic.fill("Far and near");
  await form(page).choose("Internal regular");
  await form(page).choose("Online");
  await expect(form(page).room(1)).toBeHidden();
  await form(page).send.click();
  await expect(topicOf(page)).toHaveText("Far and near");
  await expect(page.getByText("Multi-platform access", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByText("多平台接入", { exact: true })).toBeVisible();
});

test("R021 what is missing is named beside its field, and nothing is lost", async ({
  page,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 422/);
  await become(page, server, FANG);
  await page.goto("/meetings/new");
  await form(page).choose("In person and online");
  await form(page).platforms.fill("Zoom https://zoom.example/j/1");
  await form(page).date.fill("");
  await form(page).send.click();
  const needed = page.getByText("This is needed.");
  await expect(needed).toHaveCount(4);
  await expect(form(page).topic).toHaveAccessibleDescription("This is needed.");
  await expect(form(page).topic).toBeFocused();
  const kind = page.getByRole("radiogroup", { name: "Type" });
  await expect(kind).toHaveAccessibleDescription("This is needed.");
  await expect(form(page).date).toHaveAccessibleDescription("This is needed.");
  const rooms = page.getByRole("group", { name: "Rooms" });
  await expect(rooms).toHaveAccessibleDescription("This is needed.");
  await axe(page);
  await expect(form(page).platforms).toHaveValue("Zoom https://zoom.example/j/1");
  await expect(page.getByRole("radio", { name: "In person and online" })).toBeChecked();
});

test("R027 R084 of two rooms one is taken: none is booked, one press takes another way", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 409/);
  const [one, two] = [await newRoom(server), await newRoom(server)];
  const date = day(2);
  await book(server, LEI, two, ["Polishing", at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await page.goto(`/meetings/new?room=${one.id}&date=${date}&start=10:00`);
  await form(page).room(2).selectOption(two.id);
  await form(page).topic.fill("Came second");
  await form(page).choose("Client liaison");
  await form(page).send.click();
  await expect(page.getByText(/has the room at that time/)).toBeVisible();
  await page.getByRole("button", { name: /11:00 to 12:00$/ }).first().click();
  await expect(form(page).from).toHaveValue("11:00");
  await form(page).send.click();
  await expect(topicOf(page)).toHaveText("Came second");
  await expect(page.getByText(/11:00 to 12:00/)).toBeVisible();
});

test("R026 a meeting moves on one step at a time, to its archive", async ({ page, server }) => {
  const { id } = await called(server, FANG, { topic: "Step by step" });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await expect(step(page)).toHaveText("Draft");
  await page.getByRole("button", { name: "Mark as prepared" }).click();
  await expect(step(page)).toHaveText("Prepared");
  await expect(page.getByText(/begins by itself/)).toBeVisible();

  const times = { start: inMinutes(-10), end: inMinutes(50) };
  const running = await called(server, FANG, { topic: "Under way", ...times });
  await page.goto(`/meetings/${running.id}`);
  await expect(step(page)).toHaveText("In progress");
  await page.getByRole("button", { name: "End now" }).click();
  await expect(step(page)).toHaveText("Ended");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(step(page)).toHaveText("Archived");
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: /Archive|End now|Mark/ })).toBeHidden();
});

test("R027 R032 a meeting is changed, gets another room and is cancelled with a reason", async ({
  page,
  another,
  server,
}) => {
  const [one, two] = [await newRoom(server), await newRoom(server)];
  const { id, join_path } = await called(server, FANG, {
    mode: "in_person",
    rooms: [one.id],
    attendees: ["xu.lei@meridian.example"],
  });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await page.getByText("Change", { exact: true }).click();
  await form(page).topic.fill("Glass, again");
  await form(page).from.fill("14:00");
  await expect(form(page).to).toHaveValue("15:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(topicOf(page)).toHaveText("Glass, again");
  await expect(page.getByText(/14:00 to 15:00/)).toBeVisible();
  const people = page.getByRole("region", { name: "People" }).getByText("xu.lei@meridian.example");
  await expect(people).toBeVisible();

  await page.getByText("Add a room", { exact: true }).first().click();
  await page.getByLabel("Room, for the same time").selectOption(two.id);
  await page.getByRole("button", { name: "Add a room" }).click();
  await expect(page.getByRole("link", { name: two.name, exact: true })).toBeVisible();

  await page.getByText("Cancel the meeting", { exact: true }).first().click();
  await page.getByLabel("Reason, for the others").fill("The glass broke");
  await page.getByRole("button", { name: "Cancel the meeting" }).click();
  await expect(page.getByText("This meeting does not take place.")).toBeVisible();
  await expect(page.getByText("Reason: The glass broke")).toBeVisible();
  const stranger = await another();
  await read(stranger, server, "en");
  await stranger.goto(join_path);
  await expect(stranger.getByText("This meeting does not take place.")).toBeVisible();
});

test("R032 who changes what another has changed meanwhile is told so", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 412/);
  const { id } = await called(server, FANG, { topic: "Twice" });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  const other = await page.context().newPage();
  await other.goto(`/meetings/${id}`);
  for (const [one, topic] of [
    [page, "First"],
    [other, "Second"],
  ] as const) {
    await alive(one);
    await one.getByText("Change", { exact: true }).click();
    await form(one).topic.fill(topic);
  }
  await page.getByRole("button", { name: "Save" }).click();
  // The other page shows what it is now, and keeps what is typed.
  for (const one of [page, other]) await expect(topicOf(one)).toHaveText("First");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await expect(form(other).topic).toHaveValue("Second");
});

test("R028 the join link opens for strangers, the recommended way first", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 404/);
  const { id, join_path } = await called(server, FANG, {
    topic: "Open house",
    platforms: [TENCENT, ZOOM],
  });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  const link = page.getByRole("link", { name: `${server.url}${join_path}` });
  await expect(link).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy" })).toBeVisible();

  const stranger = await another();
  await read(stranger, server, "en");
  await stranger.goto(join_path);
  await expect(topicOf(stranger)).toHaveText("Open house");
  await expect(stranger.getByText(/09:00 to 10:00/)).toBeVisible();
  await expect(stranger.getByText("Shanghai time, UTC+8")).toBeVisible();
  await expect(stranger.getByText("Wang Fang")).toBeHidden();
  const ways = stranger.getByRole("link", { name: /^Join by/ });
  await expect(ways).toHaveText([/^Join by Tencent Meeting.*recommended$/, /^Join by Zoom/]);
  await expect(ways.first()).toHaveAttribute("href", TENCENT.url);
  await expect(ways.first()).toHaveAttribute("rel", "noopener noreferrer");
  await axe(stranger);

  const answer = await stranger.goto("/j/nothing-of-the-kind");
  expect(answer?.status()).toBe(404);
  await expect(topicOf(stranger)).toHaveText("This link leads to no meeting");
  await axe(stranger);
});

test("R022 meetings are listed by type, mine and everybody's", async ({ page, server, axe }) => {
  const mark = `Prism ${process.env.TEST_WORKER_INDEX ?? "0"}`;
  await called(server, FANG, { topic: `${mark} client` });
  await called(server, FANG, { topic: `${mark} event`, type: "large_event" });
  await called(server, LEI, { topic: `${mark} of Lei` });
  await become(page, server, FANG);
  await page.goto("/meetings?type=client_liaison");
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await expect(link(`${mark} client`)).toBeVisible();
  await expect(link(`${mark} event`)).toBeHidden();
  await expect(link(`${mark} of Lei`)).toBeHidden();
  await axe(page);
  await link("Everybody's").click();
  await expect(link(`${mark} of Lei`)).toBeVisible();
  await expect(link(`${mark} event`)).toBeHidden();
  await link("All types").click();
  await expect(link(`${mark} event`)).toBeVisible();
  await expect(page).toHaveURL("/meetings?who=all");
});

test("R021 a plain form makes a meeting, and a refused one comes back as it was typed", async ({
  another,
  server,
}) => {
  const room = await newRoom(server);
  const page = await another({ javaScriptEnabled: false });
  await become(page, server, LEI);
  await page.goto("/meetings");
  await page.getByRole("link", { name: "New meeting" }).click();
  await expect(page.getByRole("button", { name: "Another room" })).toBeHidden();
  await form(page).topic.fill("Without a script");
  await form(page).choose("In person and online");
  await form(page).date.fill(day(2));
  await form(page).from.fill("09:00");
  await form(page).to.fill("09:45");
  await form(page).room(2).selectOption(room.id);
  await form(page).platforms.fill("腾讯会议：https://meeting.example/dm/3?a=1&b=2");
  await form(page).send.click();
  const kind = page.getByRole("radiogroup", { name: "Type" });
  await expect(kind).toHaveAccessibleDescription("This is needed.");
  await expect(form(page).topic).toHaveValue("Without a script");
  await expect(form(page).from).toHaveValue("09:00");
  await expect(form(page).room(2)).toHaveValue(room.id);
  await expect(page.getByRole("radio", { name: "In person and online" })).toBeChecked();
  await form(page).choose("Client liaison");
  await form(page).send.click();
  await expect(topicOf(page)).toHaveText("Without a script");
  await expect(page.getByText(/09:00 to 09:45/)).toBeVisible();
  await expect(page.getByRole("link", { name: "腾讯会议" })).toBeVisible();
  await page.getByRole("button", { name: "Mark as prepared" }).click();
  await expect(step(page)).toHaveText("Prepared");
});
