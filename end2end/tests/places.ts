// Addresses of the pages that every check of all pages visits.

/** The organizer's pages, as an administrator sees them. */
export const PAGES = [
  "/",
  "/bookings/new",
  "/mine",
  "/approvals",
  "/rooms",
  "/rooms/new",
  "/buildings",
  "/people",
  "/people/new",
  "/departments",
  "/doors",
  "/import",
  "/keys",
  "/journal",
  "/settings",
  "/me",
];

/** The phone's pages. */
export const PHONE_PAGES = ["/m", "/m/rooms", "/m/bookings", "/m/me"];
