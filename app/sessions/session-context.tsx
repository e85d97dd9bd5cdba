/** What the pieces of a session's page share: what is held, who looks, and how something is asked. */
import { createContext, useContext, type ReactNode } from "react";
import type { Held } from "./held";
import type { SessionScreen } from "./screens.server";
import type { ServerClock } from "./server-clock";
import { useSession, type LiveStatus } from "./use-session";

export type SessionPage = Held &
  Pick<SessionScreen, "plan" | "may" | "me" | "seed"> & {
    status: LiveStatus;
    clock: ServerClock;
    act: (fields: URLSearchParams) => Promise<string | null>;
    /** The page itself: where a form goes back to that was sent without a script. */
    here: string;
  };

const SessionContext = createContext<SessionPage | null>(null);

export function SessionProvider({
  screen,
  here,
  whole = false,
  children,
}: {
  screen: SessionScreen;
  here: string;
  whole?: boolean;
  children: ReactNode;
}) {
  const live = useSession(screen, { whole });
  const { plan, may, me, seed } = screen;
  return <SessionContext.Provider value={{ ...live, plan, may, me, seed, here }}>{children}</SessionContext.Provider>;
}

export function useSessionPage(): SessionPage {
  const page = useContext(SessionContext);
  if (!page) throw new Error("outside of a session's page");
  return page;
}
