// Starting and stopping the platform.
import { command, dataDirectory, dropDirectory, finished, serve, TODAY } from "../support/platform";
import { expect, FOOD, test } from "../support/test";

let data: string;
test.beforeEach(() => void (data = dataDirectory()));
test.afterEach(() => dropDirectory(data));

const subjects = async (origin: string) => (await (await fetch(`${origin}/api/v1/site`)).json()).subjects;

test("data stay between starts, and a signal ends it cleanly @desktop", async () => {
  const first = await serve(data);
  expect((await fetch(`${first.origin}/healthz`)).status).toBe(200);
  const before = await subjects(first.origin);
  expect(before).toBeGreaterThan(150);
  expect(await first.stop()).toBe(0);
  const started = Date.now();
  const second = await serve(data, "none");
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(await subjects(second.origin)).toBe(before);
  expect((await fetch(`${second.origin}/api/v1/subjects/${FOOD.code}`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
});

test("without sample data it starts empty @desktop", async () => {
  const platform = await serve(data, "none");
  expect(await subjects(platform.origin)).toBe(0);
  expect(await platform.stop()).toBe(0);
});

test("a second process on the same data is refused with a clear message @desktop", async () => {
  const first = await serve(data);
  const again = ["--data", data, "--port", "0", "--portal", process.env.PORTAL_DIST ?? ".", "--today", TODAY];
  const second = await finished(command("serve", ...again));
  expect(second.code).not.toBe(0);
  expect(second.text).toMatch(/错误：.*(占用|使用|另一个|正在)/);
  expect(second.text).not.toContain("panicked");
  expect(await subjects(first.origin)).toBeGreaterThan(150);
  expect(await first.stop()).toBe(0);
});

test("a port that is taken is named @desktop", async () => {
  const first = await serve(data);
  const other = dataDirectory();
  const port = new URL(first.origin).port;
  const second = await finished(command("serve", "--data", other, "--port", port, "--portal", process.env.PORTAL_DIST ?? "."));
  dropDirectory(other);
  expect(second.code).not.toBe(0);
  expect(second.text).toContain(port);
  expect(await first.stop()).toBe(0);
});
