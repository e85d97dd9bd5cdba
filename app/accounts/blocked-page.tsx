import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { blockWords } from "../words/blocks";
import { useWords } from "../words/use-words";
import type { BlockView } from "./blocks.server";
import type { UserView } from "./user";

/** Whom one does not see, and, where one came to add somebody, the question whether one means it. */
export function BlockedPage({
  items,
  person,
  comment,
  done,
  refused,
}: {
  items: BlockView[];
  person: UserView | null;
  /** Where one came from. */
  comment: string | null;
  done: "blocked" | "ended" | null;
  refused: string | null;
}) {
  const words = useWords(blockWords);
  const back = comment ? `/c/${comment}` : null;
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {done && !refused && (
        <Notice tone="good">
          <p>
            {done === "blocked" ? words.done : words.ended} {back && <Link to={back}>{words.back}</Link>}
          </p>
        </Notice>
      )}
      {person && !done && (
        <Form method="post" action="/account/blocked?index" className="form card">
          <h2>
            <bdi>{words.ask(person.name)}</bdi>
          </h2>
          <input type="hidden" name="user" value={person.id} />
          {comment && <input type="hidden" name="comment" value={comment} />}
          <div className="btns">
            <Button primary>{words.block(person.name)}</Button>
            <LinkButton quiet to={back ?? "/account/blocked"}>
              {words.cancel}
            </LinkButton>
          </div>
        </Form>
      )}
      {items.length === 0 ? (
        !person && <p>{words.none}</p>
      ) : (
        <ul className="list">
          {items.map(({ user }) => (
            <li className="row" key={user.id}>
              <bdi>{user.name}</bdi>
              <Form method="post" action={`/account/blocked/${user.id}/end`} className="end">
                <Button small aria-label={words.unblockWhom(user.name)}>
                  {words.unblock}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
