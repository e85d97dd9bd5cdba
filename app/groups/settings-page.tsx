import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { GroupView } from "./group";
import { FormErrors, GroupForm, type Refused } from "./group-form";

export function SettingsPage({ group, saved, refused }: { group: GroupView; saved: boolean; refused: Refused }) {
  const words = useWords(groupWords);
  return (
    <Page narrow title={words.settings}>
      {saved && <Notice tone="good">{words.saved}</Notice>}
      <GroupForm group={group} refused={refused} />
      <section>
        <h2>{words.deleteTitle}</h2>
        <p>{words.deleteText}</p>
        <DeleteForm slug={group.slug} refused={undefined} />
      </section>
    </Page>
  );
}

/** Also a page of its own, for when the slug was mistyped. */
export function DeleteForm({ slug, refused }: { slug: string; refused: Refused }) {
  const words = useWords(groupWords);
  return (
    <Form method="post" action={`/g/${slug}/delete`} className="form narrow">
      <FormErrors refused={refused} />
      <Field
        name="confirm"
        label={words.deleteConfirm(slug)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={refused?.values["confirm"]}
        error={refused?.errors["confirm"]}
      />
      <div className="btns">
        <Button danger>{words.deleteButton}</Button>
      </div>
    </Form>
  );
}
