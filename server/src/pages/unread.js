// How many notices are not read, on the tab of the phone's inbox: live while the page is looked at,
// since a browser opens only six lines to one server. Pages with room for it do this themselves
// (app/src/notices/badge.rs).
{
  const MOST = 99;
  let line;
  let known = "";

  const show = (unread) => {
    known = String(unread);
    const tab = document.querySelector(".tabs a[href='/m/inbox']");
    if (unread > 0) tab?.setAttribute("data-count", unread > MOST ? MOST + "+" : known);
    else tab?.removeAttribute("data-count");
  };
  const read = async () => {
    const answer = await fetch("/api/v1/me/notices?limit=1").catch(() => undefined);
    if (answer?.ok) show((await answer.json()).unread);
  };
  const look = () => {
    line?.close();
    if (document.hidden) return;
    line = new EventSource("/api/v1/me/notices/live?stamp=" + known);
    line.addEventListener("changed", read);
  };
  addEventListener("DOMContentLoaded", () => document.querySelector(".tabs") && look());
  addEventListener("visibilitychange", look);
}
