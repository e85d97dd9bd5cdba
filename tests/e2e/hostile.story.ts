/** Words that mean harm: nothing of them runs, and the page keeps its shape. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { signUp } from "./support/people";
import { reading } from "./support/reading";
import { tooWide } from "./support/targets";
import { phone, stage, suiteUrl } from "./support/stage";

const { open } = stage();

const script = `<script>window.harmed = 1</script><img src=x onerror="window.harmed = 2"><svg onload="window.harmed=3">`;
const bidi = "\u202Eruo si sihT\u2066 \u200F";
const word = "Donaudampfschifffahrt".repeat(15).slice(0, 300);

async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { harmed?: unknown }).harmed)).toBeUndefined();
  expect(await tooWide(page), page.url()).toEqual([]);
}

test("script, directions and endless words in a comment, a title, a text, a group", async () => {
  const host = await signUp(suiteUrl(), "Mallory");
  const group = await host.group("public", `${word.slice(0, 40)} <img src=x onerror=alert(1)>`);
  await host.ask("PATCH", `/groups/${group.slug}`, { description: `${script} ${word} ${bidi}` });
  const content = `# ${word}\n\nFirst ${script} ${word} ${bidi}\n\n## ${word}\n\n\`\`\`\n${word}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${word} | ${word} |\n\n[${word}](javascript:window.harmed=4)\n`;
  const text = await host.text(group.slug, content, `${script.slice(0, 60)} ${word.slice(0, 100)}`);
  const comment = await host.say(
    text,
    1,
    `${script}\n\n${word} ${bidi}\n\n[x](javascript:window.harmed=5) <a href="javascript:window.harmed=6">y</a> \`${word}\``,
  );
  await host.say(text, 1, `# ${word}\n\n> ${word}\n\n1. ${word}\n\n\`\`\`\n${word}\n\`\`\``, { kind: "question" });

  for (const shape of [{}, phone]) {
    const { page } = await open({ as: host, ...shape });
    const here = reading(page);
    for (const path of [
      `/g/${group.slug}`,
      `/g/${group.slug}/settings`,
      `${text.url}/comments`,
      `/c/${comment.id}/edit`,
      `/c/${comment.id}/reply`,
      "/",
    ]) {
      await page.goto(path);
      await expectUnharmed(page);
    }
    await here.open(text.url, "?p=1");
    await here.pane.locator("article.c").first().waitFor();
    await here.pane
      .locator(".body a")
      .first()
      .click({ trial: true, timeout: 500 })
      .catch(() => undefined);
    await expectUnharmed(page);
    const { inside, room } = await here.pane
      .locator(".scroll")
      .evaluate((element) => ({ inside: element.scrollWidth, room: element.clientWidth }));
    expect(inside, "the discussion does not scroll sideways").toBeLessThanOrEqual(room);
    expect(await page.locator("a[href^='javascript:']").count()).toBe(0);
  }
});
