/** A page about a planned session hears when the plan or the answers change, and when it begins: it then asks again. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { openConnection } from "../live/connection";
import { holdRoom } from "../live/hold-room";

/** What changes at once is asked for once. Milliseconds. */
const patience = 300;

/** @param seq of the session's record, as far as the page knows it */
export function usePlanNews(id: string, seq: number): void {
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  useEffect(() => void (again.current = revalidate), [revalidate]);
  const known = useRef(seq);
  useEffect(() => void (known.current = seq), [seq]);
  useEffect(() => {
    const { socket, release } = openConnection();
    const room = `session:${id}`;
    let over = false;
    let end = () => undefined as void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Counted from the first: who changes their mind all the time keeps nobody from hearing that it has begun.
    const hear = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!over) again.current();
      }, patience);
    };
    socket.then(
      (open) => {
        if (over) return;
        const leave = holdRoom(open, room);
        // It may have begun after the page was made and before it is heard here.
        const join = () =>
          open.emit("join", { room, since: known.current }, (answer) => {
            if (answer.ok && answer.missed.length > 0) hear();
          });
        // What happened while the line was cut is not told again, so the page is asked for once it stands anew.
        let stood = false;
        const connected = () => {
          join();
          if (stood) hear();
          stood = true;
        };
        open.on("connect", connected);
        open.on("session", hear);
        open.on("changed", hear);
        open.on("bye", hear);
        if (open.connected) connected();
        end = () => {
          open.off("connect", connected);
          open.off("session", hear);
          open.off("changed", hear);
          open.off("bye", hear);
          leave();
        };
      },
      () => undefined,
    );
    return () => {
      over = true;
      clearTimeout(timer);
      end();
      release();
    };
  }, [id]);
}
