/** A command as it comes from a form, the API or a chat line: anything. Checked field by field. Pure. */
import { Fields } from "./fields";
import { say } from "../words/words";
import { sessionWords } from "../words/sessions";
import type { Ask, Command } from "./command";
import {
  handKinds,
  meetingLimits,
  modes,
  noteKinds,
  pollKinds,
  queueRules,
  type MeetingRules,
  type Passage,
  type PlannedPoll,
  type Spot,
} from "./meeting";

type Reader<Kind extends Ask["ask"]> = (fields: Fields) => Omit<Extract<Ask, { ask: Kind }>, "ask">;
type Readers = { [Kind in Ask["ask"]]: Reader<Kind> };

const limits = meetingLimits;
const { words, title, prompt, body, choice, name, reason } = meetingLimits;

const readers: Readers = {
  start: () => ({}),
  end: () => ({}),
  reopen: () => ({}),
  "put-back": () => ({}),
  rules: (f) => ({ rules: rulesIn(f.inside("rules")) }),
  // Who comes as a user is known by who asks, under the name they have; a form adds those without a device.
  come: (f) => ({
    person: f.minted("person"),
    userId: null,
    name: f.isNone("name") ? "" : f.line("name", { max: name }),
  }),
  leave: (f) => ({ person: f.id("person") }),
  list: (f) => ({ person: f.id("person"), list: f.isNone("list") ? null : f.line("list", { max: name }) }),
  "add-item": (f) => ({ item: itemIn(f.inside("item")), before: f.idOrNull("before") }),
  "change-item": (f) => ({ item: itemIn(f.inside("item")) }),
  "move-item": (f) => ({ item: f.id("item"), before: f.idOrNull("before") }),
  "remove-item": (f) => ({ item: f.id("item") }),
  next: (f) => ({ from: f.idOrNull("from"), to: f.idOrNull("to"), skip: f.flag("skip") }),
  extend: (f) => ({ item: f.id("item"), minutes: f.whole("minutes", { min: -limits.minutes, max: limits.minutes }) }),
  move: (f) => ({ spot: f.isNone("spot") ? null : spotIn(f.inside("spot")) }),
  "turn-part": (f) => ({ block: f.id("block"), part: f.whole("part", { min: 0, max: limits.parts }) }),
  "hand-baton": (f) => ({ person: f.idOrNull("person") }),
  raise: (f) => ({
    hand: f.minted("hand"),
    person: f.id("person"),
    kind: f.isNone("kind") ? "point" : f.oneOf("kind", handKinds),
    words: f.line("words", { max: words }),
    list: f.isNone("list") ? null : f.line("list", { max: name }),
  }),
  lower: (f) => ({ hand: f.id("hand") }),
  place: (f) => ({ hand: f.id("hand"), place: f.wholeOrNull("place", { min: 0, max: limits.hands }) }),
  call: (f) => ({ from: f.idOrNull("from"), hand: f.idOrNull("hand"), turn: f.minted("turn") }),
  "give-floor": (f) => ({
    from: f.idOrNull("from"),
    person: f.id("person"),
    turn: f.minted("turn"),
    kind: f.isNone("kind") ? "point" : f.oneOf("kind", handKinds),
  }),
  "begin-round": (f) => ({ first: f.idOrNull("first") }),
  "next-in-round": (f) => ({ from: f.idOrNull("from"), turn: f.minted("turn") }),
  "pass-round": (f) => ({ person: f.id("person") }),
  "end-round": () => ({}),
  "draw-groups": (f) => ({
    size: f.isNone("size") ? limits.together.min : f.whole("size", limits.together),
    without: f.list("without", limits.people, (each) => each.id("value")),
    after: f.whole("after", { min: 0, max: limits.draws }),
  }),
  "join-group": (f) => ({
    person: f.id("person"),
    group: f.whole("group", { min: 0, max: limits.people }),
    after: f.whole("after", { min: 0, max: limits.draws }),
  }),
  "end-turn": (f) => ({ turn: f.id("turn") }),
  pass: (f) => ({ hand: f.id("hand") }),
  "open-poll": (f) => {
    const kind = f.oneOf("kind", pollKinds);
    return {
      poll: f.minted("poll"),
      kind,
      question: f.line("question", { min: 1, max: title }),
      choices: kind === "choice" ? choicesIn(f) : [],
      isSecret: f.flag("isSecret"),
    };
  },
  vote: (f) => ({
    poll: f.id("poll"),
    person: f.id("person"),
    choice: f.whole("choice", { min: 0, max: limits.choices.max - 1 }),
    reason: f.line("reason", { max: reason }),
  }),
  "close-poll": (f) => ({ poll: f.id("poll"), ballots: null }),
  note: (f) => ({ note: f.minted("note"), ...noteIn(f) }),
  "change-note": (f) => ({ note: f.id("note"), ...noteIn(f) }),
  "remove-note": (f) => ({ note: f.id("note") }),
  "add-reading": (f) => ({
    reading: f.minted("reading"),
    passage: passageIn(f.inside("passage")),
    each: f.flag("each"),
  }),
  "remove-reading": (f) => ({ reading: f.id("reading") }),
  "take-reading": (f) => ({ reading: f.id("reading"), person: f.id("person") }),
  "pass-reading": (f) => ({ reading: f.id("reading"), person: f.id("person") }),
  "rotate-readings": () => ({}),
  "begin-reading": (f) => ({ reading: f.id("reading") }),
  "end-reading": (f) => ({ reading: f.id("reading") }),
};

export const asks = Object.keys(readers) as Array<Ask["ask"]>;

/** @throws Refusal `invalid`, by field */
export function commandIn(input: unknown): Command {
  const fields = new Fields(input);
  const id = fields.minted("id");
  const ask = fields.oneOf("ask", asks);
  const said = readers[ask](fields);
  fields.require();
  return { ...said, ask, id } as Command;
}

function itemIn(f: Fields): Extract<Ask, { ask: "add-item" }>["item"] {
  const mode = f.oneOf("mode", modes);
  return {
    id: f.minted("id"),
    title: f.line("title", { min: 1, max: title }),
    mode,
    minutes: f.whole("minutes", { min: 0, max: limits.minutes }),
    passage: f.isNone("passage") ? null : passageIn(f.inside("passage")),
    prompt: f.prose("prompt", { max: prompt }),
    ...(mode === "poll" && { poll: plannedPollIn(f) }),
  };
}

/** What other kinds of items send of it is left aside: a form has its fields for all. null: it is said when it is opened. */
export function plannedPollIn(f: Fields): PlannedPoll | null {
  if (f.isNone("poll")) return null;
  const poll = f.inside("poll");
  if (poll.isNone("kind")) return null;
  const kind = poll.oneOf("kind", pollKinds);
  return { kind, isSecret: poll.flag("isSecret"), choices: kind === "choice" ? choicesIn(poll) : [] };
}

const passageIn = (f: Fields): Passage => ({ textId: f.id("textId"), from: f.id("from"), to: f.id("to") });
const spotIn = (f: Fields): Spot => ({ textId: f.id("textId"), block: f.idOrNull("block") });

function noteIn(f: Fields) {
  return {
    kind: f.oneOf("kind", noteKinds),
    body: f.prose("body", { min: 1, max: body }),
    person: f.idOrNull("person"),
    due: f.dayOrNull("due"),
  };
}

/** Those that are empty are of a form that offers more than are wanted. */
function choicesIn(f: Fields): string[] {
  const { min, max } = limits.choices;
  const choices = f.list("choices", max, (each) => each.line("value", { max: choice })).filter((each) => each !== "");
  if (choices.length < min || new Set(choices).size < choices.length)
    f.fault(
      "choices",
      say(sessionWords, (w) => w.choices(min, max)),
    );
  return choices;
}

export function rulesIn(f: Fields): MeetingRules {
  const queue = f.oneOf("queue", queueRules);
  const lists = f
    .list("lists", limits.lists, (each) => each.line("value", { max: name }))
    .filter((list, at, all) => list !== "" && all.indexOf(list) === at);
  if (queue === "lists" && lists.length < 2)
    f.fault(
      "lists",
      say(sessionWords, (w) => w.twoLists),
    );
  return {
    ...{ queue, lists },
    repliesPerTurn: f.whole("repliesPerTurn", { min: 0, max: limits.repliesPerTurn }),
    turnSeconds: f.whole("turnSeconds", { min: 0, max: limits.turnSeconds }),
    airtime: f.oneOf("airtime", ["all", "facilitators"]),
  };
}
