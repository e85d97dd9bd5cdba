/** Agendas to begin with: those Lectern brings, and those a group has kept. */
import { and, asc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { groupFor, groupIn } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { mintId } from "../mint";
import { conflict, invalid, notFound } from "../refusals";
import { sessionWords } from "../words/sessions";
import { templateWords } from "../words/session-templates";
import { say } from "../words/words";
import { Fields } from "./fields";
import { meetingLimits, modes, type AgendaItem, type Mode, type Passage } from "./meeting";
import { canPlan, canSeeSessions, sessionLimits } from "./session";

const { agendaTemplates } = schema;

export type TemplateItem = { title: string; mode: Mode; minutes: number; prompt: string };
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
): Promise<Array<Pick<AgendaItem, "id" | "title" | "mode" | "minutes" | "passage" | "prompt">>> {
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
    const { standing } = await groupIn(tx, viewer, { id: group.id });
    if (!canPlan(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotPlan),
      );
    if ((await keptBy(tx, group.id)).length >= limits.each) throw conflict(say(sessionWords, (w) => w.no["too-many"]));
    await tx.insert(agendaTemplates).values({ ...template, groupId: group.id, createdAt: new Date() });
  });
  return template;
}

/** Nothing made from it changes. @throws Refusal `not-found`, `forbidden` */
export async function dropTemplate(viewer: SignedIn, slug: string, id: string): Promise<void> {
  const { group } = await groupFor(viewer, slug);
  await write(async (tx) => {
    const { standing } = await groupIn(tx, viewer, { id: group.id });
    if (!canPlan(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotPlan),
      );
    await tx.delete(agendaTemplates).where(and(eq(agendaTemplates.groupId, group.id), eq(agendaTemplates.id, id)));
  });
}

function itemIn(f: Fields, at: number, all: Fields): TemplateItem {
  const item = {
    title: f.line("title", { min: 1, max: meetingLimits.title }),
    mode: f.oneOf("mode", modes),
    minutes: f.whole("minutes", { min: 0, max: meetingLimits.minutes }),
    prompt: f.prose("prompt", { max: meetingLimits.prompt }),
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
