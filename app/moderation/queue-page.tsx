import { Form, Link } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { useRoomNews } from "../live/use-room-news";
import { Button, LinkButton } from "../ui/button";
import { classes } from "../ui/classes";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { caseWords } from "../words/cases";
import { ruleWords } from "../words/rules";
import { preventionWords } from "../words/prevention";
import { useWords } from "../words/use-words";
import { ageOf } from "./age";
import { batchKinds, isActedOn, whys, type CaseLine, type Why } from "./queue";
import type { Waiting } from "./queue.server";
import type { RulesView } from "./rules";
import { useCaseKeys } from "./use-case-keys";

const KeysDialog = lazy(() => import("../comments/keys-dialog"));

export type QueuePageData = {
  group: { slug: string; name: string };
  me: string;
  waiting: Waiting;
  items: CaseLine[];
  next: string | null;
  filter: { why: Why | null; of: string | null; mine: boolean; isLater: boolean };
  /** When the page was made, so that ages are the same on server and screen. */
  now: string;
  rules: RulesView["rules"];
  /** Of what is done to those that are chosen: sent twice it is once. */
  id: string;
  /** What came of it, when it was done just now. */
  done: { done: number; refused: number } | null;
};

/** What waits for moderators, oldest first. */
export function QueuePage({ page, refused }: { page: QueuePageData; refused: Refused }) {
  const words = useWords(caseWords);
  const { group, waiting, items, next, filter, now } = page;
  const here = `/g/${group.slug}/moderation`;
  const preventing = useWords(preventionWords);
  const { asksKeys, closeKeys } = useCaseKeys();
  useRoomNews(`group:${group.slug}`, "cases");
  const isFiltered = filter.why !== null || filter.of !== null || filter.mine;
  return (
    <Page
      title={
        <>
          {words.waiting} <Pill>{waiting.count}</Pill>
        </>
      }
      lead={waiting.oldest ? words.lead(ageOf(waiting.oldest, now)) : undefined}
      actions={
        <>
          <LinkButton quiet to={`${here}/prevention`}>
            {preventing.to}
          </LinkButton>
          <LinkButton quiet to={`${here}/settings`}>
            {words.settings}
          </LinkButton>
        </>
      }
    >
      {page.done && !refused && (
        <Notice tone={page.done.refused > 0 ? "warn" : "good"}>{words.batchDone(page.done)}</Notice>
      )}
      <Filters here={here} filter={filter} />
      {items.length === 0 ? (
        isFiltered ? (
          <p>{words.noneFiltered}</p>
        ) : (
          <EmptyState title={words.none} text={words.noneText} />
        )
      ) : (
        <>
          <ol className="cases">
            {items.map((line) => (
              <Line key={line.id} line={line} here={here} me={page.me} now={now} />
            ))}
          </ol>
          <div className="btns">
            {next && <LinkButton to={`${here}?${query(filter, next)}`}>{words.more}</LinkButton>}
            {filter.isLater && (
              <LinkButton quiet to={`${here}?${query(filter)}`}>
                {words.first}
              </LinkButton>
            )}
          </div>
          <Batch page={page} refused={refused} />
          <p className="keys-hint needs-script">{words.keysHint}</p>
        </>
      )}
      {asksKeys && (
        <Suspense>
          <KeysDialog list={words.queueKeys} onClose={closeKeys} />
        </Suspense>
      )}
    </Page>
  );
}

/** One deed for all that are chosen, each recorded and told by itself. */
function Batch({ page, refused }: { page: QueuePageData; refused: Refused }) {
  const [words, ruling] = [useWords(caseWords), useWords(ruleWords)];
  const errors = refused?.errors ?? {};
  const values: Record<string, string | undefined> = refused?.values ?? {};
  return (
    <details className="batch" open={refused !== undefined || undefined}>
      <summary className="btn">{words.selected}</summary>
      <Form method="post" action={`/g/${page.group.slug}/moderation`} id="batch" className="form">
        <FormErrors refused={refused} />
        <input type="hidden" name="id" value={page.id} />
        <Field as="select" name="kind" label={words.batchKind} defaultValue={values["kind"]} error={errors["kind"]}>
          {batchKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.batchKinds[kind]}
            </option>
          ))}
        </Field>
        <Field
          as="select"
          name="rule"
          label={words.batchRule}
          hint={words.batchRuleHint}
          defaultValue={values["rule"]}
          error={errors["rule"]}
        >
          <option value="">{words.noRule}</option>
          {page.rules.map(({ number, title }) => (
            <option key={number} value={number}>
              {ruling.rule(number, title)}
            </option>
          ))}
        </Field>
        <Field
          as="textarea"
          name="reason"
          label={words.batchReason}
          hint={words.batchReasonHint}
          rows={3}
          dir="auto"
          defaultValue={values["reason"]}
          error={errors["reason"]}
        />
        <div className="btns">
          <Button primary>{words.batchButton}</Button>
        </div>
      </Form>
    </details>
  );
}

function query({ why, of, mine }: QueuePageData["filter"], after?: string): string {
  const asked = { ...(why ? { why } : {}), ...(of ? { of } : {}), ...(mine ? { mine: "1" } : {}) };
  return new URLSearchParams({ ...asked, ...(after ? { after } : {}) }).toString();
}

function Filters({ here, filter }: { here: string; filter: QueuePageData["filter"] }) {
  const words = useWords(caseWords);
  const pill = (label: string, to: string, isOn: boolean) => (
    <Link key={to} to={to} className="pill" aria-current={isOn ? "true" : undefined}>
      {label}
    </Link>
  );
  const isPlain = !filter.why && !filter.mine && !filter.of;
  return (
    <nav className="pills" aria-label={words.filters}>
      {pill(words.whys[""] ?? "", here, isPlain)}
      {whys.map((why) => pill(words.whys[why] ?? why, `${here}?why=${why}`, filter.why === why))}
      {pill(words.mine, `${here}?mine=1`, filter.mine)}
      {filter.of && pill(words.ofOne, `${here}?${query(filter)}`, true)}
    </nav>
  );
}

function Line({ line, here, me, now }: { line: CaseLine; here: string; me: string; now: string }) {
  const words = useWords(caseWords);
  const title = titleOf(line, words);
  const holder = line.claimedBy;
  return (
    <li className="case" data-case={line.id} data-acts={isActedOn(line) ? "" : undefined}>
      {isActedOn(line) && (
        <input type="checkbox" form="batch" name="case" value={line.id} aria-label={words.select(title)} />
      )}
      <Link to={`${here}/${line.id}`} prefetch="intent">
        <b dir="auto">{title}</b>
        <span className="age" title={line.openedAt}>
          {ageOf(line.openedAt, now)}
        </span>
        {line.excerpt && (
          <span className="excerpt" dir="auto">
            “{line.excerpt}”
          </span>
        )}
        <em>{whyOf(line, words)}</em>
        {line.byPanel && <span className="holder">{words.byPanelShort}</span>}
        {holder && (
          <span className={classes("holder", holder.id === me && "mine")}>
            {holder.id === me ? words.claimedMine : words.claimed(holder.name)}
          </span>
        )}
      </Link>
    </li>
  );
}

type Words = (typeof caseWords)["en"];

export function titleOf({ kind, whom, text }: Pick<CaseLine, "kind" | "whom" | "text">, words: Words): string {
  return words.kinds[kind]?.(kind === "text" ? (text?.title ?? null) : (whom?.name ?? null)) ?? kind;
}

/** Why it waits, in one line: how many reports, by which rules, and what else. */
export function whyOf(
  { because, reports, rules }: Pick<CaseLine, "because" | "reports" | "rules">,
  words: Words,
): string {
  const others = because.filter((cause) => cause !== "reported").map((cause) => words.because[cause] ?? cause);
  const named = rules.slice(0, 3).map(({ number, title }) => words.rule(number, title));
  return [...(reports > 0 ? [words.reports(reports)] : []), ...named, ...others].join(" · ");
}
