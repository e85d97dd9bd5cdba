import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { actionWords } from "../words/moderation-acts";
import { publicLogWords } from "../words/public-log";
import { useWords } from "../words/use-words";
import { actionKinds, actionRoles } from "./action";
import { fates, type LogFate, type LogLine } from "./public-log";

export type PublicLogData = {
  group: { slug: string; name: string };
  items: LogLine[];
  next: string | null;
  /** What was asked for, as the form shows it again. */
  asked: Record<string, string>;
  /** The same for addresses. */
  query: string;
  /** Whether the asker reads the hosts' log too, and the whole record of each action. */
  isModerator: boolean;
  /** Actions that concern the asker. */
  mine: string[];
  newestSeal: string | null;
  /** The secret address for one’s feed reader; `url` null: there is none yet; null: one has no place in the group. */
  feed: { url: string | null } | null;
};

/** What moderators did and what became of it, for all who may read the log. */
export function PublicLogPage({ log }: { log: PublicLogData }) {
  const words = useWords(publicLogWords);
  const here = `/g/${log.group.slug}`;
  const older = new URLSearchParams(log.query);
  if (log.next) older.set("after", log.next);
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <LinkButton to={`${here}/log/numbers`}>{words.numbers}</LinkButton>
          <LinkButton to={`${here}/rules`}>{words.rules}</LinkButton>
          <LinkButton to={`${here}/moderation/settings`}>{words.settings}</LinkButton>
          {log.isModerator && <LinkButton to={`${here}/acts`}>{words.hostsLog}</LinkButton>}
        </>
      }
    >
      <Filter log={log} />
      {log.items.length === 0 && (
        <EmptyState
          title={log.query ? words.noneFound : words.nothing}
          text={log.query ? words.noneFoundMeant : words.nothingMeant}
        />
      )}
      <ol className="list" reversed>
        {log.items.map((line) => (
          <Line key={line.number} line={line} log={log} />
        ))}
      </ol>
      {log.next && <LinkButton to={`?${older}`}>{words.older}</LinkButton>}
      <section>
        <h2>{words.files}</h2>
        <p>
          {(["csv", "json", "atom"] as const).map((format, at) => (
            <span key={format}>
              {at > 0 && " · "}
              <a href={`${here}/log.${format}${log.query && format !== "atom" ? `?${log.query}` : ""}`}>
                {words[format]}
              </a>
            </span>
          ))}
        </p>
      </section>
      {log.feed && <OwnFeed url={log.feed.url} here={here} />}
      <section>
        <h2>{words.verifyTitle}</h2>
        <p>{words.verify}</p>
        {log.newestSeal && (
          <p className="scroll-x" tabIndex={0} role="region" aria-label={words.newestSeal}>
            {words.newestSeal}: <code>{log.newestSeal}</code>
          </p>
        )}
      </section>
    </Page>
  );
}

/** For a feed reader, which cannot sign in. */
function OwnFeed({ url, here }: { url: string | null; here: string }) {
  const words = useWords(publicLogWords);
  return (
    <section>
      <h2>{words.feedOwn}</h2>
      <p>{words.feedOwnText}</p>
      {url ? (
        <>
          <label htmlFor="log-feed">{words.feedAddress}</label>
          <div className="copied">
            <input
              id="log-feed"
              className="input"
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton of="log-feed" label={words.feedCopy} />
          </div>
          <p>
            <Link to="/account/calendar">{words.feedReplace}</Link>
          </p>
        </>
      ) : (
        <Form method="post" action={`${here}/log?index`}>
          <Button>{words.feedMake}</Button>
        </Form>
      )}
    </section>
  );
}

function Filter({ log: { asked, query, group } }: { log: PublicLogData }) {
  const [words, acts] = [useWords(publicLogWords), useWords(actionWords)];
  const choices: Array<["action" | "role" | "fate", Array<[string, string]>]> = [
    ["action", actionKinds.map((kind) => [kind, acts.kinds[kind]])],
    ["role", actionRoles.map((role) => [role, acts.roles[role] ?? role])],
    ["fate", fates.map((fate) => [fate, words.fates[fate]])],
  ];
  return (
    <details open={query !== ""}>
      <summary>{words.filter}</summary>
      <Form method="get" className="form" key={query}>
        {choices.map(([name, options]) => (
          <Field key={name} as="select" name={name} label={words.filterOf[name]} defaultValue={asked[name] ?? ""}>
            <option value="">{words.any}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Field>
        ))}
        <Field type="number" min={1} name="rule" label={words.filterOf.rule} defaultValue={asked["rule"]} optional />
        <Field type="date" name="from" label={words.filterOf.from} defaultValue={asked["from"]} optional />
        <Field type="date" name="until" label={words.filterOf.until} defaultValue={asked["until"]} optional />
        <div className="btns">
          <Button>{words.show}</Button>
          {query !== "" && (
            <LinkButton quiet to={`/g/${group.slug}/log`}>
              {words.all}
            </LinkButton>
          )}
        </div>
      </Form>
    </details>
  );
}

function Line({ line, log }: { line: LogLine; log: PublicLogData }) {
  const [words, acts] = [useWords(publicLogWords), useWords(actionWords)];
  const here = `/g/${log.group.slug}`;
  const { number, kind, at, role, by, rule, reason, text, comment, until, details, state } = line;
  const isMine = log.mine.includes(line.id);
  const seconds = details["seconds"];
  const facts = [
    ...(rule ? [words.rule(rule.number, rule.title)] : []),
    ...(typeof seconds === "number" ? [words.between(acts.duration(seconds))] : []),
    ...(details["scope"] ? [words.scopes[String(details["scope"])] ?? ""] : []),
    ...(details["ground"] ? [words.ground(String(details["ground"]))] : []),
  ];
  return (
    <li className="row" id={`action-${number}`}>
      <div>
        <Link to={`${here}/log?number=${number}`}>{words.number(number)}</Link>: <strong>{words.did[kind]}</strong>{" "}
        {words.byRole(acts.roles[role] ?? role)}
        {by && (
          <>
            {" "}
            (<bdi>{by.name}</bdi>)
          </>
        )}{" "}
        {kind !== "approve" && <Pill>{acts.states[state]}</Pill>}
        {facts.length > 0 && <p dir="auto">{facts.join(" · ")}</p>}
        <p dir="auto">{reason}</p>
        {until && (
          <p>
            {words.until} <Time at={until} />
          </p>
        )}
        {line.words !== null && <blockquote dir="auto">{line.words}</blockquote>}
        {line.fates.length > 0 && (
          <ul aria-label={words.became}>
            {line.fates.map((fate, at) => (
              <FateLine key={at} fate={fate} />
            ))}
          </ul>
        )}
        <p>
          {text && (
            <Link to={comment ? `/c/${comment}` : `/t/${text.id}`}>
              <bdi>{text.title}</bdi>
            </Link>
          )}
          {(isMine || log.isModerator) && (
            <>
              {text && " · "}
              <Link to={`${here}/actions/${line.id}`}>{isMine ? words.mine : words.statement}</Link>
            </>
          )}
        </p>
      </div>
      <Time at={at} />
    </li>
  );
}

function FateLine({ fate: { what, at, role, by, reason, number } }: { fate: LogFate }) {
  const [words, acts] = [useWords(publicLogWords), useWords(actionWords)];
  return (
    <li dir="auto">
      <Time at={at} />: {number === null ? words.fate[what] : words.replacedBy(number)}
      {role && <> {words.byRole(acts.roles[role] ?? role)}</>}
      {by && (
        <>
          {" "}
          (<bdi>{by.name}</bdi>)
        </>
      )}
      {reason && <>. {reason}</>}
    </li>
  );
}
