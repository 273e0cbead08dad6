// How somebody works a page: with a finger on a phone, with nothing but the keyboard at a desk.
import { expect, type Locator, type Page } from "@playwright/test";

export interface Hands {
  /** Follows a link, or presses a button. */
  press(what: Locator): Promise<void>;
  /** Puts this text into a field, in the place of what stands there. */
  type(field: Locator, text: string): Promise<void>;
  /** Ticks a box. */
  tick(box: Locator): Promise<void>;
  /** Chooses one of several. */
  choose(radio: Locator): Promise<void>;
  /** Chooses from a list that opens. */
  select(list: Locator, label: string): Promise<void>;
  /** Chooses a file. */
  attach(input: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

/** Those of whoever sits before this page. */
export function hands(page: Page): Hands {
  const phone = (page.viewportSize()?.width ?? 0) < 600;
  return phone ? finger() : keys(page);
}

function finger(): Hands {
  return {
    press: (what) => what.tap(),
    type: (field, text) => field.fill(text),
    tick: (box) => box.check(),
    choose: (radio) => radio.check(),
    select: async (list, label) => void (await list.selectOption({ label })),
    attach: (input, file) => input.setInputFiles(file),
  };
}

const hasFocus = (what: Locator) => what.evaluate((e) => e === document.activeElement);

/** Tabs on until the focus stands there; no page has so many stops. */
async function reach(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeAttached();
  for (let steps = 0; steps < 200; steps++) {
    if (await hasFocus(what)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${what}`);
}

function keys(page: Page): Hands {
  const press = async (what: Locator) => {
    await reach(page, what);
    await page.keyboard.press("Enter");
  };
  /** Of a group of radios Tab reaches one; the arrows lead to the others. */
  const choose = async (radio: Locator) => {
    const name = await radio.getAttribute("name");
    for (let steps = 0; steps < 200; steps++) {
      const at = await page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
      if (at === name) break;
      await page.keyboard.press("Tab");
    }
    for (let steps = 0; steps < 30; steps++) {
      if ((await hasFocus(radio)) && !(await radio.isChecked())) await page.keyboard.press("Space");
      if (await radio.isChecked()) return;
      await page.keyboard.press("ArrowDown");
    }
    throw new Error(`no way by keyboard to choose ${radio}`);
  };
  return {
    press,
    choose,
    type: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    tick: async (box) => {
      await reach(page, box);
      if (!(await box.isChecked())) await page.keyboard.press("Space");
      await expect(box).toBeChecked();
    },
    select: async (list, label) => {
      await reach(page, list);
      await page.keyboard.press("Home");
      const chosen = () => list.evaluate((e: HTMLSelectElement) => e.selectedOptions[0]?.label);
      for (let steps = 0; (await chosen()) !== label; steps++) {
        if (steps > 60) throw new Error(`“${label}” isn't offered by ${list}`);
        await page.keyboard.press("ArrowDown");
      }
    },
    attach: async (input, file) => {
      await reach(page, input);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
      await chooser.setFiles(file);
    },
  };
}
