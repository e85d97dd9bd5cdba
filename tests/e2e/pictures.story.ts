/** A text with pictures: looked over, described, read, on a phone and without a script; and by nobody who may not read it. */
import { expect, test } from "vitest";
import { reviewWords } from "~/words/review";
import { dataAddress, drawing, photograph } from "../texts/pictures/made";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { phone, stage, suiteUrl } from "./support/stage";

const { open } = stage();
const review = reviewWords.en;

async function essay(): Promise<string> {
  const [plate, photo] = [await drawing({ width: 900, height: 500 }), await photograph({ width: 600, height: 1800 })];
  return `# Of lifts

The first of them stood in a department store, and people came to see it who bought nothing.

![A paternoster](${dataAddress(plate)})

It never stopped, so one stepped in and out while it moved.

![](${dataAddress(photo, "image/jpeg")})

Nobody was hurt for eleven years.
`;
}

test.each([true, false])(
  "a host describes it, readers see it, others do not (script: %s)",
  async (javaScriptEnabled) => {
    const [ada, ben, eve] = [
      await signUp(suiteUrl(), "Ada"),
      await signUp(suiteUrl(), "Ben"),
      await signUp(suiteUrl(), "Eve"),
    ];
    const group = await ada.group("private");
    await ben.joinBy(ada, group.slug);
    const { page } = await open({ as: ada, javaScriptEnabled });
    await page.goto(await ada.draft(group.slug, await essay()));
    const shown = page.locator(".review-block .picture img");
    await shown.first().waitFor();
    expect(await shown.count()).toBe(2);
    const block = page.locator(".review-block", { has: page.locator("img[alt='']") });
    await block.locator("summary").click();
    await block.getByRole("textbox", { name: /^Description of picture/ }).fill("A lift of 1907, its door open");
    await block.getByRole("button", { name: review.reword }).click();
    await page.locator("img[alt='A lift of 1907, its door open']").waitFor();
    if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
    await page.getByRole("button", { name: review.publish }).click();
    await page.waitForURL("**/t/**");
    const address = new URL(page.url()).pathname;

    const { page: reader } = await open({ as: ben, javaScriptEnabled, ...phone });
    await reader.goto(address);
    const pictures = reader.locator(".para .picture img");
    await pictures.first().waitFor();
    for (let nth = 0; nth < 2; nth++) {
      const picture = pictures.nth(nth);
      await picture.scrollIntoViewIfNeeded();
      if (javaScriptEnabled)
        await reader.waitForFunction(
          (at) => [...document.querySelectorAll<HTMLImageElement>(".para .picture img")][at]?.naturalWidth,
          nth,
        );
      const box = await picture.boundingBox();
      expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    }
    expect(await pictures.evaluateAll((all) => all.map((each) => each.getAttribute("alt")))).toEqual([
      "A paternoster",
      "A lift of 1907, its door open",
    ]);
    if (javaScriptEnabled) expect(await violations(reader, { tags: allRules })).toEqual([]);
    if (process.env["STORY_SHOTS"])
      await reader.screenshot({ path: `${process.env["STORY_SHOTS"]}/pictures-${javaScriptEnabled}.png` });
    const source = (await pictures.first().getAttribute("src")) ?? "";
    expect(source).toMatch(/^\/pictures\/[0-9a-f]{64}$/);

    const { page: outside } = await open({ as: eve });
    const answers = await Promise.all([outside.request.get(source), reader.request.get(source)]);
    expect(answers.map((answer) => answer.status())).toEqual([404, 200]);
    expect(answers[1].headers()).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff" });
    expect(answers[1].headers()["content-security-policy"]).toContain("sandbox");
  },
);
