/** What a page beside a session holds of it: as it came with the page, then as it is told. */
import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { openConnection } from "../live/connection";
import type { Told } from "./held";
import { listenToSession } from "./listen-session";
import type { SessionSeen } from "./screens.server";
import { ServerClock } from "./server-clock";
import { stripNow, type StripNow, type StripView } from "./strip-view";
import { tellSession } from "./tell-session";

/** Many pages do not ask in one instant. Milliseconds. */
const spread = 1_000;

export function useStrip(view: StripView) {
  const { id, me } = view;
  const [now, setNow] = useState(view.now);
  const [isOffline, setOffline] = useState(false);
  const [isGone, setGone] = useState(false);
  const [clock] = useState(() => new ServerClock(view.now.at));
  const { revalidate } = useRevalidator();

  const take = useCallback(
    (told: StripNow) => {
      clock.heard(told.at);
      setNow((was) => (told.seq < was.seq ? was : told));
    },
    [clock],
  );
  useEffect(() => take(view.now), [view, take]);

  useEffect(() => {
    const connection = openConnection();
    let stop = () => undefined as void;
    let released = false;
    connection.socket.then(
      (socket) => {
        if (released) return;
        stop = listenToSession(socket, id, {
          onTold: (told) => take(stripNow(told.now, me)),
          onMoved: ({ seq, spot }) => setNow((was) => (seq <= was.seq ? was : { ...was, spot })),
          onStatus: (status) => setOffline(status === "offline"),
          onChanged: (what) => (what === "bye" ? setGone(true) : what === "plan" && revalidate()),
        });
      },
      () => undefined,
    );
    return () => {
      released = true;
      stop();
      connection.release();
    };
    // `revalidate` is another after each navigation; the one of the first does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, me.id, take]);

  const act = useCallback(
    (fields: URLSearchParams) => tellSession(`/s/${id}/mine`, fields, (told: Told) => take(stripNow(told.now, me))),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [id, me.id, take],
  );
  return { now, clock, isOffline, isGone, act };
}

/** The number of a block in whatever text it stands: asked for where the page does not have it. undefined: not known yet. */
export function useNumber({ id, where }: StripView, block: string | null, isAsked: boolean): number | null | undefined {
  const [known, setKnown] = useState<Record<string, number | null>>(() =>
    where ? { [where.block]: where.number } : {},
  );
  const isMissing = isAsked && block !== null && !(block in known);
  useEffect(() => {
    if (!isMissing) return;
    const timer = setTimeout(() => {
      fetch(`/s/${id}/mine`, { headers: { Accept: "application/json" } })
        .then(async (response) => {
          if (!response.ok) return;
          const { places } = (await response.json()) as SessionSeen;
          setKnown((was) => ({ ...was, [block]: places[block]?.number ?? null }));
        })
        .catch(() => undefined);
    }, Math.random() * spread);
    return () => clearTimeout(timer);
  }, [id, block, isMissing]);
  return block === null ? null : known[block];
}
