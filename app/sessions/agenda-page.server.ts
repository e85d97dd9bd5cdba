/** The page on which an agenda is made. */
import { read } from "#db/db.server";
import { notAllowed } from "../groups/not-allowed";
import type { SignedIn } from "../accounts/user";
import { mintId } from "../mint";
import { invalid, isRefusal, type FieldErrors } from "../refusals";
import type { Article } from "../texts/articles.server";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { commandIn } from "./command-input";
import { command } from "./commanding.server";
import { agendaOf, type AgendaLine } from "./planned-page.server";
import { offersFor, type Offers } from "./offers.server";
import { objectIn, passageByNumbers, wordIn } from "./passage-numbers.server";
import type { Passage } from "./meeting";
import { numbersOf } from "./passage-numbers";
import { articlesOf, passageLabel, sectionLabels, type SectionLabel } from "./passages.server";
import { knownMeeting } from "./record.server";
import { canRun, type SessionPlan, type SessionText } from "./session";
import { planOf, sessionFor, type SessionRow } from "./sessions.server";
import { textsToAdd, type TextToAdd } from "./texts-to-add.server";
import { keepTemplate, templatesOf, type Template } from "./templates.server";

export type AgendaPageData = {
  plan: Pick<SessionPlan, "id" | "url" | "title" | "minutes" | "group" | "state">;
  agenda: AgendaLine[];
  texts: Array<SessionText & { sections: SectionLabel[]; numbered: number }>;
  /** For whoever may choose its texts: those it could have besides. */
  moreTexts: TextToAdd[] | null;
  /** To begin with, where there is nothing yet. */
  templates: Array<Pick<Template, "id" | "name">>;
  offers: Offers;
  /** For what is added next; each time the page is made another. */
  fresh: { id: string; item: string };
};

/** @throws Refusal `not-found`, `forbidden` */
export async function agendaPage(viewer: SignedIn, id: string): Promise<AgendaPageData> {
  const { scope, plan } = await planToRun(viewer, id);
  const [agenda, articles] = await Promise.all([agendaOf(scope.session, plan.texts), articlesOf(plan.texts)]);
  const { url, title, minutes, group, state } = plan;
  return {
    plan: { id, url, title, minutes, group, state },
    agenda,
    texts: plan.texts.map((text) => {
      const article = articles.get(text.id);
      const sections = article ? sectionLabels(article) : [];
      return { ...text, sections, numbered: article ? lastNumber(article) : 0 };
    }),
    offers: await offersFor(viewer, scope, { texts: plan.texts, articles }),
    moreTexts: await textsToAdd(viewer, scope, plan),
    templates: (await templatesOf(viewer, group.slug)).map(({ id, name }) => ({ id, name })),
    fresh: { id: mintId(), item: mintId() },
  };
}

async function planToRun(viewer: SignedIn, id: string) {
  const scope = await sessionFor(viewer, id);
  if (!canRun(scope.standing))
    throw notAllowed(
      scope.standing,
      say(sessionWords, (w) => w.mayNotRun),
    );
  return { scope, plan: await planOf(read(), scope) };
}

const lastNumber = ({ sections }: Article): number =>
  Math.max(0, ...sections.flatMap(({ blocks }) => blocks.map(({ number }) => number ?? 0)));

/**
 * A command about an item whose passage is told by numbers: `item.passage.textId`, `.fromNumber` and `.toNumber`, of which the
 * last may be empty. None of both is no passage.
 *
 * @throws Refusal as `command`; `invalid` (item.passage.fromNumber, item.passage.toNumber)
 */
export async function askOfAgenda(viewer: SignedIn, id: string, fields: Record<string, unknown>): Promise<void> {
  const { scope, plan } = await planToRun(viewer, id);
  const item = objectIn(fields["item"]);
  const { textId, fromNumber, toNumber, kept } = objectIn(item["passage"]);
  const errors: FieldErrors = {};
  const numbers = { textId, from: wordIn(fromNumber), to: wordIn(toNumber) };
  const stays = kept === "true" ? await unnumbered(scope.session, plan, wordIn(item["id"]), numbers) : null;
  const passage = stays ?? (await passageByNumbers(plan.texts, numbers, errors, "item.passage"));
  const isClear = Object.keys(errors).length === 0;
  try {
    const asked = commandIn({ ...fields, item: { ...item, passage: isClear ? passage : null } });
    if (isClear) return void (await command(viewer, id, asked));
  } catch (error) {
    if (isClear || !isRefusal(error)) throw error;
    // All that is wrong at once: also what stands in the other fields.
    Object.assign(errors, error.more.errors);
  }
  throw invalid(errors);
}

/** A passage that numbers cannot tell, such as a heading, of an item whose form was sent back with the numbers it was shown with. */
async function unnumbered(
  session: SessionRow,
  { texts }: SessionPlan,
  item: string,
  { from, to }: { from: string; to: string },
): Promise<Passage | null> {
  const passage = (await knownMeeting(session)).agenda.find(({ id }) => id === item)?.passage ?? null;
  const label = passageLabel(passage, texts, await articlesOf(texts));
  if (!label || (label.from !== null && label.to !== null)) return null;
  const shown = numbersOf(label);
  return shown.from === from && shown.to === to ? passage : null;
}

/** All items of a template, one after another, behind what stands. @throws Refusal as `command`; `invalid` (template) */
export async function fillAgenda(
  viewer: SignedIn,
  id: string,
  { template, seed }: { template: string; seed: string },
): Promise<void> {
  const { plan } = await planToRun(viewer, id);
  const found = (await templatesOf(viewer, plan.group.slug)).find((each) => each.id === template);
  if (!found) throw invalid({ template: say(sessionWords, (w) => w.thing) });
  for (const [at, item] of found.items.entries()) {
    const own = `${seed.slice(0, 48)}-${at}`;
    await command(
      viewer,
      id,
      commandIn({ ask: "add-item", id: own, item: { ...item, id: own, passage: null }, before: null }),
    );
  }
}

/** @throws Refusal as `keepTemplate` */
export async function keepAgenda(viewer: SignedIn, id: string, name: string): Promise<void> {
  const { scope, plan } = await planToRun(viewer, id);
  const agenda = await agendaOf(scope.session, plan.texts);
  const items = agenda.map(({ title, mode, minutes, prompt, poll }) => ({ title, mode, minutes, prompt, poll }));
  await keepTemplate(viewer, plan.group.slug, { name, items });
}
