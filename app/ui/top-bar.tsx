import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { commonWords } from "../words/common";
import { useWords } from "../words/use-words";
import type { Crumb } from "./crumbs";

/** The bar on every page: home, where one is, and at the end (`children`) what the page and the menu put there. */
export function TopBar({ crumbs, children }: { crumbs: Crumb[]; children?: ReactNode }) {
  const words = useWords(commonWords);
  return (
    <header className="bar">
      <Link className="brand" to="/" aria-label={words.home}>
        <span>{words.lectern}</span>
      </Link>
      <nav className="crumbs" aria-label={words.crumbs}>
        {crumbs.length > 0 && (
          <ol>
            {crumbs.map(({ text, to }, index) => (
              <li key={index}>
                {to && index < crumbs.length - 1 ? (
                  <Link to={to}>{text}</Link>
                ) : (
                  <span aria-current={index === crumbs.length - 1 ? "page" : undefined}>{text}</span>
                )}
              </li>
            ))}
          </ol>
        )}
      </nav>
      <div className="end">{children}</div>
    </header>
  );
}
