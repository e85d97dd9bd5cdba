/** How many notices are unread, told over the page's one socket to whoever is signed in. */
import { useEffect } from "react";
import { openConnection } from "../live/connection";
import type { News } from "../live/news";

/**
 * @param heard gets the count when the line stands and whenever it changes; must stay the same function
 * @param changed what somewhere has, of one’s own, such as "blocks" or "standing"; likewise
 */
export function useNotices(heard: (unread: number) => void, changed?: (what: string) => void): void {
  useEffect(() => {
    const { socket, release } = openConnection();
    let over = false;
    let end = () => undefined as void;
    socket.then(
      (open) => {
        if (over) return;
        const join = () => open.emit("join", { room: "user:me" }, () => undefined);
        const hear = ({ unread }: News["notice"]) => heard(unread);
        open.on("connect", join);
        const other = ({ what }: News["changed"]) => changed?.(what);
        open.on("notice", hear);
        open.on("changed", other);
        if (open.connected) join();
        end = () => {
          open.off("connect", join);
          open.off("notice", hear);
          open.off("changed", other);
        };
      },
      () => undefined,
    );
    return () => {
      over = true;
      end();
      release();
    };
  }, [heard, changed]);
}
