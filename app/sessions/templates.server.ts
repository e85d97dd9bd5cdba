/** Agendas to begin with: those Lectern brings, and those a group has kept. */
import { and, asc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { groupFor, groupIn } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { mintId } from "../mint";
import { conflict, invalid, notFound } from "../refusals";
import { canBeKey } from "../plain-line";
import { sessionWords } from "../words/sessions";
import { templateWords } from "../words/session-templates";
import { say } from "../words/words";
import { customsOf } from "./customs.server";
import { plannedPollIn } from "./command-input";
import { Fields } from "./fields";
import { meetingLimits, modes, type AgendaItem, type Mode, type Passage, type PlannedPoll } from "./meeting";
import { canPlan, canSeeSessions, sessionLimits } from "./session";

const { agendaTemplates, sessionCustoms } = schema;

export type TemplateItem = { title: string; mode: Mode; minutes: number; prompt: string; poll?: PlannedPoll | null };
export type Template = { id: string; name: string; items: TemplateItem[] };

const limits = { name: sessionLimits.template, each: 30 } as const;

/** Of the product; their ids are words, those of a group are minted. */
export const givenTemplates = (): Template[] =>
  templateWords.en.map(({ id, name, items }) => ({ id, name, items: items.map((item) => ({ ...item })) }));

/** @throws Refusal `not-found` */
export async function templatesOf(viewer: Viewer, slug: string): Promise<Template[]> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeSessions(standing)) throw notFound();
  return [...(await keptBy(read(), group.id)), ...givenTemplates()];
}

/** For whoever may change them. @throws Refusal `not-found`, `forbidden` */
export async function templatesToKeep(viewer: SignedIn, slug: string) {
  const { group } = await groupFor(viewer, slug);
  await requireKeeper(read(), viewer, group.id);
  const [own, chosen] = await Promise.all([keptBy(read(), group.id), defaultTemplate(read(), group.id)]);
  return { group: { slug: group.slug, name: group.name }, own, given: givenTemplates(), chosen };
}

async function keptBy(db: Db, groupId: string): Promise<Template[]> {
  const rows = await db
    .select()
    .from(agendaTemplates)
    .where(eq(agendaTemplates.groupId, groupId))
    .orderBy(asc(agendaTemplates.createdAt), asc(agendaTemplates.id));
  return rows.map(({ id, name, items }) => ({ id, name, items: items as unknown as TemplateItem[] }));
}

/** Items of a template for a new agenda. @param whole what is read where an item reads @throws Refusal `invalid` (template) */
export async function templateItems(
  tx: Db,
  groupId: string,
  id: string,
  whole: Passage | null,
): Promise<Array<Pick<AgendaItem, "id" | "title" | "mode" | "minutes" | "passage" | "prompt" | "poll">>> {
  const template = [...givenTemplates(), ...(await keptBy(tx, groupId))].find((each) => each.id === id);
  if (!template) throw invalid({ template: say(sessionWords, (w) => w.thing) });
  return template.items.map((item) => ({ ...item, id: mintId(), passage: reads(item) ? whole : null }));
}

const reads = ({ mode }: TemplateItem) => mode === "read-aloud" || mode === "silent-reading";

/** @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for too many */
export async function keepTemplate(viewer: SignedIn, slug: string, input: unknown): Promise<Template> {
  const { group } = await groupFor(viewer, slug);
  const f = new Fields(input);
  const name = f.line("name", limits.name);
  const items = f.raws("items", meetingLimits.agenda).map((raw, at) => itemIn(new Fields(raw, `items.${at}.`), at, f));
  f.require();
  const template = { id: mintId(), name, items };
  await write(async (tx) => {
    await requireKeeper(tx, viewer, group.id);
    if ((await keptBy(tx, group.id)).length >= limits.each) throw conflict(say(sessionWords, (w) => w.no["too-many"]));
    await tx.insert(agendaTemplates).values({ ...template, groupId: group.id, createdAt: new Date() });
  });
  return template;
}

/** @throws Refusal `not-found`, `forbidden`, `invalid` (name) */
export async function renameTemplate(viewer: SignedIn, slug: string, id: string, input: unknown): Promise<Template> {
  const { group } = await groupFor(viewer, slug);
  const f = new Fields(input);
  f.only(["name"]);
  const name = f.line("name", limits.name);
  f.require();
  return write(async (tx) => {
    await requireKeeper(tx, viewer, group.id);
    const those = and(eq(agendaTemplates.groupId, group.id), eq(agendaTemplates.id, id));
    const [row] = canBeKey(id) ? await tx.update(agendaTemplates).set({ name }).where(those).returning() : [];
    if (!row) throw notFound();
    return { id, name, items: row.items as unknown as TemplateItem[] };
  });
}

/** The one that new sessions begin with: chosen, never by being the last that was kept. */
export async function defaultTemplate(db: Db, groupId: string): Promise<string> {
  const [row] = await db
    .select({ template: sessionCustoms.template })
    .from(sessionCustoms)
    .where(eq(sessionCustoms.groupId, groupId));
  const [first] = givenTemplates();
  const chosen = row?.template ?? first?.id ?? "";
  const known = [...givenTemplates(), ...(await keptBy(db, groupId))];
  return chosen === "" || known.some(({ id }) => id === chosen) ? chosen : (first?.id ?? "");
}

/** @param id "": none @throws Refusal `not-found`, `forbidden`, `invalid` (template) */
export async function chooseTemplate(viewer: SignedIn, slug: string, id: string): Promise<void> {
  const { group } = await groupFor(viewer, slug);
  await write(async (tx) => {
    await requireKeeper(tx, viewer, group.id);
    if (id !== "") await templateItems(tx, group.id, id, null);
    const { rules, ...rest } = await customsOf(tx, group.id);
    const row = { ...rest, rules: rules as unknown as Record<string, unknown>, template: id };
    await tx
      .insert(sessionCustoms)
      .values({ groupId: group.id, ...row })
      .onConflictDoUpdate({ target: sessionCustoms.groupId, set: { template: id } });
  });
}

async function requireKeeper(tx: Db, viewer: SignedIn, groupId: string): Promise<void> {
  const { standing } = await groupIn(tx, viewer, { id: groupId });
  if (!canPlan(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotPlan),
    );
}

/** Nothing made from it changes. @throws Refusal `not-found`, `forbidden` */
export async function dropTemplate(viewer: SignedIn, slug: string, id: string): Promise<void> {
  const { group } = await groupFor(viewer, slug);
  await write(async (tx) => {
    await requireKeeper(tx, viewer, group.id);
    await tx.delete(agendaTemplates).where(and(eq(agendaTemplates.groupId, group.id), eq(agendaTemplates.id, id)));
  });
}

function itemIn(f: Fields, at: number, all: Fields): TemplateItem {
  const item = {
    title: f.line("title", { min: 1, max: meetingLimits.title }),
    mode: f.oneOf("mode", modes),
    minutes: f.whole("minutes", { min: 0, max: meetingLimits.minutes }),
    prompt: f.prose("prompt", { max: meetingLimits.prompt }),
    ...(f.isNone("poll") ? {} : { poll: plannedPollIn(f) }),
  };
  try {
    f.require();
  } catch {
    all.fault(
      `items.${at}`,
      say(sessionWords, (w) => w.thing),
    );
  }
  return item;
}
