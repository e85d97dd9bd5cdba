/** Pages of reading sessions before they begin, as stops of the tour. */
import type { TextView } from "~/texts/text";
import { sessionFormWords } from "~/words/session-forms";
import { postForm, type Person } from "./people";
import { at, refused, type Stop } from "./tour";

const day = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

/** Plans through the form. @returns the addresses of the sessions, soonest first */
export async function plan(host: Person, slug: string, fields: Record<string, string> = {}): Promise<string> {
  const standard = { title: "An evening on the commons", day: day(6), time: "19:00", minutes: "90" };
  const id = `story-${Math.random().toString(36).slice(2)}-${Date.now()}`;
  const response = await postForm(host.url, `/g/${slug}/sessions/new`, { id, ...standard, ...fields }, host.cookie);
  const to = response.headers.get("Location");
  if (response.status !== 303 || !to) throw new Error(`planning: ${response.status} ${await response.text()}`);
  return to.split("?")[0] ?? "";
}

export type Circle = { host: Person; guest: Person; slug: string; empty: string; text: TextView };

export async function sessionStops({ host, guest, slug, empty, text }: Circle): Promise<Stop[]> {
  const session = await plan(host, slug, {
    ...{
      "texts.0": text.id,
      place: "The back room of the library, first floor",
      callUrl: "https://meet.example/circle",
    },
    ...{ about: "Bring the **book**.\n\nWe begin on time.", template: "close-reading", capacity: "1" },
    ...{ "repeat.every": "week", "repeat.interval": "1", "repeat.count": "3" },
  });
  await postForm(host.url, `${session}/answer`, { answer: "yes" }, host.cookie);
  await postForm(host.url, `${session}/answer`, { answer: "yes", note: "Ten minutes late" }, guest.cookie);
  const item = { "item.title": "Of the second hedge", "item.mode": "read-aloud", "item.minutes": "20" };
  const passage = { "item.passage.textId": text.id, "item.passage.fromNumber": "4", "item.passage.toNumber": "6" };
  const [ask, id] = ["add-item", "an-item-of-the-tour"];
  await postForm(host.url, `${session}/agenda`, { ask, id, "item.id": id, ...item, ...passage }, host.cookie);
  const off = await plan(host, slug, { title: "Called off", day: day(2) });
  await postForm(host.url, `${off}/cancel`, {}, host.cookie);
  const bare = await plan(host, empty, { title: "Without anything" });

  const forms = sessionFormWords.en;
  const times = `/g/${slug}/sessions/times`;
  const options = {
    "options.0.day": day(5),
    "options.0.time": "19:00",
    "options.1.day": day(7),
    "options.1.time": "20:00",
  };
  const asked = { id: "times-of-the-tour", title: "When shall we read the end?", minutes: "90", ...options };
  const made = await postForm(host.url, `${times}/new`, asked, host.cookie);
  const poll = made.headers.get("Location") ?? "";
  if (made.status !== 303) throw new Error(`asking for times: ${made.status} ${await made.text()}`);
  return [
    at("times", times),
    at("times-new", `${times}/new`),
    at("times-poll", poll),
    at("times-add", `${poll}/add`),
    at("session-coming", `${session}/coming`),
    at("sessions-stranger", `/g/${slug}/sessions`, false),
    at("customs-stranger", `/g/${slug}/sessions/customs`, false),
    at("sessions", `/g/${slug}/sessions`),
    at("sessions-own", "/s"),
    at("session-guests", `${session}/guests`),
    at("customs", `/g/${slug}/sessions/customs`),
    at("session-templates", `/g/${slug}/sessions/templates`),
    at("session-new", `/g/${slug}/sessions/new`),
    refused("session-new-refused", `/g/${slug}/sessions/new`, async (page) => {
      await page.getByLabel(forms.title, { exact: true }).fill("X");
      await page.getByText(forms.repeatTitle, { exact: true }).click();
      await page.getByLabel(forms.every, { exact: true }).selectOption("week");
      await page.getByRole("button", { name: forms.planButton, exact: true }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("session-start", `/g/${slug}/sessions/start`),
    at("session", session),
    at("session-off", off),
    at("session-bare", bare),
    at("session-answer", `${session}/answer`),
    at("session-edit", `${session}/edit`),
    at("session-cancel", `${session}/cancel`),
    at("agenda", `${session}/agenda`),
    {
      ...at("agenda-item", `${session}/agenda`),
      go: async (page) => {
        await page.goto(`${session}/agenda`);
        await page.getByRole("link", { name: /^Change: Of the second hedge/ }).click();
        await page.locator(".item-form").first().waitFor();
      },
    },
    at("agenda-empty", `${bare}/agenda`),
    at("agenda-keep", `${session}/agenda/keep`),
  ];
}
