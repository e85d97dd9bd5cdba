import { powerWords } from "../words/moderation-powers";
import { useWords } from "../words/use-words";
import type { PowersTable } from "./powers";

/** Who has which power over whom: below the other rights of a group. */
export function Powers({ table }: { table: PowersTable }) {
  const words = useWords(powerWords);
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={words.title}>
        <table className="table rights">
          <thead>
            <tr>
              <th scope="col">{words.power}</th>
              {table.holders.map((holder) => (
                <th key={holder} scope="col">
                  {words.holders[holder]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, reach }) => (
              <tr key={name}>
                <th scope="row">{words.powers[name]}</th>
                {reach.map((each, at) => (
                  <td key={table.holders[at]} className={each === "no" ? undefined : "yes"}>
                    {words.reach[each]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul>
        {words.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
