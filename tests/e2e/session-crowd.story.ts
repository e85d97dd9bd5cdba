/** Many people with long names, written from either side: the desk stays short, and the wall names whoever is next. */
import { expect, test } from "vitest";
import { mintId } from "~/mint";
import { liveSessionWords } from "~/words/session-live";
import { picture, sound } from "./support/look";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const words = liveSessionWords.en;
const names = [
  "محمد عبد الرحمن بن عبد الله آل سعود الكبير",
  "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft",
  "Jean-Baptiste de la Fontaine-Rochefoucauld de Montmorency",
  "Ana",
];
const crowd = 16;
const { open } = stage();

test("with many long names the wall names three who are next, and the desk keeps each to a few lines", async () => {
  const kofi = await signUp(suiteUrl(), "Kofi");
  const { slug } = await kofi.group("private", "Crowd");
  const rules = { queue: "lists", lists: ["Women", "Men"], repliesPerTurn: 1, turnSeconds: 120, airtime: "all" };
  await kofi.ask("PUT", `/groups/${slug}/session-customs`, {
    rules,
    guests: "none",
    namesInMinutes: true,
    amendmentDays: 7,
  });
  const { id, url } = await planEvening(kofi, slug, await kofi.text(slug), "A full room");
  await tell(kofi, id, { ask: "start" });
  const said = "the price of wool in the years before, and who paid it, and whether anybody wrote it down at all";
  for (let at = 0; at < crowd; at++) {
    const person = mintId();
    await tell(kofi, id, { ask: "come", person, name: `${names[at % names.length]} ${at}` });
    await tell(kofi, id, { ask: "raise", hand: mintId(), person, kind: "point", words: said });
  }
  await tell(kofi, id, { ask: "call", from: null, hand: null, turn: mintId() });

  const wall = (await open({ as: kofi, viewport: { width: 1920, height: 1080 } })).page;
  await wall.goto(`${url}/screen`);
  const next = wall.locator("footer .coming li");
  await next.nth(2).waitFor();
  expect(await next.count()).toBe(3);
  expect(await next.last().innerText()).toContain(words.andMore(crowd - 4));
  const heights = await next.evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(Math.min(...heights) * 1.5);
  const footer = await wall.locator("footer").boundingBox();
  const last = await next.last().boundingBox();
  expect(last && footer && last.y + last.height <= footer.y + footer.height).toBe(true);
  await picture(wall, "crowd-wall");

  for (const { name, list: chosen, ...look } of [
    { name: "desk", list: "Women", viewport: { width: 1440, height: 900 } },
    { name: "phone", list: "Men", ...phone },
  ]) {
    const desk = (await open({ as: kofi, ...look })).page;
    await desk.goto(`${url}/run`);
    const top = async (what: string) => (await desk.locator(what).first().boundingBox())?.y ?? Infinity;
    expect(await top("#add-name")).toBeLessThan(await top(".people-list > li"));
    // On which list somebody is stands in their row, and is chosen there.
    const list = desk.locator(".people-list > li", { hasText: "Ana" }).first().locator(".list-of");
    await list.locator("summary").click();
    await list.getByRole("combobox").selectOption(chosen);
    await list.getByRole("button", { name: words.listButton }).click();
    await list.locator("summary", { hasText: chosen }).waitFor();
    // What somebody wants to say has the width of the row below name and buttons, and two lines.
    const row = desk.locator(".queue-list > li").first();
    const [whole, line, buttons] = await Promise.all(
      [row, row.locator(".said"), row.locator(".controls")].map((part) => part.boundingBox()),
    );
    if (!whole || !line || !buttons) throw new Error("the row is not there");
    expect(line.width).toBeGreaterThan(whole.width * 0.8);
    expect(line.y).toBeGreaterThanOrEqual(buttons.y + buttons.height);
    expect(await tooWide(desk)).toEqual([]);
    // What stands half under the bar of a page that is scrolled is no smaller for it.
    await desk.evaluate(() => scrollTo(0, 0));
    await sound(desk);
    await picture(desk, `crowd-${name}`);
  }

  // On the members' page the first stand there, and what is below stays near.
  const seat = (await open({ as: kofi, ...phone })).page;
  await seat.goto(url);
  expect(await seat.locator(".queue-panel > .queue-list > li").count()).toBe(8);
  const rest = seat.locator(".queue-panel > details");
  await rest.getByText(words.andMore(crowd - 9)).click();
  expect(await rest.locator("li").count()).toBe(crowd - 9);
  expect(await tooWide(seat)).toEqual([]);
  await sound(seat);
  await picture(seat, "crowd-seat");
});
