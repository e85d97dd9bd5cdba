/** What a screen holds of a live room: news in order, who is here, who writes, and whether the line stands. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { CommentView } from "../comments/comment";
import { openConnection } from "./connection";
import { listen, type Listening, type LiveStatus, type Presence, type Typing } from "./listen";
import type { News } from "./news";

export type LiveAsk = {
  /** null: listen to nothing (yet). */
  room: string | null;
  /** The text's `seq` that the page was loaded with. */
  since: number;
  /** A change as it happens; each once, in order of seq. */
  onComment: (view: CommentView) => void;
  /** What changed while the line was cut, in order. Without it each goes to `onComment`. */
  onMissed?: (views: CommentView[]) => void;
  /** Ask again for what is named ("text": the whole page). */
  onChanged?: (what: string) => void;
  /** The room is no longer ours to hear. */
  onBye?: (why: News["bye"]["why"]) => void;
};

const nobody: Presence = { people: [], more: 0 };

/**
 * @example const { status, presence, typing } = useLive({ room: `text:${text.id}`, since: text.seq, onComment: hear });
 */
export function useLive({ room, since, onComment, onMissed, onChanged, onBye }: LiveAsk) {
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const [presence, setPresence] = useState(nobody);
  const [typing, setTyping] = useState<Typing>({});
  const hears = useRef({ since, onComment, onMissed, onChanged, onBye });
  const line = useRef<Listening | null>(null);
  useEffect(() => {
    hears.current = { since, onComment, onMissed, onChanged, onBye };
  });

  useEffect(() => {
    if (!room) return;
    const connection = openConnection();
    let released = false;
    setStatus("connecting");
    connection.socket.then(
      (socket) => {
        if (released) return;
        line.current = listen(socket, room, hears.current.since, {
          onStatus: setStatus,
          onPresence: setPresence,
          onTyping: setTyping,
          onComment: (view) => hears.current.onComment(view),
          onMissed: (views) => {
            if (hears.current.onMissed) hears.current.onMissed(views);
            else views.forEach((view) => hears.current.onComment(view));
          },
          onChanged: (what) => hears.current.onChanged?.(what),
          onBye: (why) => hears.current.onBye?.(why),
        });
      },
      () => setStatus("offline"),
    );
    return () => {
      released = true;
      line.current?.leave();
      line.current = null;
      connection.release();
      setPresence(nobody);
      setTyping({});
    };
  }, [room]);

  return {
    status,
    presence,
    typing,
    /** Where I am reading; as often as you like. */
    at: useCallback((block: string | null) => line.current?.at(block), []),
    /** I am writing beside that block (null: on the whole text); at each key. */
    writing: useCallback((block: string | null) => line.current?.typing(block), []),
  };
}
