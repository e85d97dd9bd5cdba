import { sessionGuestWords } from "../words/session-guests";
import { useWords } from "../words/use-words";
import type { InvitedTo } from "./session-guests.server";
import { SessionWhen } from "./session-when";

/** Behind a link that leads on to a session: which, and when. */
export function InvitedSession({ session: { title, when } }: { session: InvitedTo }) {
  const words = useWords(sessionGuestWords);
  return (
    <p>
      {words.to} <b>{title}</b>, <SessionWhen when={when} />
    </p>
  );
}
