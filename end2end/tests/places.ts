// Addresses of the pages that every check of all pages visits.

/** The organizer's pages, as an administrator sees them. */
export const PAGES = [
  "/",
  "/week",
  "/month",
  "/list",
  "/find",
  "/schedule",
  "/desk",
  "/bookings/new",
  "/mine",
  "/meetings",
  "/meetings/new",
  "/approvals",
  "/rooms",
  "/rooms/new",
  "/buildings",
  "/buildings/new",
  "/people",
  "/people/new",
  "/departments",
  "/doors",
  "/import",
  "/keys",
  "/journal",
  "/settings",
  "/templates",
  "/templates/new",
  "/start",
  "/me",
];

/** The pages of one room, and of the building and the floor that it is in. */
export function pagesOf(room: { id: string; building_id: string; floor_id: string }): string[] {
  const building = `/buildings/${room.building_id}`;
  const floors = `${building}/floors`;
  return [`/rooms/${room.id}`, building, `${floors}/new`, `${floors}/${room.floor_id}`];
}

/** The pages of a large event's people: who comes by party, and the dossier of one. */
export function pagesOfSummit(summit: { page: string; of(login: string): string }): string[] {
  return [summit.page, summit.of("xu.lei")];
}

/** Pages without a program: what is on, the sheets for the wall, the page of components. */
export const PLAIN_PAGES = ["/events", "/print", "/print?span=week", "/ui"];

/** Every look of the door, at `/ui/door?look=`. */
export const LOOKS_OF_DOORS = [
  "free",
  "booked",
  "in_use",
  "ended",
  "unsure",
  "as_of",
  "private",
  "pending",
  "unpaired",
];

/** The phone's pages. */
export const PHONE_PAGES = ["/m", "/m/rooms", "/m/bookings", "/m/meetings", "/m/inbox", "/m/me"];
