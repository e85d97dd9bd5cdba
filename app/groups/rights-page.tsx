import type { ReactNode } from "react";
import { Page } from "../ui/page";
import { rightsWords } from "../words/rights";
import { useWords } from "../words/use-words";
import type { RightsTable } from "./rights";

/** @param children what rooms above add */
export function RightsPage({ table, children }: { table: RightsTable; children?: ReactNode }) {
  const words = useWords(rightsWords);
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={words.title}>
        <table className="table rights">
          <thead>
            <tr>
              <th scope="col">{words.deed}</th>
              {table.places.map((place) => (
                <th key={place} scope="col">
                  {words.places[place]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ deed, may }) => (
              <tr key={deed}>
                <th scope="row">{words.deeds[deed]}</th>
                {may.map((yes, at) => (
                  <td key={table.places[at]} className={yes ? "yes" : undefined}>
                    {yes ? words.yes : words.no}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section>
        <ul>
          {words.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      {children}
    </Page>
  );
}
