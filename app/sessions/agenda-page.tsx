import { Form, useFetcher } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { mintId } from "../mint";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { sessionAgendaWords } from "../words/session-agenda";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import { AddTextForm } from "./add-text-form";
import { ItemForm } from "./agenda-item-form";
import { AgendaOffers } from "./agenda-offers";
import { AgendaText, totalOf } from "./agenda-list";
import type { AgendaPageData } from "./agenda-page.server";
import type { AgendaLine } from "./planned-page.server";
import { useAgendaTold } from "./use-agenda-told";
import { DragHandle, useDragOrder } from "./use-drag-order";
import { useKeptFocus } from "./use-kept-focus";
import { sessionLimits } from "./session";

/** Where an agenda is made: in order by buttons, or by dragging where there is a script. */
export function AgendaPage({
  page,
  open,
  kept,
  refused,
}: {
  page: AgendaPageData;
  /** The item whose form stands open. */
  open: string | null;
  /** It was kept as a template just now. */
  kept: boolean;
  refused: Refused;
}) {
  const words = useWords(sessionAgendaWords);
  const { plan, agenda } = page;
  const changing = refused?.values["ask"] === "change-item" ? (refused.values["item.id"] ?? null) : open;
  const adding = refused?.values["ask"] === "add-item" ? refused : undefined;
  const { told, touch } = useAgendaTold(agenda);
  useKeptFocus();
  const dropping = useFetcher<{ detail?: string }>();
  const drag = useDragOrder(
    agenda.map(({ id }) => id),
    (item, before) => {
      touch(item);
      dropping.submit(
        { ask: "move-item", id: mintId(), item, before },
        { method: "post", action: `/s/${plan.id}/do`, encType: "application/x-www-form-urlencoded" },
      );
    },
  );
  const total = totalOf(agenda);
  return (
    <Page
      narrow
      title={words.title}
      lead={<bdi>{plan.title}</bdi>}
      actions={
        plan.state === "live" ? (
          <LinkButton to={`${plan.url}/run`}>{words.toRun}</LinkButton>
        ) : (
          <LinkButton to={plan.url}>{words.toSession}</LinkButton>
        )
      }
    >
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {kept && <Notice tone="good">{words.kept}</Notice>}
      {agenda.length === 0 ? (
        <>
          <p>{words.none}</p>
          <Fill page={page} />
        </>
      ) : (
        <>
          <ol className="agenda" ref={drag.list}>
            {agenda.map((item, at) => (
              <li
                key={item.id}
                id={`item-${item.id}`}
                aria-current={item.state === "current" ? "step" : undefined}
                {...drag.line(item.id)}
              >
                {changing === item.id ? (
                  <ItemForm page={page} item={item} refused={refused} />
                ) : (
                  <Item page={page} item={item} at={at} grip={drag.grip} touch={touch} />
                )}
              </li>
            ))}
          </ol>
          <p className={total > plan.minutes ? "hint over" : "hint"} role="status">
            {words.total(total, plan.minutes)} {drag.grip && words.dragHint}
          </p>
          {dropping.data?.detail && <p role="alert">{dropping.data.detail}</p>}
        </>
      )}
      <AgendaOffers page={page} />
      <section id="add">
        <h2>{words.addTitle}</h2>
        <ItemForm page={page} refused={adding} />
        {page.moreTexts && (
          <AddTextForm
            session={plan.id}
            slug={plan.group.slug}
            texts={page.moreTexts}
            back={`/s/${plan.id}/agenda#add`}
          />
        )}
      </section>
      {agenda.length > 0 && (
        <section>
          <h2>{words.keepTitle}</h2>
          <KeepForm session={plan.id} name={plan.title} refused={undefined} />
        </section>
      )}
    </Page>
  );
}

function Item({
  page: { plan, agenda, fresh },
  item,
  at,
  grip,
  touch,
}: {
  page: AgendaPageData;
  item: AgendaLine;
  at: number;
  grip: ReturnType<typeof useDragOrder>["grip"];
  touch: (item: string) => void;
}) {
  const [words, pages] = [useWords(sessionAgendaWords), useWords(sessionPageWords)];
  const before = (place: number) => agenda[place]?.id ?? "";
  const mint = (what: string) => `${fresh.id}-${what}${at}`;
  const shared = { session: plan.id, item: item.id, touch };
  return (
    <>
      <AgendaText item={item} />
      <span className="num">
        {grip && <DragHandle grip={grip(item.id)} />}{" "}
        {item.state !== "waiting" && (
          <span className={item.state === "current" ? "pill live" : "pill"}>{words.states[item.state]}</span>
        )}{" "}
        {pages.min(item.minutes)}
      </span>
      <div className="btns">
        <AgendaButton
          {...{ ...shared, ask: "move-item", id: mint("u"), before: before(Math.max(0, at - 1)) }}
          {...{ label: words.up, name: words.upOf(item.title), isEnd: at === 0 }}
        />
        <AgendaButton
          {...{ ...shared, ask: "move-item", id: mint("n"), before: before(at + 2) }}
          {...{ label: words.down, name: words.downOf(item.title), isEnd: at === agenda.length - 1 }}
        />
        <LinkButton
          small
          to={`/s/${plan.id}/agenda?item=${item.id}#item-${item.id}`}
          aria-label={words.changeOf(item.title)}
        >
          {words.change}
        </LinkButton>
        {item.state === "waiting" && (
          <AgendaButton
            {...{ ...shared, ask: "remove-item", id: mint("r"), next: agenda[at + 1]?.id ?? agenda[at - 1]?.id }}
            {...{ label: words.remove, name: words.removeOf(item.title) }}
          />
        )}
      </div>
    </>
  );
}

/** One thing done to an item: at once and in place with a script, as a plain form without. */
function AgendaButton({
  session,
  ask,
  id,
  item,
  before,
  label,
  name,
  next = item,
  isEnd = false,
  touch,
}: {
  session: string;
  ask: "move-item" | "remove-item";
  id: string;
  item: string;
  before?: string;
  label: string;
  name: string;
  /** Where one goes on without a script: to the item itself, unless it is gone. */
  next?: string | undefined;
  isEnd?: boolean;
  touch: (item: string) => void;
}) {
  const fetcher = useFetcher<{ detail?: string }>();
  const fields = {
    ask,
    id,
    item,
    ...(before === undefined ? {} : { before }),
    to: `/s/${session}/agenda#item-${next}`,
  };
  return (
    <fetcher.Form method="post" action={`/s/${session}/do`} onSubmit={() => touch(item)}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {/* Not disabled at the ends: a button that loses the focus loses whoever works by keyboard. */}
      <Button small aria-label={name} aria-disabled={isEnd || undefined}>
        {label}
      </Button>
      {fetcher.data?.detail && <p role="alert">{fetcher.data.detail}</p>}
    </fetcher.Form>
  );
}

function Fill({ page: { plan, templates, fresh } }: { page: AgendaPageData }) {
  const words = useWords(sessionAgendaWords);
  return (
    <Form method="post" action={`/s/${plan.id}/agenda/fill`} className="form narrow">
      <input type="hidden" name="seed" value={fresh.id} />
      <Field as="select" name="template" label={words.fill}>
        {templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Field>
      <div className="btns">
        <Button>{words.fillButton}</Button>
      </div>
    </Form>
  );
}

/** Also a page of its own, for when it was refused. */
export function KeepForm({ session, name, refused }: { session: string; name: string; refused: Refused }) {
  const words = useWords(sessionAgendaWords);
  return (
    <Form method="post" action={`/s/${session}/agenda/keep`} className="form narrow">
      <FormErrors refused={refused} />
      <Field
        name="name"
        label={words.keepName}
        hint={words.keepHint}
        required
        maxLength={sessionLimits.template.max}
        dir="auto"
        autoComplete="off"
        defaultValue={refused?.values["name"] ?? name.slice(0, sessionLimits.template.max)}
        error={refused?.errors["name"]}
      />
      <div className="btns">
        <Button>{words.keepButton}</Button>
      </div>
    </Form>
  );
}
