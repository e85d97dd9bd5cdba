/** Pages of moderators hear when something waits, or was decided, and ask again. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { openConnection } from "../live/connection";

/** What changes at once is asked for once. Milliseconds. */
const patience = 300;

/** @param onNews instead of asking again: for a page on which somebody writes */
export function useCaseNews(slug: string, onNews?: () => void): void {
  const { revalidate } = useRevalidator();
  const again = useRef(onNews ?? revalidate);
  useEffect(() => void (again.current = onNews ?? revalidate), [onNews, revalidate]);
  useEffect(() => {
    const { socket, release } = openConnection();
    const room = `group:${slug}`;
    let over = false;
    let end = () => undefined as void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!over) again.current();
      }, patience);
    };
    socket.then(
      (open) => {
        if (over) return;
        let stood = false;
        const connected = () => {
          open.emit("join", { room }, () => undefined);
          // What happened while the line was cut is not told again.
          if (stood) hear();
          stood = true;
        };
        const changed = ({ what }: { what: string }) => what === "cases" && hear();
        open.on("connect", connected);
        open.on("changed", changed);
        if (open.connected) connected();
        end = () => {
          open.off("connect", connected);
          open.off("changed", changed);
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
