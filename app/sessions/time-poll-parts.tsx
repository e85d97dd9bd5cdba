import { Link } from "@remix-run/react";
import { Pill } from "../ui/pill";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import type { TimePollLine } from "./time-poll";

/** How many have answered, and whether I have. */
export function Answered({ poll }: { poll: Pick<TimePollLine, "answered" | "members" | "isAnswered" | "state"> }) {
  const words = useWords(timePollWords);
  return (
    <>
      {words.answered(poll.answered, poll.members)}
      {poll.state === "open" && <> · {words.you[poll.isAnswered ? "true" : "false"]}</>}
    </>
  );
}

export function TimePollLines({ polls }: { polls: TimePollLine[] }) {
  const words = useWords(timePollWords);
  return (
    <ul className="list">
      {polls.map((poll) => (
        <li key={poll.id} className="row session-line">
          <div>
            <Link className="t" to={poll.url}>
              <bdi>{poll.title}</bdi>
            </Link>
            <p>
              <Answered poll={poll} />
            </p>
          </div>
          {poll.state === "closed" ? (
            <Pill>{poll.session ? words.became : words.closed}</Pill>
          ) : (
            !poll.isAnswered && <Pill tone="new">{words.waits}</Pill>
          )}
        </li>
      ))}
    </ul>
  );
}
