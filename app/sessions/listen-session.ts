/** The room of one session over the page's socket: what it shows, whole, each time it changes. Knows no React. */
import type { LiveSocket } from "../live/connection";
import { holdRoom } from "../live/hold-room";
import type { Ack, News } from "../live/news";
import type { Moved } from "./held";
import type { SessionNow } from "./now";
import type { Places, SessionTold } from "./place";

export type SessionListener = {
  onTold(told: SessionTold): void;
  onMoved(moved: Moved): void;
  onStatus(status: "live" | "offline"): void;
  /** Something else is to be asked for again: the plan, or that one may hear no more. */
  onChanged(what: string): void;
};

const answerWithin = 10_000;
const again = 2_000;

/** @returns how to stop */
export function listenToSession(socket: LiveSocket, id: string, listener: SessionListener): () => void {
  const room = `session:${id}`;
  const release = holdRoom(socket, room);
  let left = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  /** Asked as one who knows nothing: each answer is the whole, and tells the server's clock too. */
  const join = () => {
    if (left || !socket.connected) return;
    socket.timeout(answerWithin).emit("join", { room, since: 0 }, (late: Error | null, reply?: Ack<Joined>) => {
      if (left) return;
      const answer = late ? undefined : reply;
      if (answer?.ok) {
        listener.onStatus("live");
        const [now] = answer.missed as unknown as SessionNow[];
        if (now) listener.onTold({ now, places: answer.places ?? {} });
        return;
      }
      listener.onStatus("offline");
      // Refused for good, not for now: asking again would be noise.
      if (answer && answer.problem.status !== 429 && answer.problem.status < 500) return;
      timers.add(setTimeout(join, again + Math.random() * again));
    });
  };
  const heard = {
    connect: join,
    disconnect: () => listener.onStatus("offline"),
    session: ({ view, places = {} }: Partial<News["session"]>) =>
      view?.id === id && listener.onTold({ now: view, places }),
    position: (news: News["position"]) => news.room === room && listener.onMoved(news),
    changed: (news: News["changed"] & { room?: string }) => news.room === room && listener.onChanged(news.what),
    bye: (news: News["bye"]) => news.room === room && listener.onChanged("bye"),
  };
  for (const [event, run] of Object.entries(heard)) socket.on(event as "connect", run as () => void);
  /** After a sleep the line may be dead without knowing it. */
  const wake = () => {
    if (document.visibilityState === "hidden") return;
    if (socket.connected) join();
    else if (!left) socket.connect();
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  join();

  return () => {
    left = true;
    timers.forEach(clearTimeout);
    for (const [event, run] of Object.entries(heard)) socket.off(event as "connect", run as () => void);
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("online", wake);
    release();
  };
}

type Joined = { seq: number; missed: unknown[]; more: boolean; places?: Places };
