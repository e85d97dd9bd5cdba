import { Link } from "@remix-run/react";
import { Avatar } from "../ui/avatar";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { sessionPageWords } from "../words/session-pages";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import type { Coming } from "./planned-page.server";
import type { RsvpView } from "./session";

/** Who said what; of many the first, and a link to all. */
export function Comes({ rsvps, coming, more }: { rsvps: RsvpView[]; coming: Coming; more: string }) {
  const words = useWords(sessionPageWords);
  return (
    <section>
      <h2>{words.comes}</h2>
      <p className="hint">{coming.all === 0 ? words.nobodyYet : words.counts(coming)}</p>
      <Answers rsvps={rsvps} />
      {coming.all > rsvps.length && (
        <p>
          <Link to={more}>{words.allAnswers(coming.all)}</Link>
        </p>
      )}
    </section>
  );
}

/** All of them, on a page of their own. */
export function ComingPage({ title, rsvps, coming }: { title: string; rsvps: RsvpView[]; coming: Coming }) {
  const words = useWords(sessionPageWords);
  return (
    <Page narrow title={words.comes} lead={<bdi>{title}</bdi>}>
      <p>{coming.all === 0 ? words.nobodyYet : words.counts(coming)}</p>
      <Answers rsvps={rsvps} />
    </Page>
  );
}

function Answers({ rsvps }: { rsvps: RsvpView[] }) {
  const [words, times] = [useWords(sessionPageWords), useWords(timePollWords)];
  return (
    <ul className="feed">
      {rsvps.map(({ user, answer, note, waits, fromPoll }) => (
        <li key={user.id}>
          <Avatar {...user} />
          <div>
            <bdi>{user.name}</bdi>{" "}
            <Pill tone={waits ? "warn" : undefined}>{waits ? words.waitsPill : words.answerPills[answer]}</Pill>
            {fromPoll && <span className="faint"> {times.fromPoll}</span>}
            {note && <p dir="auto">{note}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
