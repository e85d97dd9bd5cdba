/** What the pieces of a session's page share: what is held, who looks, and how something is asked. */
import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { Held } from "./held";
import type { SessionScreen } from "./screens.server";
import type { ServerClock } from "./server-clock";
import { useKeptFocus } from "./use-kept-focus";
import { useSession, type LiveStatus } from "./use-session";

/** What a form needs that asks something of a session. */
export type Commands = {
  /** Of the session. */
  id: string;
  /** What the ids of forms that are sent without a script begin with. */
  seed: string;
  /** The page itself: where a form goes back to that was sent without a script. */
  here: string;
  /** @returns why it was refused, in words; "" where nothing was reached; null when it is done */
  act: (fields: URLSearchParams) => Promise<string | null>;
};

export const CommandContext = createContext<Commands | null>(null);

export function useCommands(): Commands {
  const commands = useContext(CommandContext);
  if (!commands) throw new Error("a form outside of a session's page");
  return commands;
}

export type SessionPage = Held &
  Pick<SessionScreen, "plan" | "may" | "me"> & {
    status: LiveStatus;
    /** Since when it is not connected, by this screen's clock. */
    lostAt: number | null;
    clock: ServerClock;
    here: string;
  };

const SessionContext = createContext<SessionPage | null>(null);

export function SessionProvider({
  screen,
  here,
  whole = false,
  stays = false,
  children,
}: {
  screen: SessionScreen;
  here: string;
  whole?: boolean;
  stays?: boolean;
  children: ReactNode;
}) {
  const { act, ...live } = useSession(screen, { whole, stays });
  useKeptFocus();
  const { plan, may, me, seed } = screen;
  const commands = useMemo(() => ({ id: plan.id, seed, here, act }), [plan.id, seed, here, act]);
  return (
    <SessionContext.Provider value={{ ...live, plan, may, me, here }}>
      <CommandContext.Provider value={commands}>{children}</CommandContext.Provider>
    </SessionContext.Provider>
  );
}

export function useSessionPage(): SessionPage {
  const page = useContext(SessionContext);
  if (!page) throw new Error("outside of a session's page");
  return page;
}
