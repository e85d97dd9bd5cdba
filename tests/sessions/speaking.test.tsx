/** Who has the floor, as it is read out: what the strip beside a text says already is not said a second time. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ServerClock } from "~/sessions/server-clock";
import { standardRules } from "~/sessions/meeting";
import { Speaking } from "~/sessions/speaking";
import { liveSessionWords } from "~/words/session-live";

const at = "2027-05-12T17:00:00.000Z";
const held = vi.hoisted(() => ({ page: {} as object }));
vi.mock(import("~/sessions/session-context"), async (original) => ({
  ...(await original()),
  useSessionPage: () => held.page as never,
  useCommands: () => ({ id: "evening", seed: "seed", here: "/s/evening", act: async () => null }),
}));

const speaking = (person: string) => {
  const turn = { id: "turn", person: { id: person, name: "Ana" }, kind: "point", words: "", from: at, given: null };
  const now = { at, state: "live", turn, queue: [], rules: standardRules };
  held.page = { now, me: { id: "ana" }, clock: new ServerClock(at) };
};
/** What its `role="status"` says. */
const saidBy = (markup: string) => /role="status">([^<]*)</.exec(markup)?.[1];
const { youSpeak, hasFloor } = liveSessionWords.en;

test.each([
  ["mine, on the session's page", "ana", {}, youSpeak],
  ["mine, beside a text, where the strip says it", "ana", { beside: true }, ""],
  ["somebody else's, beside a text, where nothing else says it", "ben", { beside: true }, hasFloor("Ana")],
])("the floor is %s", (_, person, props, said) => {
  speaking(person);
  const markup = renderToStaticMarkup(<Speaking {...props} />);
  expect(saidBy(markup)).toBe(said);
  // To the eye it stands in any case.
  if (person === "ana") expect(markup).toContain(`<p class="who">${youSpeak}</p>`);
});
