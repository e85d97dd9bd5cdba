/** What a page holds of a session that runs: as it was loaded, then as it is told, and the server's clock. */
import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { openConnection } from "../live/connection";
import { Asking } from "./asking";
import { hangsOn, heldAfter, heldMoved, type Held, type Told } from "./held";
import { hasBaton } from "./place";
import { listenToSession } from "./listen-session";
import type { SessionScreen } from "./screens.server";
import { ServerClock } from "./server-clock";
import { tellSession } from "./tell-session";

export type LiveStatus = "connecting" | "live" | "offline";

/**
 * @param asksWhole also all words of where the group is; whoever has the baton gets them anyway
 * @param stays whether the page stays what it is when the session is over
 */
export function useSession(screen: SessionScreen, { whole: asksWhole = false, stays = false } = {}) {
  const { id } = screen.plan;
  const runs = screen.may === "run";
  const [held, setHeld] = useState<Held>(() => partOf(screen));
  const whole = asksWhole || hasBaton(held.now, screen.me);
  const [status, setStatus] = useState<LiveStatus>("connecting");
  /** By this screen's clock. */
  const [lostAt, setLostAt] = useState<number | null>(null);
  const [clock] = useState(() => new ServerClock(screen.now.at));
  const { revalidate } = useRevalidator();

  const hear = useCallback(
    (told: Told) => {
      clock.heard(told.now.at);
      setHeld((before) => heldAfter(before, told));
    },
    [clock],
  );
  useEffect(() => hear(partOf(screen)), [screen, hear]);

  useEffect(() => {
    const connection = openConnection();
    let stop = () => undefined as void;
    let released = false;
    connection.socket.then(
      (socket) => {
        if (released) return;
        stop = listenToSession(socket, id, {
          onTold: hear,
          onMoved: (moved) => setHeld((before) => heldMoved(before, moved)),
          onStatus: (heard) => {
            setStatus(heard);
            setLostAt((since) => (heard === "offline" ? (since ?? Date.now()) : null));
          },
          onChanged: () => revalidate(),
        });
      },
      () => setStatus("offline"),
    );
    return () => {
      released = true;
      stop();
      connection.release();
    };
    // `revalidate` is another after each navigation; the one of the first does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, hear]);

  const address = `/s/${id}/mine${whole ? "?whole" : ""}`;
  useAsking(held, hear, { address, runs, whole });

  /** Another page is shown when it begins and when it is over. */
  const { state } = held.now;
  useEffect(() => {
    if (!stays && state !== screen.now.state) revalidate();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);

  const act = useCallback((fields: URLSearchParams) => tellSession(address, fields, hear), [address, hear]);

  return useMemo(() => ({ ...held, status, lostAt, clock, act }), [held, status, lostAt, clock, act]);
}

const partOf = ({ now, mine, places, passage, messages }: SessionScreen): Held => ({
  ...{ now, mine, places, passage, messages },
  messagesAt: now.at,
});

/** Asks again for what is one's own when it may have changed. */
function useAsking(
  held: Held,
  hear: (told: Told) => void,
  { address, runs, whole }: { address: string; runs: boolean; whole: boolean },
): void {
  const wanted = hangsOn(held, { runs, whole });
  const known = useRef({ wanted, mine: held.mine });
  const [asking] = useState(() => new Asking(runs || whole));
  /** An answer may be older than what was heard meanwhile: then the question stands. */
  const [answers, setAnswers] = useState(0);
  const newest = useRef(held);
  newest.current = held;
  useEffect(() => {
    // What came with an answer is known by it.
    if (known.current.mine !== held.mine) known.current = { wanted, mine: held.mine };
    if (known.current.wanted === wanted) return asking.rest();
    const timer = setTimeout(() => {
      asking.asked();
      fetch(address, { headers: { Accept: "application/json" } })
        .then(async (response) => {
          if (!response.ok) throw new Error(String(response.status));
          hear((await response.json()) as Told);
        })
        .catch(() => asking.failed())
        .finally(() => setAnswers((count) => count + 1));
    }, asking.wait(newest.current));
    return () => clearTimeout(timer);
  }, [wanted, held.mine, answers, hear, address, asking]);
}
