// A thousand reminders that are due while the program is killed, and killed again: each goes out
// once, counted by the mail server. No browser: the program, the network and the disk are real.
import { request } from "@playwright/test";

import { expect, test } from "./fixtures";
import { FANG, token } from "./people";
import { Server } from "./server";
import { Sink, subject } from "./sink";

const PEOPLE = 1_000;

test("R094 R104 a thousand reminders across three kills are each sent once", async () => {
  test.setTimeout(900_000);
  const sink = await Sink.start();
  const settings = { LINTEL_SMTP_URL: sink.url, LINTEL_MAIL_FROM: "Lintel <lintel@house.example>" };
  const server = await Server.start("demo", settings);
  try {
    // The reminder of an hour ahead is due a little after the invitations are out.
    const start = new Date(Date.now() + 3_600_000 + 150_000);
    const end = new Date(start.getTime() + 1_800_000);
    const asked = await request.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${await token(server.url, FANG)}` },
    });
    const person = (n: number) => ({ name: `P${n}`, email: `p${n}@crowd.example` });
    const crowd = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => person(from + n));
    const meeting = {
      topic: "All hands",
      type: "large_event",
      mode: "online",
      start: start.toISOString(),
      end: end.toISOString(),
      attendees: crowd(0, PEOPLE / 2),
    };
    const made = await asked.post("/api/v1/meetings", { data: meeting });
    expect(made.status(), await made.text()).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const more = { attendees: crowd(PEOPLE / 2, PEOPLE) };
    const invited = await asked.post(`/api/v1/meetings/${id}/attendees`, { data: more });
    expect(invited.ok(), await invited.text()).toBe(true);
    const sent = (sort: RegExp) =>
      sink.mails.filter((mail) => mail.to.endsWith("@crowd.example") && sort.test(subject(mail)));
    await expect.poll(() => sent(/^Invitation|^会议邀请/).length, { timeout: 240_000 }).toBe(PEOPLE);
    const reminders = () => sent(/^Within an hour|^一小时内开会/);
    for (const share of [0.2, 0.5, 0.8]) {
      const enough = () => reminders().length >= PEOPLE * share;
      await expect.poll(enough, { timeout: 240_000, intervals: [20] }).toBe(true);
      await server.pause("SIGKILL");
      await server.resume();
    }
    const all = expect.poll(() => reminders().length, { timeout: 240_000 });
    await all.toBeGreaterThanOrEqual(PEOPLE);
    // Whatever would come twice comes now.
    await new Promise((wake) => setTimeout(wake, 3_000));
    const times = new Map<string, number>();
    for (const { to } of reminders()) times.set(to, (times.get(to) ?? 0) + 1);
    expect(times.size, "everybody").toBe(PEOPLE);
    const twice = [...times].filter(([, count]) => count > 1);
    expect(twice, "nobody twice").toEqual([]);
    await asked.dispose();
  } finally {
    await server.stop();
    await sink.stop();
  }
});
