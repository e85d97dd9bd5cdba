import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { openingWords } from "../words/opening";
import { useWords } from "../words/use-words";
import type { GroupView, Visibility } from "./group";

/** Asked before more people see a group: what will be read, and by whom. @param values of the form that asked for it */
export function OpeningPage({
  group: { slug, textCount },
  opening: { from, to, values },
}: {
  group: GroupView;
  opening: { from: Visibility; to: "unlisted" | "public"; values: Record<string, string> };
}) {
  const words = useWords(openingWords);
  return (
    <Page narrow title={words.title[to]}>
      <p>{from === "private" ? words.leads[to] : words.already}</p>
      <ul>
        <li>{words.about}</li>
        <li>{words.texts(textCount)}</li>
        <li>{words.comments}</li>
      </ul>
      {to === "public" && <p>{words.listed}</p>}
      <p>{words.stays}</p>
      <p>{words.told}</p>
      <Form method="post" className="form">
        {Object.entries({ ...values, opens: to }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="btns">
          <Button danger>{words.button[to]}</Button>
          <LinkButton quiet to={`/g/${slug}/settings`} reloadDocument>
            {words.cancel}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
