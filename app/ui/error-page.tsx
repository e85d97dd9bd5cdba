import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { useContext } from "react";
import { commonWords } from "../words/common";
import { useWords } from "../words/use-words";
import { LinkButton } from "./button";
import { RequestIdContext } from "./nonce";
import { Page } from "./page";
import { useSignUp } from "./sign-up";

type Kind = keyof (typeof commonWords)["en"]["refused"];

/** For refusals that carry only a status: what Remix itself says of an unknown address, for one. */
const kinds: Record<number, Kind> = {
  401: "signed-out",
  403: "forbidden",
  404: "not-found",
  405: "unsupported",
  409: "conflict",
  410: "gone",
  413: "too-large",
  415: "unsupported",
  422: "invalid",
  429: "too-many",
  503: "unavailable",
};

/** What stands where a page cannot: why it was refused and what to do next, or that something broke and its number. */
export function ErrorPage({ signedIn }: { signedIn: boolean }) {
  const error = useRouteError();
  const noted = useContext(RequestIdContext);
  const said = saidBy(error);
  return said.kind ? (
    <Refused kind={said.kind} detail={said.detail} signedIn={signedIn} />
  ) : (
    <Broken id={said.id ?? noted} />
  );
}

/** For the tab. `meta` has no language but the first. */
export function titleOf(error: unknown): string {
  const words = commonWords.en;
  const { kind } = saidBy(error);
  return `${kind ? words.refused[kind] : words.brokenTitle} · ${words.lectern}`;
}

/** Said by the page itself where what it was told is no error to Remix. */
export function Refused({ kind, detail, signedIn }: { kind: Kind; detail?: string; signedIn: boolean }) {
  const words = useWords(commonWords);
  const mayJoin = useSignUp() === "open";
  const here = useLocation();
  const back = `?to=${encodeURIComponent(here.pathname + here.search)}`;
  return (
    <Page narrow title={words.refused[kind]}>
      {detail && <p>{detail}</p>}
      {/* Why something is gone also says whether there is a new one to be had, and from whom. */}
      {(kind !== "gone" || !detail) && <p>{words.next[kind]}</p>}
      <div className="btns">
        {kind === "signed-out" && (
          <>
            <LinkButton primary to={`/sign-in${back}`}>
              {words.signIn}
            </LinkButton>
            {mayJoin && <LinkButton to={`/sign-up${back}`}>{words.signUp}</LinkButton>}
          </>
        )}
        {(kind === "too-many" || kind === "unavailable" || kind === "conflict") && (
          <LinkButton primary reloadDocument to={here.pathname + here.search}>
            {words.reload}
          </LinkButton>
        )}
        {kind === "not-found" && !signedIn && <LinkButton to={`/sign-in${back}`}>{words.signIn}</LinkButton>}
        {kind !== "signed-out" && <LinkButton to="/">{words.toStart}</LinkButton>}
      </div>
    </Page>
  );
}

/** Nothing of the error itself: it may name what the reader may not know. */
function Broken({ id }: { id?: string }) {
  const words = useWords(commonWords);
  const here = useLocation();
  return (
    <Page narrow title={words.brokenTitle}>
      <p>{words.broken}</p>
      <p>{words.brokenNext}</p>
      {id && <p>{words.brokenId(id)}</p>}
      <div className="btns">
        <LinkButton primary reloadDocument to={here.pathname + here.search}>
          {words.reload}
        </LinkButton>
        <LinkButton to="/">{words.toStart}</LinkButton>
      </div>
    </Page>
  );
}

function saidBy(error: unknown): { kind?: Kind; detail?: string; id?: string } {
  if (!isRouteErrorResponse(error)) return {};
  const { kind, detail, id } = asRecord(error.data);
  const known = isKind(kind) ? kind : kinds[error.status];
  return {
    kind: known,
    detail: known && typeof detail === "string" ? detail : undefined,
    id: typeof id === "string" ? id : undefined,
  };
}

const asRecord = (data: unknown) => (typeof data === "object" && data !== null ? data : {}) as Record<string, unknown>;

const isKind = (kind: unknown): kind is Kind => typeof kind === "string" && Object.hasOwn(commonWords.en.refused, kind);
