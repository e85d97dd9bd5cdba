/**
 * One room over one socket: joins, asks for what it missed, hands out news once and in order. Knows no React, so that
 * a test can hold it against a real server.
 */
import type { CommentView } from "../comments/comment";
import type { LiveSocket } from "./connection";
import { holdRoom } from "./hold-room";
import type { Ack, News, Person } from "./news";
import { Sync, type Answer } from "./sync";

export type LiveStatus = "connecting" | "live" | "offline";
export type Presence = { people: Person[]; more: number };
/** Who is writing, by block; "" stands for the whole text. */
export type Typing = Record<string, Array<{ id: string; name: string }>>;

export type Listener = {
  onStatus: (status: LiveStatus) => void;
  onPresence: (presence: Presence) => void;
  onTyping: (typing: Typing) => void;
  onComment: (view: CommentView) => void;
  onMissed: (views: CommentView[]) => void;
  onChanged: (what: string) => void;
  onBye: (why: News["bye"]["why"]) => void;
};
export type Listening = { at(block: string | null): void; typing(block: string | null): void; leave(): void };

/** A number out of turn usually follows at once; only when it does not is it worth a question. Milliseconds. */
const patience = 400;
const answerWithin = 10_000;
const typingLasts = 6_000;
const tellEvery = { at: 2_000, typing: 2_500 };

export function listen(socket: LiveSocket, room: string, since: number, listener: Listener): Listening {
  const sync = new Sync<CommentView>(since);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let byed = false;
  const release = holdRoom(socket, room);
  let left = false;
  let waiting = false;

  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  };

  /** Joining and asking are one message, so that nothing falls between the two. */
  const ask = () => {
    if (left || byed || sync.asking || !socket.connected) return;
    const since = sync.ask();
    socket
      .timeout(answerWithin)
      .emit("join", { room, since }, (late: Error | null, reply?: Ack<Answer<CommentView>>) => {
        if (left || byed) return;
        const answer = late ? undefined : reply;
        if (!answer?.ok) {
          sync.unanswered();
          // Refused for good, not for now: asking again would be noise.
          if (answer && answer.problem.status !== 429 && answer.problem.status < 500)
            return listener.onStatus("offline");
          after(patience + Math.random() * 2_000, ask);
          return;
        }
        if (answer.seq < since && !answer.missed.length) listener.onChanged("text");
        const views = sync.answered(answer);
        if (views.length) listener.onMissed(views);
        // `answered` left it open: there is more.
        if (sync.asking) {
          sync.unanswered();
          ask();
        } else {
          listener.onStatus("live");
          // A new line knows nothing of where we read.
          if (reading) tellAt(reading);
          askIfBehind();
        }
      });
  };
  let reading: string | null = null;
  const tellAt = (block: string | null) => {
    if (!socket.connected || byed) return;
    // The answer carries the counter, so a change whose message was lost is noticed here at no cost; it may only be
    // on its way, though.
    socket.emit("at", { room, block }, (answer) => {
      const seq = answer.ok ? (answer.seq ?? 0) : 0;
      if (seq > sync.seq) after(patience, () => seq > sync.seq && ask());
    });
  };
  const askIfBehind = () => {
    if (waiting || !sync.behind) return;
    waiting = true;
    after(patience + Math.random() * patience, () => {
      waiting = false;
      if (sync.behind) ask();
    });
  };

  const heard = {
    connect: ask,
    disconnect: () => {
      if (sync.asking) sync.unanswered();
      if (!byed) listener.onStatus("offline");
    },
    comment: (news: News["comment"]) => {
      // A page may hold two rooms; the texts of a socket's other rooms are not ours.
      if (byed || room !== `text:${news.view.textId}`) return;
      for (const view of sync.hear(news)) listener.onComment(view);
      askIfBehind();
    },
    presence: (news: News["presence"]) => {
      if (news.room === room) listener.onPresence(news);
    },
    typing: (news: News["typing"]) => {
      if (news.room === room) writers.heard(news.block ?? "", news.people);
    },
    changed: ({ what }: News["changed"]) => listener.onChanged(what),
    bye: (news: News["bye"]) => {
      if (news.room !== room) return;
      byed = true;
      listener.onStatus("offline");
      listener.onBye(news.why);
    },
  };
  const writers = writersOf(listener, after);
  for (const [event, run] of Object.entries(heard)) socket.on(event as "connect", run as () => void);
  const wake = () => {
    if (document.visibilityState === "hidden" || byed) return;
    // After a sleep the line may be dead without knowing it: the question finds out.
    if (socket.connected) ask();
    else if (!left) socket.connect();
  };
  const inBrowser = typeof document !== "undefined";
  if (inBrowser) {
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
  }
  ask();

  return {
    at: sparing(tellEvery.at, after, (block) => tellAt((reading = block))),
    typing: sparing(
      tellEvery.typing,
      after,
      (block) => {
        if (socket.connected && !byed) socket.emit("typing", { room, block }, () => undefined);
      },
      false,
    ),
    leave() {
      left = true;
      timers.forEach(clearTimeout);
      for (const [event, run] of Object.entries(heard)) socket.off(event as "connect", run as () => void);
      if (inBrowser) {
        document.removeEventListener("visibilitychange", wake);
        window.removeEventListener("online", wake);
      }
      release();
    },
  };
}

type After = (ms: number, run: () => void) => unknown;

/** At most one call in `every` ms; unless `trailing` is off, the last one wins when the time is up. */
function sparing(every: number, after: After, tell: (block: string | null) => void, trailing = true) {
  let quietUntil = 0;
  let next: { block: string | null } | undefined;
  return (block: string | null) => {
    const wait = quietUntil - Date.now();
    if (wait <= 0) {
      quietUntil = Date.now() + every;
      return tell(block);
    }
    if (!trailing) return;
    if (!next) {
      after(wait, () => {
        quietUntil = Date.now() + every;
        tell(next?.block ?? null);
        next = undefined;
      });
    }
    next = { block };
  };
}

/** Who writes is forgotten after a while by the screen itself, in case the message that says so is lost. */
function writersOf(listener: Listener, after: After) {
  const blocks = new Map<string, { people: Typing[string]; until: number }>();
  const tell = () => listener.onTyping(Object.fromEntries([...blocks].map(([block, { people }]) => [block, people])));
  return {
    heard(block: string, people: Typing[string]) {
      const until = Date.now() + typingLasts;
      if (people.length) blocks.set(block, { people, until });
      else blocks.delete(block);
      tell();
      after(typingLasts + 100, () => {
        if ((blocks.get(block)?.until ?? Infinity) <= Date.now() && blocks.delete(block)) tell();
      });
    },
  };
}
