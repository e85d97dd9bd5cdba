/** A page hears that something in a room has changed, and asks again. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { openConnection } from "./connection";
import { holdRoom } from "./hold-room";
import type { News, Room } from "./news";

/** What changes at once is asked for once. Milliseconds. */
const patience = 300;

/**
 * @param what of all that changes in the room
 * @param onNews instead of asking again: for a page on which somebody writes
 */
export function useRoomNews(room: Room, what: string, onNews?: () => void): void {
  const { revalidate } = useRevalidator();
  const again = useRef(onNews ?? revalidate);
  useEffect(() => void (again.current = onNews ?? revalidate), [onNews, revalidate]);
  useEffect(() => {
    const { socket, release } = openConnection();
    let over = false;
    let end = () => undefined as void;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Counted from the first: where something changes all the time nobody is kept from hearing of it.
    const hear = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!over) again.current();
      }, patience);
    };
    const changed = (news: News["changed"] & { room?: string }) => news.room === room && news.what === what && hear();
    socket.then(
      (open) => {
        if (over) return;
        const leave = holdRoom(open, room);
        // What happened while the line was cut is not told again, so the page is asked for once it stands anew.
        let stood = false;
        const connected = () => {
          open.emit("join", { room }, () => undefined);
          if (stood) hear();
          stood = true;
        };
        open.on("connect", connected);
        open.on("changed", changed);
        if (open.connected) connected();
        end = () => {
          open.off("connect", connected);
          open.off("changed", changed);
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
  }, [room, what]);
}
