/**
 * A session moment by moment, for whoever was not there: made from the record's lines, one after the other, without holding the whole
 * meeting at each. What a moment says of the group is what replaying the record up to its line says. Pure.
 */
import type { MeetingEvent } from "./event";
import type { Given, HandKind, Passage, PollKind, Spot } from "./meeting";

/** What came to pass in a moment. */
export type News =
  | { what: "started" | "ended" | "reopened" }
  | { what: "item"; item: string; title: string }
  | { what: "moved"; spot: Spot | null }
  /** `seconds` null: they still speak. */
  | {
      what: "turn";
      turn: string;
      person: string;
      as: HandKind;
      words: string;
      seconds: number | null;
      given: Given | null;
    }
  | { what: "round" }
  | { what: "groups"; groups: string[][] }
  | { what: "reading"; reader: string | null; passage: Passage }
  | { what: "poll-opened"; poll: string; question: string; isSecret: boolean }
  | ({
      what: "poll-closed";
      poll: string;
      as: PollKind;
      question: string;
      choices: string[];
      isSecret: boolean;
    } & Count)
  | { what: "note"; note: string }
  | { what: "comment"; comment: string };
type Count = { voted: number; tally: number[] };

/** How it stood after a line of the record. */
export type Standing = {
  /** Number of that line. */
  line: number;
  spot: Spot | null;
  item: { id: string; title: string } | null;
  speaks: { person: string; as: HandKind; words: string } | null;
  /** How many wait to speak, and how many are here. */
  waiting: number;
  here: number;
};

/** `at`: when it began, in milliseconds since 1970. */
export type Moment = Standing & { at: number; news: News[] };

/** Comments within this of what happened before them are part of that moment. Milliseconds. */
const together = 60_000;
/** How close what is put into one moment may lie, where there are too many: the least that is enough is taken. Seconds. */
const steps = [5, 10, 20, 40, 60, 120, 300, 600, 1_800, Infinity];

/**
 * @param lines all of the record, in order
 * @param comments written meanwhile, in order
 * @param most moments at most: a long evening is told in longer ones
 * @returns in order, from its beginning on; what happened before it began is how the first one stands
 */
export function momentsOf(
  lines: MeetingEvent[],
  { comments = [], most = Infinity }: { comments?: Array<{ id: string; at: number }>; most?: number } = {},
): Moment[] {
  const fold = new Fold();
  const moments: Moment[] = [];
  const waiting = [...comments];
  let of: string | null = null;
  const remark = (until: number) => {
    for (let next = waiting[0]; next && next.at < until; next = waiting[0]) {
      waiting.shift();
      const last = moments.at(-1);
      if (!last) continue;
      const news: News = { what: "comment", comment: next.id };
      if (next.at - last.at < together) last.news.push(news);
      else moments.push({ ...fold.standing(), at: next.at, news: [news] });
      of = null;
    }
  };
  for (const line of lines) {
    remark(line.at);
    const news = fold.take(line);
    // It was begun by mistake: the evening is still to come.
    if (line.kind === "put-back") moments.length = 0;
    if (!fold.hasBegun) continue;
    const last = moments.at(-1);
    // All that came of one command is one moment.
    if (last && of === line.of) Object.assign(last, fold.standing()).news.push(...(news ?? []));
    else if (news) {
      moments.push({ ...fold.standing(), at: line.at, news });
      of = line.of;
    } else of = null;
  }
  remark(Infinity);
  return fewer(moments, most);
}

/** As little of a meeting as is shown of each moment: a line costs the same however long the evening is. */
class Fold {
  hasBegun = false;
  #line = 0;
  #spot: Spot | null = null;
  #item: string | null = null;
  #titles = new Map<string, string>();
  #turn: { person: string; as: HandKind; words: string; from: number; news: Extract<News, { what: "turn" }> } | null =
    null;
  #hands = new Set<string>();
  #here = new Set<string>();
  #polls = new Map<string, Extract<MeetingEvent, { kind: "poll-opened" }> & { who: Set<string> }>();
  #readings = new Map<string, { passage: Passage; reader: string | null }>();

  standing(): Standing {
    const [item, turn] = [this.#item, this.#turn];
    return {
      ...{ line: this.#line, spot: this.#spot },
      item: item === null ? null : { id: item, title: this.#titles.get(item) ?? "" },
      speaks: turn && { person: turn.person, as: turn.as, words: turn.words },
      ...{ waiting: this.#hands.size, here: this.#here.size },
    };
  }

  /** @returns what there is to tell of it, maybe nothing but that something is over; null: no moment of its own */
  take(line: MeetingEvent): News[] | null {
    this.#line = line.number;
    switch (line.kind) {
      case "started":
      case "ended":
      case "reopened":
        this.hasBegun = true;
        return [{ what: line.kind }];
      case "put-back":
        this.hasBegun = false;
        [this.#item, this.#spot] = [null, null];
        this.#here.clear();
        return null;
      case "came":
        this.#here.add(line.person);
        return null;
      case "left":
        this.#here.delete(line.person);
        return null;
      case "item-added":
      case "item-changed":
        this.#titles.set(line.item.id, line.item.title);
        return null;
      case "item-began":
        this.#item = line.item;
        return [{ what: "item", item: line.item, title: this.#titles.get(line.item) ?? "" }];
      case "item-ended":
        if (this.#item === line.item) this.#item = null;
        return [];
      case "moved":
        this.#spot = line.spot;
        return [{ what: "moved", spot: line.spot }];
      case "hand-raised":
        this.#hands.add(line.hand);
        return null;
      case "hand-lowered":
        this.#hands.delete(line.hand);
        return null;
      case "turn-began": {
        const { turn, person, as, words, at: from, by } = line;
        const given = line.given ? { by, ...line.given } : null;
        const news: News = { what: "turn", turn, person, as, words, seconds: null, given };
        this.#turn = { person, as, words, from, news };
        return [news];
      }
      case "turn-ended":
        if (this.#turn) this.#turn.news.seconds = Math.round((line.at - this.#turn.from) / 1000);
        this.#turn = null;
        return [];
      case "round-began":
        return [{ what: "round" }];
      case "groups-drawn":
        return [{ what: "groups", groups: line.groups }];
      case "poll-opened": {
        const { poll, question, isSecret } = line;
        this.#polls.set(poll, { ...line, who: new Set() });
        return [{ what: "poll-opened", poll, question, isSecret }];
      }
      case "voted":
        this.#polls.get(line.poll)?.who.add(line.person);
        return null;
      case "poll-closed": {
        const opened = this.#polls.get(line.poll);
        if (!opened) return [];
        const { poll, as, question, choices, isSecret, who } = opened;
        const { tally } = line;
        return [{ what: "poll-closed", poll, as, question, choices, isSecret, voted: who.size, tally }];
      }
      case "noted":
        return [{ what: "note", note: line.note.id }];
      case "reading-added":
        this.#readings.set(line.reading.id, { passage: line.reading.passage, reader: line.reading.reader });
        return null;
      case "reading-taken":
        this.#reads(line.reading, () => line.person);
        return null;
      case "reading-passed":
        this.#reads(line.reading, (reader) => (reader === line.person ? null : reader));
        return null;
      case "reading-began": {
        const reading = this.#readings.get(line.reading);
        return reading ? [{ what: "reading", ...reading }] : [];
      }
      default:
        return null;
    }
  }

  #reads(id: string, next: (reader: string | null) => string | null): void {
    const reading = this.#readings.get(id);
    if (reading) this.#readings.set(id, { ...reading, reader: next(reading.reader) });
  }
}

/** Neighbours in one, as few as are needed for there to be no more than `most`. */
function fewer(moments: Moment[], most: number): Moment[] {
  let joined = moments;
  for (const step of steps) {
    if (joined.length <= most) break;
    joined = [];
    for (const moment of moments) {
      const last = joined.at(-1);
      if (last && moment.at - last.at < step * 1000)
        joined[joined.length - 1] = { ...moment, at: last.at, news: [...last.news, ...moment.news] };
      else joined.push(moment);
    }
  }
  return joined.map(({ news, ...moment }) => ({ ...moment, news: withoutStops(news) }));
}

/** Of several places that were passed in one moment the last is told. */
function withoutStops(news: News[]): News[] {
  const last = news.findLastIndex(({ what }) => what === "moved");
  return news.filter(({ what }, at) => what !== "moved" || at === last);
}

/** Which moment somebody means who asks for the n-th, from 1; the last where there is no such one. */
export const momentAt = (asked: string | null, count: number): number =>
  asked !== null && /^[1-9]\d{0,6}$/.test(asked) ? Math.min(Number(asked), count) : count;
