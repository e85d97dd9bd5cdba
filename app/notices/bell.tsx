import { Link, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { bellWords } from "../words/bell";
import { useWords } from "../words/use-words";
import { mostCounted } from "./notice";
import { useNotices } from "./use-notices";

/** The way to one's notices, with how many are unread: as the server wrote it, and from then on as it changes. */
export function Bell({ unread }: { unread: number }) {
  const words = useWords(bellWords);
  const [count, setCount] = useState(unread);
  useEffect(() => setCount(unread), [unread]);
  const { revalidate } = useRevalidator();
  // Whom one sees, or what one may do, is different now, on whatever page: done in another tab, or by somebody else.
  const changed = useCallback((what: string) => void (/standing|blocks/.test(what) && revalidate()), [revalidate]);
  useNotices(setCount, changed);
  return (
    <Link className="btn quiet bell" to="/notices" aria-label={words.bell(count, mostCounted)}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden>
        <path d="M4 14V9a6 6 0 0 1 12 0v5l1 1H3zM8 17.5h4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {count > 0 && <b aria-hidden>{count < mostCounted ? count : `${mostCounted - 1}+`}</b>}
    </Link>
  );
}
