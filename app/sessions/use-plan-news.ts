/** A page about a planned session hears when the plan or the answers change, and when it begins: it then asks again. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { openConnection } from "../live/connection";

/** What changes at once is asked for once. Milliseconds. */
const patience = 300;

export function usePlanNews(id: string): void {
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  useEffect(() => void (again.current = revalidate), [revalidate]);
  useEffect(() => {
    const { socket, release } = openConnection();
    const room = `session:${id}`;
    let over = false;
    let end = () => undefined as void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(timer);
      timer = setTimeout(() => over || again.current(), patience);
    };
    socket.then(
      (open) => {
        if (over) return;
        const join = () => open.emit("join", { room, since: 0 }, () => undefined);
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
          if (open.connected) open.emit("leave", { room }, () => undefined);
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
