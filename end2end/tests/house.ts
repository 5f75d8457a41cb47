// What a test puts into the house before it looks: a room of its own, so that no other test and
// no demo meeting is in the way, and bookings of people.
import { request, type APIRequestContext } from "@playwright/test";

import { ADMINISTRATOR, token } from "./people";

const ZONE = "Asia/Shanghai";
let made = 0;

export interface Room {
  id: string;
  name: string;
  building_id: string;
  floor_id: string;
}

/** A booking as lists of the API show it. */
export interface Stored {
  id: string;
  series: string | null;
  room: string;
  subject: string | null;
  start: string;
  end: string;
  status: string;
}

/** A new room under a name that nothing else has. */
export async function newRoom(server: { url: string }, more: object = {}): Promise<Room> {
  made += 1;
  const name = `Atelier ${process.env.TEST_WORKER_INDEX ?? "0"}${made}`;
  const room = { name, capacity: 6, time_zone: ZONE, building: "Annexe", floor: "Loft", ...more };
  return send<Room>(server, ADMINISTRATOR, "/api/v1/rooms", room);
}

/** A booking of `login`, from and to as instants. */
export function book(
  server: { url: string },
  login: string,
  room: Room,
  [subject, start, end]: [string, string, string],
): Promise<{ id: string; revision: number }> {
  return send(server, login, "/api/v1/bookings", { room: room.id, subject, start, end });
}

/** The same, repeated by a rule. */
export function bookSeries(
  server: { url: string },
  login: string,
  room: Room,
  rrule: string,
  [subject, start, end]: [string, string, string],
): Promise<{ id: string; series: string }> {
  return send(server, login, "/api/v1/bookings", { room: room.id, subject, start, end, rrule });
}

/** Whole days from today in Shanghai, as `2026-11-20`. */
export function day(after: number): string {
  const date = new Date(Date.now() + after * 86_400_000);
  return date.toLocaleDateString("en-CA", { timeZone: ZONE });
}

/** A wall time of Shanghai as an instant. */
export function at(date: string, time: string): string {
  return `${date}T${time}:00+08:00`;
}

/** So many minutes from now as an instant, on a full minute. */
export function inMinutes(minutes: number): string {
  const minute = Math.ceil(Date.now() / 60_000) + minutes;
  return new Date(minute * 60_000).toISOString();
}

async function send<T>(
  server: { url: string },
  login: string,
  path: string,
  data: object,
): Promise<T> {
  const asked = await caller(server, login);
  const answer = await asked.post(path, { data });
  if (!answer.ok()) throw new Error(`POST ${path}: ${await answer.text()}`);
  const body = (await answer.json()) as T;
  await asked.dispose();
  return body;
}

/** The API as this person. */
export async function caller(server: { url: string }, login: string): Promise<APIRequestContext> {
  const key = await token(server.url, login);
  return request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
}

/** Bookings that are stored, by start, as far as `where` asks for them. */
export async function stored(
  server: { url: string },
  login: string,
  where: Record<string, string>,
): Promise<Stored[]> {
  const asked = await caller(server, login);
  const answer = await asked.get("/api/v1/bookings", { params: where });
  if (!answer.ok()) throw new Error(`GET /api/v1/bookings: ${await answer.text()}`);
  const { items } = (await answer.json()) as { items: Stored[] };
  await asked.dispose();
  return items;
}

/** A large event of Fang's, in a room and online, and where it is found. */
export interface Summit {
  api: string;
  meeting: string;
  /** Who comes, by party. */
  page: string;
  join: string;
  /** The dossier of one of its people, by login. */
  of(login: string): string;
}

/** One with two guests, an observer, staff, two people of a company, and an agenda. */
export async function newSummit(server: { url: string }): Promise<Summit> {
  const room = await newRoom(server, { capacity: 900 });
  const asked = await caller(server, "wang.fang");
  const attendees = [
    { name: "xu.lei", class: "guest" },
    { name: "Laura Bennett", class: "guest" },
    { name: "li.na", kind: "observer" },
    { name: "sophie.lang", class: "staff" },
    { name: "Abe Kaori", class: "company", company: "Müller & <Söhne>" },
    { name: "Jan de Vries", class: "company", company: "Müller & <Söhne>" },
  ];
  const data = {
    topic: "Summit of steel",
    type: "large_event",
    mode: "hybrid",
    rooms: [room.id],
    start: at(day(5), "09:00"),
    end: at(day(5), "17:00"),
    attendees,
  };
  const made = await asked.post("/api/v1/meetings", { data });
  if (!made.ok()) throw new Error(await made.text());
  const meeting = (await made.json()) as {
    id: string;
    join_path: string;
    attendees: { id: string }[];
  };
  const api = `/api/v1/meetings/${meeting.id}`;
  for (const topic of ["Opening", "Steel of tomorrow"]) {
    await asked.post(`${api}/agenda`, { data: { topic, minutes: 45 } });
  }
  await asked.dispose();
  const there = `/meetings/${meeting.id}`;
  return {
    api,
    meeting: there,
    page: `${there}/guests`,
    join: meeting.join_path,
    of: (login) => {
      const nth = attendees.findIndex((one) => one.name === login);
      return `${there}/guests/${meeting.attendees[nth]?.id ?? ""}`;
    },
  };
}
