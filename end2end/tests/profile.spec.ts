// A new person's first sign-in: the profile comes before everything else, once.
import { expect, test } from "./fixtures";
import { caller } from "./house";
import { ADMINISTRATOR, PASSWORD, read } from "./people";

test("R002 a new person completes the profile once, before anything else", async ({
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 422/);
  const asked = await caller(server, ADMINISTRATOR);
  const login = `new.person.${String(Date.now())}`;
  const made = await asked.post("/api/v1/accounts", { data: { login, name: "New Person" } });
  expect(made.status(), await made.text()).toBe(201);
  const { link } = (await made.json()) as { link: { path: string } };
  await asked.dispose();

  const page = await another();
  await read(page, server, "zh");
  await page.goto(link.path);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/profile$/);
  await axe(page);
  await page.goto("/meetings");
  await expect(page).toHaveURL(/\/profile$/);
  await page.getByLabel("职务").fill("经理");
  await page.getByLabel("电话或邮箱").fill("021 5555 0101");
  await page.getByRole("button", { name: "保存并继续" }).click();
  await expect(page.getByLabel("职务"), "what was typed stays").toHaveValue("经理");
  await axe(page);
  await page.getByLabel("部门").selectOption({ index: 1 });
  await page.getByRole("button", { name: "保存并继续" }).click();
  await expect(page).toHaveURL(`${server.url}/`);

  await page.context().clearCookies({ name: "lintel_session" });
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${server.url}/`);
});
