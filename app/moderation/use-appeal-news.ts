/** The page of an appeal asks again when somebody says something, votes or decides: moderators hear it in their group, others by themselves. */
import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useRoomNews } from "../live/use-room-news";
import { caseNews, subjectOf } from "../cases/case";
import { useNotices } from "../notices/use-notices";

/** Milliseconds: the notice may be there before the page has been made anew. */
const patience = 200;

/** @param isRefused what was sent is wrong, and the page says so: asking again would take that away */
export function useAppealNews(slug: string, id: string, isRefused: boolean): void {
  const { revalidate } = useRevalidator();
  const waits = useRef(isRefused);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => void (waits.current = isRefused), [isRefused]);
  const again = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!waits.current) revalidate();
    }, patience);
  }, [revalidate]);
  useRoomNews(`group:${slug}`, caseNews(subjectOf("appeal", id)), again);
  useNotices(again);
  useEffect(() => () => clearTimeout(timer.current), []);
}
