import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { noticeMailWords } from "../words/notice-mail";
import { useWords } from "../words/use-words";
import { groupMails, type GroupMail } from "./mail-choice";

/** On the group's page: whether its notices are mailed to whoever looks at it. */
export function GroupMailForm({ slug, choice }: { slug: string; choice: GroupMail }) {
  const words = useWords(noticeMailWords);
  return (
    <section>
      <h2>{words.groupTitle}</h2>
      <Form method="post" action={`/g/${slug}/mail`} className="form">
        <Field as="select" name="choice" label={words.groupChoice} defaultValue={choice}>
          {groupMails.map((each) => (
            <option key={each} value={each}>
              {words.groupChoices[each]}
            </option>
          ))}
        </Field>
        <div className="btns">
          <Button small>{words.save}</Button>
        </div>
      </Form>
    </section>
  );
}
