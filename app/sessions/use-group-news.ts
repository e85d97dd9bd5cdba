/** A page about a group's sessions hears that something there has changed, and then asks again. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { openConnection } from "../live/connection";
import type { News } from "../live/news";

/** What changes at once is asked for once. Milliseconds. */
const patience = 300;

export function useGroupNews(slug: string): void {
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  useEffect(() => void (again.current = revalidate), [revalidate]);
  useEffect(() => {
    const { socket, release } = openConnection();
    const room = `group:${slug}`;
    let over = false;
    let end = () => undefined as void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(timer);
      timer = setTimeout(() => over || again.current(), patience);
    };
    const hear = (news: News["changed"] & { room?: string }) => news.room === room && news.what === "sessions" && ask();
    socket.then(
      (open) => {
        if (over) return;
        // What happened while the line was cut is not told again, so the page is asked for once it stands anew.
        let stood = false;
        const connected = () => {
          open.emit("join", { room }, () => undefined);
          if (stood) ask();
          stood = true;
        };
        open.on("connect", connected);
        open.on("changed", hear);
        if (open.connected) connected();
        end = () => {
          open.off("connect", connected);
          open.off("changed", hear);
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
  }, [slug]);
}
