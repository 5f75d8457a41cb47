// People from outside come by the join link: name and company, seen by the organiser at once.
import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, read } from "./people";

test("R056 a stranger says who they are and the organiser sees them", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of (409|422)/);
  const asked = await caller(server, FANG);
  const data = {
    topic: "Client day",
    type: "client_liaison",
    mode: "online",
    start: at(day(6), "09:00"),
    end: at(day(6), "10:00"),
    platforms: [{ name: "Zoom", url: "https://zoom.example/j/2" }],
  };
  const answer = await asked.post("/api/v1/meetings", { data });
  const { id, join_path } = (await answer.json()) as { id: string; join_path: string };
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);

  const stranger = await another();
  await read(stranger, server, "zh");
  await stranger.goto(join_path);
  await axe(stranger);
  await stranger.getByLabel("您的姓名").fill("王伟");
  await stranger.getByLabel("单位").fill("客户公司");
  await stranger.getByRole("button", { name: "列入名单" }).click();
  await expect(stranger.getByRole("status")).toHaveText("您已作为王伟列入名单。");
  await expect(stranger.getByRole("link", { name: /Zoom/ })).toBeVisible();
  await axe(stranger);

  const people = page.getByRole("region", { name: "People" });
  const line = people.getByRole("listitem").filter({ hasText: "王伟" });
  await expect(line).toContainText("External");
  await expect(line).toContainText("客户公司");
  await axe(page);
  await stranger.reload();
  await expect(stranger.getByLabel("您的姓名")).toBeHidden();

  await page.getByRole("button", { name: "Take nobody from outside" }).click();
  await expect(page.getByRole("button", { name: "Take people from outside" })).toBeVisible();
  const late = await another();
  await read(late, server, "en");
  await late.goto(join_path);
  await expect(late.getByText("This meeting is for people of the house")).toBeVisible();
  await expect(late.getByLabel("Your name")).toBeHidden();

  await asked.delete(`/api/v1/meetings/${id}`);
  await late.goto(join_path);
  await expect(late.getByText("does not take place")).toBeVisible();
  await expect(late.getByLabel("Your name")).toBeHidden();
  await asked.dispose();
});
