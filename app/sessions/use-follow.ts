/** Going along with the group on the reading page: carries out what `follow.ts` says. */
import { useCallback, useEffect, useRef, useState } from "react";
import { bringBlock, onPart } from "../comments/later";
import { beginFollowing, followAfter, type FollowEvent, type FollowStep } from "./follow";
import { GroupLine, isBusy, isReading, markGroup, whereIAm } from "./group-line";

/**
 * @param at the block of this text where the group is; null: nowhere in it
 * @param began when the session did, as the server wrote it
 * @param now the server's time
 * @param here what marks the place, aloud
 */
export function useFollow({
  at,
  began,
  now,
  here,
}: {
  at: string | null;
  began: string | null;
  now: () => number;
  here: string;
}) {
  const [mode, setMode] = useState<"following" | "apart" | null>(null);
  /** Where one is by oneself. */
  const [place, setPlace] = useState<ReturnType<typeof whereIAm>>(null);
  const held = useRef<{ step: FollowStep; line: GroupLine } | null>(null);

  const carryOut = useCallback((step: FollowStep) => {
    if (!held.current) return;
    held.current.step = step;
    const { line } = held.current;
    line.at(step.follow.at);
    if (step.go) line.go(step.go);
    setMode(step.follow.mode);
  }, []);
  const apply = useCallback(
    (event: FollowEvent) => {
      if (held.current) carryOut(followAfter(held.current.step.follow, event));
    },
    [carryOut],
  );

  const first = useRef({ at, began, now });
  useEffect(() => {
    const look = () =>
      setPlace((was) => {
        const is = whereIAm();
        return is?.block === was?.block ? was : is;
      });
    const line = new GroupLine(() => apply({ kind: "strayed" }), look);
    const { at, began, now } = first.current;
    const step = beginFollowing(at, howOneCame(began, now()), { isReading: isReading(), isBusy: isBusy() });
    held.current = { step, line };
    carryOut(step);
    look();
    const article = document.getElementById("article");
    let isFirst = true;
    const shape = new ResizeObserver(() => {
      if (!isFirst) apply({ kind: "reshaped", isBusy: isBusy() });
      isFirst = false;
    });
    if (article) shape.observe(article);
    return () => {
      shape.disconnect();
      line.close();
      held.current = null;
      markGroup(null, "");
    };
  }, [apply, carryOut]);

  useEffect(() => {
    let isOver = false;
    const go = () => {
      if (isOver) return;
      markGroup(at, here);
      apply({ kind: "moved", to: at, isBusy: isBusy() });
    };
    // Of a long text that part may not be on the page yet.
    const coming = at === null ? null : bringBlock(at);
    if (coming) void coming.then(go);
    else go();
    return () => void (isOver = true);
  }, [at, here, apply]);
  // Whoever reads elsewhere may come to it by themselves.
  useEffect(() => onPart(() => markGroup(at, here)), [at, here]);

  return { mode, place, apply };
}

function howOneCame(began: string | null, now: number): "to-text" | "to-place" | "before" {
  const isNamed = location.hash !== "" && location.hash !== "#group";
  if (isNamed || new URLSearchParams(location.search).has("p")) return "to-place";
  return began !== null && now - Date.parse(began) < performance.now() ? "before" : "to-text";
}
