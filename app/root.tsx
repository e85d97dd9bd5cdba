import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import latinSans from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import latinSerif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import { useContext, type ReactNode } from "react";
import { viewerOf } from "~/accounts/viewer.server";
import { unreadNotices } from "~/comments/inbox.server";
import { settings } from "~/env.server";
import { Bell } from "./notices/bell";
import { isRefusal } from "./refusals";
import { loadStrip, SessionStrip } from "./sessions/strip-later";
import { stripFor } from "./sessions/strips.server";
import { Arrival } from "./ui/arrival";
import { barOf, crumbsOf, isBare } from "./ui/crumbs";
import { ErrorPage, titleOf } from "./ui/error-page";
import { Menu } from "./ui/menu";
import { NonceContext, RequestIdContext } from "./ui/nonce";
import { themeFrom } from "./ui/theme";
import { TopBar } from "./ui/top-bar";
import uiCss from "./ui/ui.css?url";
import { commonWords } from "./words/common";
import { LanguageContext, useWords } from "./words/use-words";
import { languages } from "./words/words";

/** Kept small: it travels with every page. */
export async function loader({ request }: LoaderFunctionArgs) {
  // A token that does not stand is refused by the page within; thrown here, it would take the error page with it.
  const viewer = await viewerOf(request).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  const running = viewer ? await stripFor(viewer, new URL(request.url).pathname) : undefined;
  if (running) await loadStrip();
  return {
    viewer: viewer && {
      ...{ id: viewer.id, name: viewer.name, isOperator: viewer.isOperator },
      ...(viewer.isGuest ? { isGuest: true } : {}),
    },
    unread: viewer ? await unreadNotices(viewer.id) : 0,
    running,
    // Told to strangers, to whom a new account is offered or not.
    signUp: viewer ? undefined : settings().signUp,
    theme: themeFrom(request.headers.get("Cookie")),
    // One until there is a second catalogue; the choice then belongs here.
    language: languages[0],
  };
}

/**
 * Only a form can change who one is or the colours; a comment on the reading page (`/t/…`) changes neither. Another page stands
 * otherwise beside a session that runs, and a page that asks again (its address stays) has heard of one.
 */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const { formAction, currentUrl, nextUrl, defaultShouldRevalidate } = args;
  if (!formAction) return currentUrl.pathname !== nextUrl.pathname || currentUrl.href === nextUrl.href;
  return !/^\/(?:t|api)\//.test(formAction) && defaultShouldRevalidate;
}

const font = (href: string) =>
  ({ rel: "preload", as: "font", type: "font/woff2", href, crossOrigin: "anonymous" }) as const;

export const links: LinksFunction = () => [
  font(latinSerif),
  font(latinSans),
  { rel: "stylesheet", href: uiCss },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? titleOf(error) : commonWords.en.lectern },
  { name: "description", content: commonWords.en.tagline },
];

/** The document around every page, also around the one that says something broke. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const noted = useContext(RequestIdContext);
  const isBroken = Boolean(useRouteError());
  const { theme, language } = useRoot();
  return (
    <html lang={language} dir="ltr" data-theme={theme} data-request={isBroken ? noted : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        {theme !== "dark" && <meta name="theme-color" content="#ffffff" media={mediaOf(theme, "light")} />}
        {theme !== "light" && <meta name="theme-color" content="#111318" media={mediaOf(theme, "dark")} />}
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageContext.Provider value={language}>
          <Frame>{children}</Frame>
          <Arrival />
        </LanguageContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const words = useWords(commonWords);
  const matches = useMatches();
  const { viewer, unread, running, theme, language } = useRoot();
  if (isBare(matches)) return children;
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <TopBar crumbs={crumbsOf(matches, language)}>
        {barOf(matches, language)}
        {viewer && <Bell unread={unread} />}
        <Menu viewer={viewer} theme={theme} />
      </TopBar>
      {viewer && <SessionStrip served={running} />}
      {children}
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage signedIn={useRoot().viewer !== null} />;
}

/** What the loader said, or what is true of anyone when it could not. */
function useRoot() {
  return (
    useRouteLoaderData<typeof loader>("root") ??
    ({ viewer: null, unread: 0, running: undefined, signUp: undefined, theme: "system", language: "en" } as const)
  );
}

const mediaOf = (theme: string, colours: string) =>
  theme === "system" ? `(prefers-color-scheme: ${colours})` : undefined;
