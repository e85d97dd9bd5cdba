/**
 * The order of those who wait to speak, and why each stands where they stand. Pure, and made from the record alone, so that
 * anybody can work it out again.
 *
 * Points of order go first, then questions to understand the turn that is being talked about, then as many direct replies to
 * it as the group allows; whoever comes after those waits like everybody else, in the order of the group's rule, and what
 * somebody adds to their own point is a new one. A facilitator may put somebody elsewhere, which is shown, and whoever waits may let the next go first.
 */
import { spokenIn, type Hand, type Meeting, type Turn } from "./meeting";

/** Why somebody stands where they stand; words are made of it where it is shown. */
export type Why =
  /** `passed`: they let others go first themselves. */
  | { why: "order" | "question" | "reply" | "came" | "passed" }
  /** By whom; in what is shown, their name. */
  | { why: "placed"; by: string }
  | { why: "spoke"; times: number }
  | { why: "airtime"; seconds: number }
  | { why: "list"; list: string | null };

export type Place = { hand: Hand; because: Why };

type Seen = Pick<Meeting, "rules" | "hands" | "turn" | "turns" | "people">;

export function orderOf(meeting: Seen): Place[] {
  const waiting = [...meeting.hands].sort(byComing);
  const free = waiting.filter(({ placed }) => placed === null);
  const topic = topicOf(meeting);
  const first = firstOf(meeting, free, topic);
  const isFirst = new Set(first.map(({ hand }) => hand.id));
  const order = [
    ...first,
    ...ruled(
      meeting,
      free.filter(({ id }) => !isFirst.has(id)),
    ),
  ];
  const placed = waiting.filter((hand) => hand.placed !== null).sort((a, b) => place(a) - place(b) || byComing(a, b));
  let last = -1;
  for (const hand of placed) {
    last = Math.min(Math.max(place(hand), last + 1), order.length);
    order.splice(last, 0, { hand, because: { why: "placed", by: hand.placedBy ?? "" } });
  }
  return order.some(({ hand }) => hand.behind.length > 0) ? behindThose(order) : order;
}

/**
 * Whoever has let others go first stands behind those of them who still wait, and otherwise where they would: nobody gains a place by
 * it, before whom they let go or before who comes later.
 */
function behindThose(order: Place[]): Place[] {
  const at = new Map(order.map(({ hand }, index) => [hand.id, index]));
  const [rest, had, gone] = [[...order], [] as Place[], new Set<string>()];
  while (rest.length > 0) {
    const free = rest.findIndex(({ hand }) => hand.behind.every((id) => !at.has(id) || gone.has(id)));
    for (const { hand, because } of rest.splice(Math.max(0, free), 1)) {
      gone.add(hand.id);
      const stepped = hand.behind.some((id) => (at.get(id) ?? -1) > (at.get(hand.id) ?? 0));
      had.push({ hand, because: stepped ? { why: "passed" } : because });
    }
  }
  return had;
}

const place = ({ placed }: Hand) => placed ?? 0;
const byComing = (a: Hand, b: Hand) => a.number - b.number;

/** The turn that replies and questions are about: the last that brought a new point. */
export const topicOf = ({ turn, turns }: Pick<Meeting, "turn" | "turns">): Turn | null =>
  turn?.kind === "point" ? turn : (turns.findLast(({ kind }) => kind === "point") ?? null);

function firstOf(meeting: Seen, free: Hand[], topic: Turn | null): Place[] {
  const about = (hand: Hand) => topic !== null && hand.about === topic.id;
  const said = [...meeting.turns, ...(meeting.turn ? [meeting.turn] : [])];
  const since = topic ? said.slice(said.findIndex(({ id }) => id === topic.id) + 1) : [];
  const left = meeting.rules.repliesPerTurn - since.filter(({ kind }) => kind === "reply").length;
  const of = (kind: Hand["kind"], why: "order" | "question" | "reply", hands: Hand[]): Place[] =>
    hands.filter((hand) => hand.kind === kind).map((hand) => ({ hand, because: { why } }));
  return [
    ...of("order", "order", free),
    ...of("question", "question", free.filter(about)),
    ...of("reply", "reply", free.filter(about)).slice(0, Math.max(0, left)),
  ];
}

function ruled(meeting: Seen, hands: Hand[]): Place[] {
  const { queue } = meeting.rules;
  if (queue === "first-come") return hands.map((hand) => ({ hand, because: { why: "came" } }));
  if (queue === "lists") return alternated(meeting, hands);
  // Counted once: with a thousand who wait, looking through all turns for each comparison would hold up everybody.
  const spoken = spokenIn(meeting);
  const of = ({ person }: Hand) => spoken.get(person) ?? { turns: 0, airtime: 0 };
  if (queue === "new-voices")
    return sorted(hands, (hand) => Math.min(1, of(hand).turns)).map((hand) => ({
      hand,
      because: { why: "spoke", times: of(hand).turns },
    }));
  return sorted(hands, (hand) => of(hand).airtime).map((hand) => ({
    hand,
    because: { why: "airtime", seconds: Math.round(of(hand).airtime / 1000) },
  }));
}

const sorted = (hands: Hand[], by: (hand: Hand) => number) =>
  [...hands].sort((a, b) => by(a) - by(b) || byComing(a, b));

/** One of each list in turn, beginning after the list of whoever brought the last point; whoever is of none is one more list. */
function alternated({ rules: { lists }, people, ...record }: Seen, hands: Hand[]): Place[] {
  const cycle: Array<string | null> = [...lists, null];
  const listOf = (person: string) => {
    const list = people[person]?.list ?? null;
    return list !== null && lists.includes(list) ? list : null;
  };
  // Each list backwards: who is next stands at its end.
  const waiting = new Map<string | null, Hand[]>(cycle.map((list) => [list, []]));
  for (const hand of hands.toReversed()) waiting.get(listOf(hand.person))?.push(hand);
  const topic = topicOf(record);
  let at = topic ? cycle.indexOf(listOf(topic.person)) : -1;
  const order: Place[] = [];
  while (order.length < hands.length) {
    at = (at + 1) % cycle.length;
    const list = cycle[at] ?? null;
    const hand = waiting.get(list)?.pop();
    if (hand) order.push({ hand, because: { why: "list", list } });
  }
  return order;
}
