import { useFetcher } from "@remix-run/react";
import { Button } from "../ui/button";
import { contestedWords } from "../words/session-offers";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import type { AgendaPageData } from "./agenda-page.server";
import type { Offer } from "./offers.server";

/** What an agenda might take up, each with its reason, and one press to add it. */
export function AgendaOffers({ page: { plan, offers, fresh } }: { page: AgendaPageData }) {
  const words = useWords(contestedWords);
  const lists = [
    { name: "parked", title: words.parked, lead: words.parkedLead, offers: offers.parked },
    { name: "contested", title: words.contested, lead: words.contestedLead, offers: offers.contested },
  ].filter((list) => list.offers.length > 0);
  return (
    <>
      {lists.map(({ name, title, lead, offers: some }) => (
        <section key={name} className="offers" aria-labelledby={name}>
          <h2 id={name}>{title}</h2>
          <p className="hint">{lead}</p>
          <ul className="agenda">
            {some.map((offer, at) => (
              <li key={offer.item.id}>
                <OfferLine offer={offer} />
                <AddOffer session={plan.id} offer={offer} id={`${fresh.id}-${name}${at}`} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function OfferLine({ offer: { item, label, why } }: { offer: Offer }) {
  const pages = useWords(sessionPageWords);
  return (
    <div>
      <b>
        <bdi>{item.title}</bdi>
      </b>
      <p>
        {why}
        {label && (
          <>
            {" · "}
            <a href={label.href}>
              <bdi>{label.title}</bdi>, {pages.paragraphs(label.from, label.to)}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** In place with a script, as a plain form without. */
function AddOffer({ session, offer: { item }, id }: { session: string; offer: Offer; id: string }) {
  const words = useWords(contestedWords);
  const fetcher = useFetcher<{ detail?: string }>();
  const fields = {
    ...{ ask: "add-item", id, before: "", to: `/s/${session}/agenda` },
    ...{ "item.id": item.id, "item.title": item.title, "item.mode": "discussion", "item.minutes": "10" },
    "item.prompt": item.prompt,
    ...(item.passage && {
      ...{ "item.passage.textId": item.passage.textId, "item.passage.from": item.passage.from },
      "item.passage.to": item.passage.to,
    }),
  };
  return (
    <fetcher.Form method="post" action={`/s/${session}/do`}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button small aria-label={words.addLabel(item.title)}>
        {words.add}
      </Button>
      {fetcher.data?.detail && <p role="alert">{fetcher.data.detail}</p>}
    </fetcher.Form>
  );
}
