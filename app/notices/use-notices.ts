/** How many notices are unread, told over the page's one socket to whoever is signed in. */
import { useEffect } from "react";
import { openConnection } from "../live/connection";
import type { News } from "../live/news";

/** @param heard gets the count when the line stands and whenever it changes; must stay the same function */
export function useNotices(heard: (unread: number) => void): void {
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
        open.on("notice", hear);
        if (open.connected) join();
        end = () => {
          open.off("connect", join);
          open.off("notice", hear);
        };
      },
      () => undefined,
    );
    return () => {
      over = true;
      end();
      release();
    };
  }, [heard]);
}
