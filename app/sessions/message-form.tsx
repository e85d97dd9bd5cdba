import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { mintId } from "../mint";
import { useCommands } from "./session-context";

/**
 * A form about private lines: they are no part of the record, so they have doors of their own. Done in place with a script, as a
 * plain form without; the page then asks for what stands.
 *
 * @param to below the session's own address
 */
export function MessageForm({ to, children }: { to: string; children: ReactNode }) {
  const { id: session, seed, here } = useCommands();
  const fetcher = useFetcher<{ done?: true; detail?: string; errors?: Record<string, string> }>();
  const place = useId().replace(/\W/g, "");
  const [later, setLater] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { data, state } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data?.done) return;
    form.current?.reset();
    // What is sent next is another line.
    setLater(mintId());
  }, [data, state]);
  const refused = data && !data.done ? (Object.values(data.errors ?? {})[0] ?? data.detail) : undefined;
  return (
    <fetcher.Form ref={form} method="post" action={`/s/${session}/${to}`} className="command">
      <input type="hidden" name="id" value={later ?? `${seed}-${place}`} />
      <input type="hidden" name="back" value={here} />
      {children}
      {refused && (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
    </fetcher.Form>
  );
}
