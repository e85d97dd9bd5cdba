import { Form, Link, useFetcher, useLocation } from "@remix-run/react";
import { commonWords } from "../words/common";
import { useWords } from "../words/use-words";
import { Avatar } from "./avatar";
import { LinkButton } from "./button";
import { useSignUp } from "./sign-up";
import { themes, type Theme } from "./theme";
import { VisuallyHidden } from "./visually-hidden";

/**
 * The end of the bar: who one is and what goes with it, or the ways in; always the colours. A native popover: opens
 * and closes without script. It is made anew on each page, so that it does not stay open over the next one.
 */
export function Menu({
  viewer,
  theme,
}: {
  viewer: { id: string; name: string; isOperator?: boolean; isGuest?: boolean } | null;
  theme: Theme;
}) {
  const words = useWords(commonWords);
  const mayJoin = useSignUp() === "open";
  const here = useLocation();
  const way = here.pathname + here.search;
  const back = `?to=${encodeURIComponent(way)}`;
  return (
    <>
      {!viewer && (
        <LinkButton small className="sign-in" to={`/sign-in${back}`}>
          {words.signIn}
        </LinkButton>
      )}
      <button
        type="button"
        className="btn quiet menu-button"
        aria-label={viewer ? undefined : words.menu}
        {...{ popovertarget: "menu" }}
      >
        {viewer ? (
          <>
            <Avatar {...viewer} />
            <VisuallyHidden>{words.menuOf(viewer.name)}</VisuallyHidden>
            <span className="name" aria-hidden>
              {viewer.name}
            </span>
          </>
        ) : (
          <Lines />
        )}
      </button>
      <div className="menu" id="menu" key={here.key} {...{ popover: "auto" }}>
        {viewer && <div className="who">{viewer.name}</div>}
        {viewer?.isGuest ? (
          <ul>
            <li>
              <Link to="/guest">{words.visit}</Link>
            </li>
          </ul>
        ) : viewer ? (
          <ul>
            <li>
              <Link to="/account">{words.account}</Link>
            </li>
            {viewer.isOperator && (
              <li>
                <Link to="/operator">{words.operating}</Link>
              </li>
            )}
            <li>
              <Form method="post" action="/sign-out" reloadDocument>
                <button>{words.signOut}</button>
              </Form>
            </li>
          </ul>
        ) : (
          <ul>
            <li>
              <Link to={`/sign-in${back}`}>{words.signIn}</Link>
            </li>
            {mayJoin && (
              <li>
                <Link to={`/sign-up${back}`}>{words.signUp}</Link>
              </li>
            )}
          </ul>
        )}
        <Themes theme={theme} way={way} />
      </div>
    </>
  );
}

function Themes({ theme, way }: { theme: Theme; way: string }) {
  const words = useWords(commonWords);
  const fetcher = useFetcher();
  return (
    <fetcher.Form className="themes" method="post" action="/theme" preventScrollReset>
      <input type="hidden" name="to" value={way} />
      <p id="themes">{words.theme}</p>
      <div role="group" aria-labelledby="themes">
        {themes.map((one) => (
          <button key={one} name="theme" value={one} aria-pressed={one === theme}>
            {words.themes[one]}
          </button>
        ))}
      </div>
    </fetcher.Form>
  );
}

const Lines = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden>
    <path d="M3 6h14M3 10h14M3 14h14" strokeLinecap="round" />
  </svg>
);
