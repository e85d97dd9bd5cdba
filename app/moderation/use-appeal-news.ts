/** The page of an appeal asks again when somebody says something, votes or decides: moderators hear it in their group, others by themselves. */
import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useRoomNews } from "../live/use-room-news";
import { useNotices } from "../notices/use-notices";

/** Milliseconds: the notice may be there before the page has been made anew. */
const patience = 200;

export function useAppealNews(slug: string): void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useRoomNews(`group:${slug}`, "cases");
  useNotices(
    useCallback(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(revalidate, patience);
    }, [revalidate]),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
}
