import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Time } from "../ui/time";
import { groupLogWords } from "../words/group-log";
import { useWords } from "../words/use-words";
import type { ActView, HungAct } from "./group-acts";

/** @param hung by number of the line */
export function LogPage({ acts, next, hung }: { acts: ActView[]; next: string | null; hung: Record<number, HungAct> }) {
  const words = useWords(groupLogWords);
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {acts.length === 0 && <p>{words.nothing}</p>}
      <ol className="list" reversed>
        {acts.map((act) => (
          <Line key={act.number} act={act} hung={hung[act.number]} />
        ))}
      </ol>
      {next && <LinkButton to={`?after=${next}`}>{words.more}</LinkButton>}
    </Page>
  );
}

function Line({
  act: { actor, act, target, before, after, reason, at },
  hung,
}: {
  act: ActView;
  hung: HungAct | undefined;
}) {
  const words = useWords(groupLogWords);
  const named = target?.name ?? (typeof before?.["title"] === "string" ? before["title"] : null);
  return (
    <li className="row">
      <div>
        <strong>
          <bdi>{actor?.name ?? words.tool}</bdi>
        </strong>{" "}
        {hung?.isUndone ? words.putBack : (words.acts[act] ?? act)} {named && <bdi>{named}</bdi>}
        {hung ? <Hung hung={hung} /> : <Values before={before} after={after} but={named} />}
        {reason && <p dir="auto">{reason}</p>}
      </div>
      <Time at={at} />
    </li>
  );
}

function Hung({ hung: { begins, href, was, is } }: { hung: HungAct }) {
  const words = useWords(groupLogWords);
  return (
    <>
      <a href={href} dir="auto">
        {begins || words.takenAway}
      </a>
      <p>
        {was && <a href={was.href}>{was.name}</a>}
        {was && is && " → "}
        {is && <a href={is.href}>{is.name}</a>}
      </p>
    </>
  );
}

/** Each value with what it was before. @param but what the line says already */
function Values({ before, after, but }: Pick<ActView, "before" | "after"> & { but: string | null }) {
  const words = useWords(groupLogWords);
  const text = (value: unknown) =>
    value === null || value === undefined || value === "" || value === 0
      ? null
      : typeof value === "boolean"
        ? words.bool[String(value)]
        : Array.isArray(value)
          ? value.join(", ")
          : String(value);
  const lines = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((name) => ({ name, was: text(before?.[name]), is: text(after?.[name]) }))
    .filter(({ was, is }) => (was ?? is) !== null && (is ?? was) !== but);
  if (lines.length === 0) return null;
  return (
    <p>
      {lines.map(({ name, was, is }, at) => (
        <span key={name}>
          {at > 0 && " · "}
          {words.fields[name] ?? name}: <bdi>{was ?? is}</bdi>
          {before && after && was !== null && (
            <>
              {" → "}
              <bdi>{is ?? words.none}</bdi>
            </>
          )}
        </span>
      ))}
    </p>
  );
}
