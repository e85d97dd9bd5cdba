/** What a session was, moment by moment, for whoever may see what is left of it. */
import { read } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { commentsDuring, type SessionComment } from "../comments/session-comments.server";
import { catchUpLimits, told, type CatchUp, type MomentView, type Told } from "./catch-up";
import type { Meeting } from "./meeting";
import { momentsOf, type Moment, type News } from "./moments";
import { nameIn } from "./now";
import { knownMeeting, linesIn } from "./record.server";
import { placesOf, shortened } from "./screens.server";
import { sessionUrl } from "./session";
import { sessionFor } from "./sessions.server";
import { wallClockIn } from "./zoned-time";

/** Characters of a passage: less of each where the group came by very many. */
const passage = { few: 700, many: 160, manyFrom: 100 };

/**
 * Of one that runs: up to now. Of one that has not begun: no moments.
 *
 * @throws Refusal `not-found`
 */
export async function catchUp(viewer: Viewer, id: string): Promise<CatchUp> {
  const { session, group } = await sessionFor(viewer, id);
  const [meeting, lines, during] = await Promise.all([
    knownMeeting(session),
    linesIn(read(), id),
    commentsDuring(viewer, id, catchUpLimits.comments),
  ]);
  const moments = momentsOf(lines, { comments: during.times, most: catchUpLimits.moments });
  const teller: Teller = {
    meeting,
    names: session.namesInMinutes,
    notes: new Map(meeting.notes.map((note) => [note.id, note])),
    comments: new Map(during.items.map((comment) => [comment.id, comment])),
  };
  const shown = moments.map((moment) => viewOf(moment, session.timeZone, teller));
  const blocks = blocksOf(moments);
  const length = blocks.length > passage.manyFrom ? passage.many : passage.few;
  const { title, state } = session;
  return {
    session: { id, title, state, url: sessionUrl(id) },
    group: { slug: group.slug, name: group.name },
    moments: shown,
    items: shown.flatMap(({ news }, at) =>
      news.flatMap((each) => (each.what === "item" ? [{ at, title: each.title }] : [])),
    ),
    places: (await placesOf(blocks, length, null)).places,
    moreComments: during.more,
  };
}

type Teller = {
  meeting: Meeting;
  names: boolean;
  notes: Map<string, Meeting["notes"][number]>;
  comments: Map<string, SessionComment>;
};

function viewOf(moment: Moment, zone: string, teller: Teller): MomentView {
  const { at, spot, item, speaks, waiting, here } = moment;
  const all = moment.news.flatMap((each) => toldOf(each, teller) ?? []);
  return {
    ...{ at: new Date(at).toISOString(), clock: wallClockIn(zone, new Date(at)).time },
    ...{ block: spot?.block ?? null, item: item?.title ?? null, waiting, here },
    speaks: speaks && { name: nameOf(speaks.person, teller), as: speaks.as },
    ...told(all, catchUpLimits.news),
  };
}

const nameOf = (person: string, { names, meeting }: Teller) => (names ? nameIn(meeting, person) : null);

/** null: it was taken back since. */
function toldOf(news: News, teller: Teller): Told | null {
  switch (news.what) {
    case "item":
      return { what: "item", title: news.title };
    case "moved":
      return { what: "moved", block: news.spot?.block ?? null };
    case "turn": {
      const { what, person, as, words, seconds, given } = news;
      const by = given && given.by !== null ? nameOf(given.by, teller) : null;
      // What somebody would speak about tells who it was.
      const said = teller.names ? words : "";
      return { what, name: nameOf(person, teller), as, words: said, seconds, given: given && { by } };
    }
    case "reading": {
      const { from, to } = news.passage;
      return { what: "reading", name: news.reader === null ? null : nameOf(news.reader, teller), from, to };
    }
    case "groups":
      return {
        what: "groups",
        groups: news.groups.map((group) => ({
          people: group.length,
          names: teller.names ? group.map((person) => nameIn(teller.meeting, person)) : null,
        })),
      };
    case "poll-opened":
      return { what: "poll-opened", question: news.question, isSecret: news.isSecret };
    case "poll-closed": {
      const { what, as: kind, question, choices, isSecret, voted, tally } = news;
      return { what, kind, question, choices, isSecret, voted, tally };
    }
    case "note": {
      const note = teller.notes.get(news.note);
      if (!note) return null;
      const { kind, by, person, due } = note;
      return {
        ...{ what: "note", kind, due, body: shortened(note.body, catchUpLimits.note) },
        by: nameOf(by, teller),
        // A task is somebody's, as it is in the minutes.
        person: person === null ? null : nameIn(teller.meeting, person),
      };
    }
    case "comment": {
      const comment = teller.comments.get(news.comment);
      if (!comment) return null;
      const { author, kind, excerpt, number, href } = comment;
      const name = teller.names ? author : null;
      return { what: "comment", name, isQuestion: kind === "question", excerpt, number, href };
    }
    default:
      return news;
  }
}

function blocksOf(moments: Moment[]): Array<{ textId: string; id: string }> {
  const found = new Map<string, { textId: string; id: string }>();
  const add = (textId: string, id: string | null) =>
    id !== null && found.size < catchUpLimits.places && found.set(id, { textId, id });
  for (const { spot, news } of moments) {
    if (spot) add(spot.textId, spot.block);
    for (const each of news) {
      if (each.what === "moved" && each.spot) add(each.spot.textId, each.spot.block);
      if (each.what !== "reading") continue;
      add(each.passage.textId, each.passage.from);
      add(each.passage.textId, each.passage.to);
    }
  }
  return [...found.values()];
}
