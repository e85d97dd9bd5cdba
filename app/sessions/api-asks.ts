/** What is sent to an address of the API, as a command of the session. All goes through `commandIn`, which checks it. Pure. */
import type { SignedIn } from "../accounts/user";
import { mintId } from "../mint";
import { conflict, invalid } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import type { Ask, Command } from "./command";
import { commandIn } from "./command-input";
import type { SessionNow } from "./now";

type Body = Record<string, unknown>;
type Asked<Kind extends Ask["ask"]> = Extract<Command, { ask: Kind }>;

/** The id of a row that is made is that of the command too: sent twice it is made once. */
const idOf = (body: Body) => body["id"] ?? mintId();
const read = <Kind extends Ask["ask"]>(ask: Kind, id: unknown, body: Body): Asked<Kind> =>
  commandIn({ ...body, ask, id }) as Asked<Kind>;
const wrong = (field: string) => invalid({ [field]: say(sessionWords, (w) => w.thing) });

export const asksIn = {
  /** @returns null where nothing is asked, or it is so already */
  state(state: unknown, now: SessionNow["state"]): Command | null {
    if (state === undefined || state === now) return null;
    if (state === "planned") return now === "live" ? read("put-back", mintId(), {}) : null;
    if (state === "live") return read(now === "ended" ? "reopen" : "start", mintId(), {});
    if (state === "ended") return read("end", mintId(), {});
    throw wrong("state");
  },
  move(body: Body) {
    if (!Object.hasOwn(body, "spot")) throw wrong("spot");
    return read("move", idOf(body), { spot: body["spot"] });
  },
  raise: (body: Body, { id: self }: SignedIn) => {
    const id = idOf(body);
    return read("raise", id, { ...body, hand: id, person: body["person"] ?? self });
  },
  changeHand(body: Body, hand: string, { queue }: SessionNow): Command {
    if (Object.hasOwn(body, "place")) return read("place", mintId(), { hand, place: body["place"] });
    const up = queue.find(({ id }) => id === hand);
    // Nobody waits with it any more: what is asked comes too late, and changes nothing.
    if (!up) return read("lower", mintId(), { hand });
    const { kind = up.kind, words = up.words } = body;
    return read("raise", mintId(), { hand: mintId(), person: up.person.id, kind, words });
  },
  lower: (hand: string) => read("lower", mintId(), { hand }),
  floor(body: Body, { turn }: SessionNow): Command {
    const id = idOf(body);
    const from = body["from"] === undefined ? (turn?.id ?? null) : body["from"];
    return body["person"] === undefined
      ? read("call", id, { from, hand: body["hand"] ?? null, turn: id })
      : read("give-floor", id, { ...body, from, turn: id });
  },
  endTurn: (turn: string) => read("end-turn", mintId(), { turn }),
  addItem(body: Body) {
    const { before = null, ...rest } = body;
    const id = idOf(body);
    return read("add-item", id, { before, item: { prompt: "", passage: null, ...rest, id } });
  },
  /** Several steps where several things are said. @throws Refusal `conflict` where there is no such item */
  changeItem(body: Body, id: string, { agenda }: SessionNow): Command[] {
    const item = agenda.find((each) => each.id === id);
    if (!item) throw conflict(say(sessionWords, (w) => w.no["no-such-thing"]));
    const { before, extend, ...rest } = body;
    const { title, mode, minutes, passage, prompt, poll = null } = item;
    return [
      ...(Object.keys(rest).length > 0
        ? [read("change-item", mintId(), { item: { title, mode, minutes, passage, prompt, poll, ...rest, id } })]
        : []),
      ...(before === undefined ? [] : [read("move-item", mintId(), { item: id, before })]),
      ...(extend === undefined ? [] : [read("extend", mintId(), { item: id, minutes: extend })]),
    ];
  },
  removeItem: (item: string) => read("remove-item", mintId(), { item }),
  next(body: Body) {
    if (!Object.hasOwn(body, "from")) throw wrong("from");
    return read("next", idOf(body), body);
  },
  openPoll(body: Body) {
    const id = idOf(body);
    return read("open-poll", id, { ...body, poll: id });
  },
  closePoll(body: Body, poll: string) {
    if (body["state"] !== "closed") throw wrong("state");
    return read("close-poll", mintId(), { poll });
  },
  vote: (body: Body, poll: string, { id: self }: SignedIn) =>
    read("vote", mintId(), { ...body, poll, person: body["person"] ?? self }),
};

/** @throws Refusal `invalid` */
export function sinceIn(since: string | null): number {
  if (since === null) return 0;
  if (!/^\d{1,9}$/.test(since)) throw wrong("since");
  return Number(since);
}
