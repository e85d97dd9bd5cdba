import { useEffect, useState } from "react";
import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import type { ItemNow } from "./now";
import { clockOf, itemClock, type ServerClock } from "./server-clock";
import { useSessionPage } from "./session-context";

/** The server's time, each second as it begins there, so that all screens change at once. */
export function useServerTime(clock: ServerClock): number {
  const [at, setAt] = useState(() => Date.parse(clock.first));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = clock.now();
      setAt(now);
      timer = setTimeout(tick, 1_005 - (now % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock]);
  return at;
}

/** How long since. @param limit seconds after which it is late; 0: never */
export function Elapsed({ from, limit = 0 }: { from: string; limit?: number }) {
  const ms = useServerTime(useSessionPage().clock) - Date.parse(from);
  const isLate = limit > 0 && ms >= limit * 1_000;
  // A clock that is read out each second would drown everything else.
  return (
    <span className={classes("clock", isLate && "late")} aria-hidden>
      {clockOf(ms)}
    </span>
  );
}

/** The speaking clock with its soft limit. */
export function TurnClock({ from }: { from: string }) {
  const { clock, now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const limit = now.rules.turnSeconds;
  const isPast = useServerTime(clock) >= Date.parse(from) + limit * 1_000;
  const isLate = limit > 0 && isPast;
  return (
    <span className="turn-clock">
      <Elapsed from={from} limit={limit} />
      {limit > 0 && (
        <small className={classes(isLate && "late")} role={isLate ? "status" : undefined}>
          {isLate ? words.pastLimit(clockOf(limit * 1_000)) : words.limit(clockOf(limit * 1_000))}
        </small>
      )}
    </span>
  );
}

/** What is left of an item, or by how much it is over. */
export function ItemClock({ item, plain }: { item: ItemNow; plain?: boolean }) {
  const { clock } = useSessionPage();
  const words = useWords(liveSessionWords);
  const it = itemClock(item, useServerTime(clock));
  if (!it) return null;
  const isOver = it.over >= 1_000 && it.whole > 0;
  if (it.whole === 0) return <Elapsed from={item.beganAt ?? ""} />;
  return (
    <span className="item-clock">
      <span className={classes("clock", isOver && "late")}>
        {isOver ? words.overBy(`+${clockOf(it.over)}`) : clockOf(it.left + 999)}
      </span>
      {!plain && (
        <small>{isOver ? words.leftOf(clockOf(it.whole)) : `${words.left} ${words.leftOf(clockOf(it.whole))}`}</small>
      )}
    </span>
  );
}
