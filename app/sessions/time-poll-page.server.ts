/** Pages of a question for a time: the form that asks it, and itself as members see it. */
import { and, desc, eq, ne } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { groupFor } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { mintId } from "../mint";
import { notFound } from "../refusals";
import { sessionWords } from "../words/sessions";
import { timePollWords } from "../words/time-polls";
import { say } from "../words/words";
import { whenOf, type When } from "./session-time";
import {
  canAnswerTimes,
  canAskForTimes,
  type RankedTime,
  type TimeAnswer,
  type TimeOption,
  type TimePollView,
} from "./time-poll";
import { timePoll, timePollScope } from "./time-poll-views.server";
import { wallClockIn } from "./zoned-time";

export type AskTimesData = {
  group: { slug: string; name: string; timeZone: string };
  values: Record<string, string | undefined>;
};

/** The form that asks, filled as far as it can be known. @throws Refusal `not-found`, `forbidden` */
export async function askTimesForm(viewer: SignedIn, slug: string): Promise<AskTimesData> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canAskForTimes(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotPlan),
    );
  const { readingSessions } = schema;
  const [last] = await read()
    .select()
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, group.id), ne(readingSessions.state, "cancelled")))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(1);
  return {
    group: { slug: group.slug, name: group.name, timeZone: group.timeZone },
    values: {
      ...{ id: mintId(), title: timePollWords.en.titleProposed, minutes: String(last?.minutes ?? 90) },
      time: last ? wallClockIn(group.timeZone, last.startsAt).time : "19:00",
    },
  };
}

export type OptionShown = TimeOption & {
  when: When;
  /** Names of who answered what. */
  who: Record<TimeAnswer, string[]>;
};

export type TimePollPageData = {
  poll: Omit<TimePollView, "people" | "options" | "best">;
  options: OptionShown[];
  /** `to`: the form that makes a session of it. */
  best: Array<RankedTime & { when: When; to: string }>;
  /** Of the session it became. */
  became: When | null;
  may: { answer: boolean; change: boolean };
  /** Which day it is there. */
  today: string;
};

/** @throws Refusal `not-found`, also where it stands in another group than the address says */
export async function timePollPage(
  viewer: Viewer,
  { slug, id, language }: { slug: string; id: string; language: string },
): Promise<TimePollPageData> {
  const [view, { standing }] = await Promise.all([timePoll(viewer, id), timePollScope(read(), viewer, id)]);
  const { people, options, best, ...poll } = view;
  // By its group's former name it is found once the door has led to the new one.
  if (poll.group.slug !== slug) throw notFound();
  const { timeZone, minutes } = poll;
  const whenAt = (startsAt: string) => whenOf({ startsAt, minutes, timeZone }, language);
  const isOpen = poll.state === "open";
  return {
    poll,
    options: options.map((option, at) => {
      const who = (answer: TimeAnswer) =>
        people.filter(({ answers }) => answers[at] === answer).map(({ user }) => user.name);
      return {
        ...option,
        when: whenAt(option.startsAt),
        who: { yes: who("yes"), maybe: who("maybe"), no: who("no") },
      };
    }),
    best: best.map((time) => ({
      ...time,
      when: whenAt(time.startsAt),
      to: `/g/${slug}/sessions/new?${new URLSearchParams({ times: id, at: time.startsAt }).toString()}`,
    })),
    became: poll.session ? whenAt(poll.session.startsAt) : null,
    may: { answer: isOpen && canAnswerTimes(standing), change: canAskForTimes(standing) },
    today: wallClockIn(timeZone, new Date()).day,
  };
}
