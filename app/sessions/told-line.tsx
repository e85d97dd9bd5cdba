import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Day } from "../ui/time";
import { catchUpWords, type CatchUpWords } from "../words/session-catch-up";
import { liveSessionWords } from "../words/session-live";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import type { Told } from "./catch-up";
import type { Places } from "./place";
import { PollResult } from "./poll-result";
import { passageName } from "./where-now";

/** One thing that happened, in a line or two. */
export function ToldLine({ told, places }: { told: Told; places: Places }): ReactNode {
  const words = useWords(catchUpWords);
  const live = useWords(liveSessionWords);
  const minutes = useWords(minutesWords);
  switch (told.what) {
    case "started":
    case "ended":
    case "reopened":
      return <b>{words[told.what]}</b>;
    case "item":
      return (
        <>
          {words.began} <b dir="auto">{told.title}</b>
        </>
      );
    case "moved":
      return told.block === null ? words.movedNowhere : <Moved name={placeName(told.block, places, words)} />;
    case "turn":
      return (
        <>
          <bdi>
            {words.turn(told.name ?? words.somebody, told.seconds === null ? null : minutes.seconds(told.seconds))}
          </bdi>
          <span className="faint">
            {" "}
            · {live.kinds[told.as]}
            {told.words !== "" && ` · ${words.turnFor(told.words)}`}
            {told.given && ` · ${words.given(told.given.by)}`}
          </span>
        </>
      );
    case "round":
      return words.round;
    case "groups":
      return (
        <>
          {words.groups}{" "}
          {told.groups.map(({ people, names }, at) => (
            <span key={at}>
              {at > 0 && "; "}
              {names === null ? minutes.together(people) : <bdi>{names.join(", ")}</bdi>}
            </span>
          ))}
        </>
      );
    case "reading":
      return words.reads(
        told.name ?? words.somebody,
        passageName({ textId: "", from: told.from, to: told.to }, places, live) || words.gone,
      );
    case "poll-opened":
      return (
        <>
          {words.pollOpened} <b dir="auto">{told.question}</b>{" "}
          {told.isSecret && <span className="faint">({words.pollSecret})</span>}
        </>
      );
    case "poll-closed":
      return (
        <div className="poll">
          {words.pollClosed} <b dir="auto">{told.question}</b>{" "}
          <span className="faint">
            {minutes.votes(told.voted)}
            {told.isSecret && `, ${words.pollSecret}`}
          </span>
          <PollResult poll={told} tally={told.tally} />
        </div>
      );
    case "note":
      return <Note note={told} />;
    case "comment":
      return (
        <>
          <bdi>{told.name ?? words.somebody}</bdi> {told.isQuestion ? words.asks : words.comments}{" "}
          <Link to={told.href}>{told.number === null ? words.onText : words.on(told.number)}</Link>
          <q className="said" dir="auto">
            {told.excerpt}
          </q>
        </>
      );
  }
}

function Moved({ name }: { name: string }) {
  const words = useWords(catchUpWords);
  return name === "" ? words.gone : words.moved(name);
}

function Note({ note: { kind, body, by, person, due } }: { note: Extract<Told, { what: "note" }> }) {
  const words = useWords(catchUpWords);
  const live = useWords(liveSessionWords);
  return (
    <>
      <span className={`pill ${kind}`}>{live.noteKinds[kind]}</span>{" "}
      <span className="note-body" dir="auto">
        {body}
      </span>{" "}
      <span className="faint">
        {person && <bdi>{live.taskFor(person)}</bdi>}{" "}
        {due && (
          <>
            {live.taskUntil} <Day at={`${due}T12:00:00.000Z`} />
          </>
        )}{" "}
        {!person && by !== null && <bdi>{words.by(by)}</bdi>}
      </span>
    </>
  );
}

/** `¶ 39`, or how it begins; empty where the text has lost it. */
export function placeName(block: string, places: Places, words: CatchUpWords): string {
  const place = places[block];
  if (!place) return "";
  return place.number === null ? words.turnFor(place.words.slice(0, 40)) : `¶ ${place.number}`;
}
