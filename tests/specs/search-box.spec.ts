// Typing into the search box: suggestions, by keyboard, mouse, touch and input method.
import { axe } from "../support/axe";
import { heading, open, questions, searchBox, suggestions } from "../support/actions";
import { expect, FOOD, FOOD_FORMERLY, test } from "../support/test";

test.beforeEach(({ page }) => open(page, "/", "查企业信用"));

test("suggestions come as one types, with name, code and district", async ({ page }) => {
  const box = searchBox(page);
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await box.pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(suggestions(page).first()).toContainText(FOOD.name);
  await expect(suggestions(page).first()).toContainText(FOOD.code);
  await expect(suggestions(page).first()).toContainText("千山区");
  await expect(suggestions(page).first().locator("mark")).toHaveText("千山食品");
  await expect(page.getByRole("status").filter({ hasText: "有 2 条建议" })).toBeAttached();
  await axe(page);
});

test("a former name is suggested as such", async ({ page }) => {
  await searchBox(page).pressSequentially("糕点厂");
  await expect(suggestions(page)).toHaveCount(1);
  await expect(suggestions(page)).toContainText(FOOD.name);
  await expect(suggestions(page)).toContainText(`曾用名 ${FOOD_FORMERLY}`);
});

test("arrows choose in a circle, enter opens @desktop", async ({ page }) => {
  const box = searchBox(page);
  await box.pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  const active = async (place: number | null) => {
    const chosen = page.getByRole("option", { selected: true });
    await expect(chosen).toHaveCount(place === null ? 0 : 1);
    if (place === null) return expect(box).not.toHaveAttribute("aria-activedescendant");
    const id = await suggestions(page).nth(place).getAttribute("id");
    await expect(box).toHaveAttribute("aria-activedescendant", id ?? "no id");
    await expect(chosen).toHaveId(id ?? "no id");
  };
  await active(null);
  for (const [key, place] of [["Down", 0], ["Down", 1], ["Down", 0], ["Up", 1], ["Up", 0]] as const) {
    await box.press(`Arrow${key}`);
    await active(place);
  }
  await expect(box).toBeFocused();
  await box.press("Enter");
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(page).toHaveURL(`/subjects/${FOOD.code}`);
});

test("escape closes the list and keeps the words; enter then searches @desktop", async ({ page }) => {
  const box = searchBox(page);
  await box.pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await box.press("ArrowDown");
  await box.press("Escape");
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await expect(suggestions(page)).toHaveCount(0);
  await expect(box).toHaveValue("千山食品");
  await box.press("Enter");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  await expect(box).toHaveValue("千山食品");
});

test("a click opens the suggestion @desktop", async ({ page }) => {
  await searchBox(page).pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await suggestions(page).nth(1).click();
  await expect(heading(page)).toHaveText("示例千山食品连锁有限公司");
});

test("a tap opens the suggestion @phone", async ({ page }) => {
  await searchBox(page).tap();
  await searchBox(page).pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await suggestions(page).first().tap();
  await expect(heading(page)).toHaveText(FOOD.name);
});

test("leaving the box closes the list", async ({ page }) => {
  await searchBox(page).pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await searchBox(page).blur();
  await expect(suggestions(page)).toHaveCount(0);
});

test("one character asks for nothing, typing fast asks once", async ({ page }) => {
  const asked = questions(page);
  await searchBox(page).press("q");
  await page.waitForTimeout(400);
  expect(asked).toHaveLength(0);
  // Within the page, where the pace doesn't depend on how busy this machine is.
  await searchBox(page).evaluate(async (input: HTMLInputElement) => {
    for (const typed of ["千", "千山", "千山食", "千山食品"]) {
      input.value = typed;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done, 60));
    }
  });
  await expect(suggestions(page)).toHaveCount(2);
  await page.waitForTimeout(400);
  expect(asked).toEqual(["千山食品"]);
});

test("an input method's half-typed letters ask for nothing", async ({ page }) => {
  const asked = questions(page);
  const keyboard = await page.context().newCDPSession(page);
  await searchBox(page).focus();
  for (const text of ["q", "qi", "qian", "qians", "qianshan"]) {
    const place = { selectionStart: text.length, selectionEnd: text.length };
    await keyboard.send("Input.imeSetComposition", { text, ...place });
    await page.waitForTimeout(250);
  }
  expect(asked).toHaveLength(0);
  await expect(suggestions(page)).toHaveCount(0);
  await keyboard.send("Input.insertText", { text: "千山食品" });
  await expect(suggestions(page)).toHaveCount(2);
  await expect(searchBox(page)).toHaveValue("千山食品");
  expect(asked).toEqual(["千山食品"]);
});
