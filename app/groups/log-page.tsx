import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Time } from "../ui/time";
import { groupLogWords } from "../words/group-log";
import { useWords } from "../words/use-words";
import type { ActView } from "./group-acts";

export function LogPage({ acts, next }: { acts: ActView[]; next: string | null }) {
  const words = useWords(groupLogWords);
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {acts.length === 0 && <p>{words.none}</p>}
      <ol className="list" reversed>
        {acts.map((act) => (
          <Line key={act.number} act={act} />
        ))}
      </ol>
      {next && <LinkButton to={`?after=${next}`}>{words.more}</LinkButton>}
    </Page>
  );
}

function Line({ act: { actor, act, target, before, after, reason, at } }: { act: ActView }) {
  const words = useWords(groupLogWords);
  const named = target?.name ?? (typeof before?.["title"] === "string" ? before["title"] : null);
  return (
    <li className="row">
      <div>
        <strong>
          <bdi>{actor?.name ?? words.tool}</bdi>
        </strong>{" "}
        {words.acts[act] ?? act} {named && <bdi>{named}</bdi>}
        <Values label={before && after ? words.from : null} values={before} />
        <Values label={before && after ? words.to : null} values={after} />
        {reason && <p dir="auto">{reason}</p>}
      </div>
      <Time at={at} />
    </li>
  );
}

function Values({ label, values }: { label: string | null; values: Record<string, unknown> | null }) {
  const words = useWords(groupLogWords);
  const shown = Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== "");
  if (shown.length === 0) return null;
  return (
    <p>
      {label}{" "}
      {shown.map(([name, value], at) => (
        <span key={name}>
          {at > 0 && " · "}
          {words.fields[name] ?? name}{" "}
          <bdi>{typeof value === "boolean" ? words.bool[String(value)] : String(value)}</bdi>
        </span>
      ))}
    </p>
  );
}
