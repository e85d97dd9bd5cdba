import { Link } from "@remix-run/react";
import { Avatar } from "../ui/avatar";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { MemberView } from "./group";
import type { Linked } from "./group-page";

/** What was said last, newest first, as feed. */
export function News({ lines }: { lines: Linked[] }) {
  const words = useWords(groupWords);
  return (
    <ul className="feed">
      {lines.map(({ comment, excerpt, text, number, href }) => (
        <li key={comment.id}>
          <Avatar id={comment.author?.id ?? ""} name={comment.author?.name ?? "?"} />
          <div>
            <strong>
              <bdi>{comment.author?.name ?? words.someoneGone}</bdi>
            </strong>{" "}
            {comment.kind === "question" ? words.asks : words.says}{" "}
            <Link to={href}>
              <Where number={number} title={text.title} />
            </Link>{" "}
            <Time at={comment.createdAt} />
            <p dir="auto">{excerpt}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Questions({ lines }: { lines: Linked[] }) {
  const words = useWords(groupWords);
  return (
    <ul className="list">
      {lines.map(({ comment, excerpt, text, number, href }) => (
        <li key={comment.id} className="row">
          <div>
            <Link className="t" to={href}>
              <bdi>{excerpt}</bdi>
            </Link>
            <p>
              <Where number={number} title={text.title} /> · <bdi>{comment.author?.name ?? words.someoneGone}</bdi> ·{" "}
              {words.replies(comment.replyCount)}
            </p>
          </div>
          {comment.question && (
            <Pill tone={comment.question === "parked" ? "warn" : undefined}>
              {words.questionStates[comment.question]}
            </Pill>
          )}
        </li>
      ))}
    </ul>
  );
}

function Where({ number, title }: { number: number | null; title: string }) {
  const words = useWords(groupWords);
  return (
    <>
      {number !== null && `${words.paragraph(number)} ${words.in} `}
      <bdi>{title}</bdi>
    </>
  );
}

/** The first of them; the whole list is a page of its own. */
export function People({ slug, people, pending }: { slug: string; people: MemberView[]; pending: number }) {
  const words = useWords(groupWords);
  return (
    <>
      <ul className="feed">
        {people.map(({ user, role }) => (
          <li key={user.id}>
            <Avatar {...user} />
            <span>
              <bdi>{user.name}</bdi> {role !== "member" && <Pill>{words.roles[role]}</Pill>}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/g/${slug}/members`}>{words.allMembers}</Link>{" "}
        {pending > 0 && <Pill tone="warn">{`${pending} ${words.waitingPill}`}</Pill>}
      </p>
    </>
  );
}
