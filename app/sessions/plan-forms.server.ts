/** What the forms that plan a session and change one are filled with. */
import { and, desc, eq, ne } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { canChangeGroup, type Standing } from "../groups/group";
import { groupFor, type GroupRow } from "../groups/groups.server";
import { membersOf } from "../groups/members.server";
import { notAllowed } from "../groups/not-allowed";
import { todayIn } from "../groups/place-and-time";
import { mintId } from "../mint";
import { textsOf } from "../texts/texts.server";
import { nextSessionWords } from "../words/next-session";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { customsOf } from "./customs.server";
import { firstDay, talkValues, type PlanFormData } from "./plan-form-data";
import { canPlan, canRun, sessionLimits, type SessionPlan } from "./session";
import { nextPlanAfter, turnsIn } from "./next-plans.server";
import { knownMeeting } from "./record.server";
import { planOf, sessionFor } from "./sessions.server";
import { timePoll } from "./time-poll-views.server";
import { defaultTemplate, templatesOf } from "./templates.server";
import { wallClockIn } from "./zoned-time";

const { readingSessions } = schema;

/**
 * For a new one: filled so that it stands as it is.
 *
 * @param asked the query of the address: `times` and `at`, a question for a time and the one that was chosen; or `after`, the session before
 * @throws Refusal `not-found`, `forbidden`
 */
export async function newPlanForm(
  viewer: SignedIn,
  slug: string,
  asked = new URLSearchParams(),
): Promise<PlanFormData> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canPlan(standing)) throw mayNot(standing);
  const [choices, chosen, before, last, { guests }, template] = await Promise.all([
    choicesIn(viewer, group, standing),
    chosenTime(viewer, group, asked),
    sessionBefore(viewer, group, asked),
    lastOf(group),
    customsOf(read(), group.id),
    defaultTemplate(read(), group.id),
  ]);
  const templates = (await templatesOf(viewer, slug)).map(({ id, name }) => ({ id, name }));
  const [newest] = choices.texts;
  const when = firstDay(
    last && { ...wallClockIn(group.timeZone, last.startsAt) },
    wallClockIn(group.timeZone, new Date()),
  );
  const turn = before ? before.turn : ((await turnsIn(group.id))[0] ?? null);
  return {
    ...choices,
    people: turn
      ? [{ id: turn.id, name: turn.name }, ...choices.people.filter(({ id }) => id !== turn.id)]
      : choices.people,
    turn,
    ...(chosen ? { poll: chosen.poll } : {}),
    templates,
    values: {
      ...{ id: mintId(), title: newest?.title.slice(0, sessionLimits.title.max) ?? "", day: when.day, time: when.time },
      ...{ minutes: String(last?.minutes ?? 90), place: last?.place ?? "", callUrl: last?.callUrl ?? "", about: "" },
      ...{ template, capacity: "", guests },
      ...{ "repeat.every": "never", "repeat.interval": "1", "repeat.count": "6" },
      ...(newest ? { "texts.0": newest.id } : {}),
      ...before?.values,
      ...chosen?.values,
    },
  };
}

/** What is proposed after a session; null where it is not one of the group's, or nothing can be. */
async function sessionBefore(viewer: SignedIn, group: GroupRow, asked: URLSearchParams) {
  const id = asked.get("after");
  const scope = id ? await sessionFor(viewer, id).catch(() => null) : null;
  if (scope?.group.id !== group.id) return null;
  const next = await nextPlanAfter(viewer, scope);
  if (!next) return null;
  const { title, minutes, place, callUrl, guests } = scope.session;
  const { texts, stopped, turn } = next;
  const { timeZone } = group;
  return {
    turn,
    values: {
      ...{ title, minutes: String(minutes), place, callUrl, guests, timeZone },
      // The group may have another clock by now than that session had: the same moment is told by the group's.
      ...wallClockIn(timeZone, next.startsAt),
      about: stopped ? nextSessionWords.en.about(stopped.title, stopped.number) : "",
      "texts.0": undefined,
      ...Object.fromEntries(texts.map((text, at) => [`texts.${at}`, text.id])),
      ...(turn ? { "facilitators.0": turn.id } : {}),
    },
  };
}

/** What a question for a time says of the session it becomes; null where there is none that is open. */
async function chosenTime(viewer: SignedIn, group: GroupRow, asked: URLSearchParams) {
  const [id, at] = [asked.get("times"), new Date(asked.get("at") ?? "")];
  if (!id || Number.isNaN(at.getTime())) return null;
  const poll = await timePoll(viewer, id).catch(() => null);
  if (poll?.group.slug !== group.slug || poll.state !== "open") return null;
  const { title, url, minutes, options } = poll;
  const { timeZone } = group;
  const option = options.find(({ startsAt }) => startsAt === at.toISOString());
  if (!option) return null;
  return {
    poll: { title, url, yes: option.yes },
    values: { title, timeZone, minutes: String(minutes), timePoll: id, ...wallClockIn(timeZone, at) },
  };
}

export type EditFormData = PlanFormData & {
  plan: Pick<SessionPlan, "id" | "url" | "title" | "state">;
  /** May also say what is the planners': who runs it, its texts, guests, minutes. */
  mayPlan: boolean;
  isSeries: boolean;
};

/** @throws Refusal `not-found`, `forbidden` */
export async function editPlanForm(viewer: SignedIn, id: string): Promise<EditFormData> {
  const scope = await sessionFor(viewer, id);
  const { session, group, standing } = scope;
  if (!canPlan(standing) && !canRun(standing)) throw mayNot(standing);
  const plan = await planOf(read(), scope);
  const choices = await choicesIn(viewer, group, standing);
  // What it has may be locked or archived by now.
  const known = new Set(choices.texts.map((text) => text.id));
  const texts = [...plan.texts.filter((text) => !known.has(text.id)), ...choices.texts];
  const people = [...plan.facilitators, ...choices.people].filter(
    ({ id }, at, all) => all.findIndex((other) => other.id === id) === at,
  );
  const { title, about, place, callUrl, minutes, capacity, guests, state, url, namesInMinutes, amendmentDays } = plan;
  return {
    ...{ ...choices, texts, people, templates: [], isSeries: session.seriesId !== null },
    group: { ...choices.group, timeZone: session.timeZone },
    plan: { id, url, title, state },
    mayPlan: canPlan(standing),
    values: {
      ...{ title, about, place, callUrl, guests, minutes: String(minutes), capacity: capacity?.toString() ?? "" },
      ...wallClockIn(session.timeZone, session.startsAt),
      ...talkValues({ rules: (await knownMeeting(session)).rules, namesInMinutes, amendmentDays }),
      ...Object.fromEntries(plan.texts.map((text, at) => [`texts.${at}`, text.id])),
      ...Object.fromEntries(plan.facilitators.map((each, at) => [`facilitators.${at}`, each.id])),
    },
  };
}

const mayNot = (standing: Parameters<typeof notAllowed>[0]) =>
  notAllowed(
    standing,
    say(sessionWords, (w) => w.mayNotPlan),
  );

/** Open texts, newest first, and members: also those who may run every session can be who runs this one. */
async function choicesIn(viewer: SignedIn, { slug, name, timeZone }: GroupRow, standing: Standing) {
  const [texts, members] = await Promise.all([
    textsOf(viewer, slug, { limit: 200, after: null }),
    membersOf(viewer, slug, { limit: 200, after: null }),
  ]);
  return {
    group: { slug, name, timeZone },
    zoneUrl: canChangeGroup(standing) ? `/g/${slug}/settings` : null,
    today: todayIn(timeZone),
    texts: texts.items
      .filter(({ state }) => state === "open")
      .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
      .map(({ id, title }) => ({ id, title })),
    people: members.items.map(({ user: { id, name } }) => ({ id, name })),
  };
}

/** Groups mostly meet where and when they met before. */
async function lastOf({ id }: GroupRow) {
  const [row] = await read()
    .select()
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, id), ne(readingSessions.state, "cancelled")))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(1);
  return row ?? null;
}
