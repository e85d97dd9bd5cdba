import { Link, useRevalidator } from "@remix-run/react";
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { Elapsed } from "./clocks";
import { PlannedEnd } from "./planned-end";
import { useSessionPage } from "./session-context";
import { useSingleKeys } from "./use-single-keys";

const KeysDialog = lazy(() => import("../comments/keys-dialog"));

/** The strip above a session that runs: that it runs, since when, and where else it can be seen. */
export function SessionBar({ keys, children }: { keys: Array<[string, string]>; children?: ReactNode }) {
  const { now, plan, status, here } = useSessionPage();
  const [words, pages] = [useWords(liveSessionWords), useWords(sessionPageWords)];
  const { revalidate } = useRevalidator();
  return (
    <header className={classes("session-bar", now.state === "live" && "running")}>
      <div>
        <span className={now.state === "live" ? "pill live" : "pill"}>
          {now.state === "live" && <span className="dot" />}
          {now.state === "live" ? words.live : now.state === "ended" ? words.over : words.notBegun}
        </span>
        <h1>
          <bdi>{plan.title}</bdi>
        </h1>
        {now.state === "live" && now.startedAt && (
          <span className="faint since">
            {words.running} <Elapsed from={now.startedAt} /> <PlannedEnd />
          </span>
        )}
      </div>
      {plan.place && (
        <p className="faint place" dir="auto">
          {plan.place}
        </p>
      )}
      <div className="btns">
        {plan.callUrl && now.state !== "ended" && (
          <a className="btn small" href={plan.callUrl} rel="noreferrer" target="_blank">
            {pages.joinCall}
          </a>
        )}
        <noscript>
          <Link className="btn small" to={here} reloadDocument>
            {words.reload}
          </Link>
        </noscript>
        {children}
        <Keys list={keys} />
      </div>
      {status === "offline" && (
        <p className="offline" role="status">
          {words.offline}{" "}
          <Button small type="button" onClick={() => revalidate()}>
            {words.reload}
          </Button>
        </p>
      )}
    </header>
  );
}

function Keys({ list }: { list: Array<[string, string]> }) {
  const words = useWords(liveSessionWords);
  const [open, setOpen] = useState(false);
  // A button that would do nothing without a script is there with one only.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const others = useMemo(
    () => ({
      "?": () => setOpen(true),
      f: () => {
        document.querySelector("#give-floor")?.setAttribute("open", "");
        document.querySelector<HTMLElement>("#give-floor select")?.focus();
      },
      m: () => document.querySelector<HTMLTextAreaElement>("#note-body")?.focus(),
    }),
    [],
  );
  useSingleKeys(others);
  if (!isReady) return null;
  return (
    <>
      <Button quiet small type="button" className="keys-button" onClick={() => setOpen(true)}>
        {words.keys} <kbd>?</kbd>
      </Button>
      {open && (
        <Suspense>
          <KeysDialog list={list} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
