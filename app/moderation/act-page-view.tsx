import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { actFormWords } from "../words/act-form";
import { actionWords } from "../words/moderation-acts";
import { recordWords } from "../words/records";
import { useWords } from "../words/use-words";
import { ActForm, actAddress, type Given } from "./act-form";
import type { ActionView } from "./action";
import type { ActPage } from "./act-page.server";

/** What somebody else did meanwhile. */
export type Meanwhile = { detail: string; action: ActionView | null } | null;

/** Where a moderator acts: what it is about, what may be done, and then the form of that. */
export function ActPageView({ page, given, meanwhile }: { page: ActPage; given: Given; meanwhile: Meanwhile }) {
  const [words, acts, records] = [useWords(actFormWords), useWords(actionWords), useWords(recordWords)];
  const { kind, kinds, group, form } = page;
  return (
    <Page
      narrow
      title={kind ? acts.kinds[kind] : words.title}
      lead={kind ? words.says[kind] : words.chooseLead}
      actions={
        kind && (
          <LinkButton quiet to={actAddress(page, null)}>
            {words.another}
          </LinkButton>
        )
      }
    >
      <section className="card about">
        <h2>
          <bdi>{page.title}</bdi>
        </h2>
        {page.html && <div className="body" dir="auto" dangerouslySetInnerHTML={{ __html: page.html }} />}
        {page.against > 0 && <p>{words.earlier(page.against)}</p>}
        {page.href && (
          <p>
            <Link to={page.href}>{words.toComment}</Link>
          </p>
        )}
        {page.person && page.role === "host" && (
          <p>
            <Link to={`/g/${group.slug}/moderation/people/${encodeURIComponent(page.person.id)}`}>
              {records.link(page.person.name)}
            </Link>
          </p>
        )}
      </section>
      {meanwhile && (
        <Notice tone="warn">
          <p>
            <strong>{words.conflictTitle}</strong> {meanwhile.detail}
            {meanwhile.action && (
              <>
                {" "}
                <Link to={`/g/${group.slug}/actions/${meanwhile.action.id}`}>
                  {words.conflictDid(
                    meanwhile.action.number,
                    acts.kinds[meanwhile.action.kind],
                    meanwhile.action.by?.name ?? acts.roles[meanwhile.action.role] ?? "",
                  )}
                </Link>
              </>
            )}{" "}
            {words.conflictGo}
          </p>
        </Notice>
      )}
      <ErrorSummary errors={given.errors} />
      {form?.inForce && (
        <Notice>
          <p>{words.inForce(form.inForce.number, acts.kinds[form.inForce.kind])}</p>
        </Notice>
      )}
      {kind ? (
        <ActForm key={kind} page={page} given={given} />
      ) : (
        <nav aria-label={words.choose}>
          <h2>{words.choose}</h2>
          <ul className="list">
            {kinds.map((each) => (
              <li key={each} className="row">
                <div>
                  <Link to={actAddress(page, each)}>{acts.kinds[each]}</Link>
                  <p>{words.says[each]}</p>
                </div>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Page>
  );
}

/** @param given what the form got back */
export function meanwhileOf(given: object | undefined): Meanwhile {
  if (!given || !("kind" in given) || given.kind !== "conflict" || !("detail" in given)) return null;
  const current = "current" in given ? (given.current as { action?: ActionView | null } | undefined) : undefined;
  return { detail: String(given.detail), action: current?.action ?? null };
}
