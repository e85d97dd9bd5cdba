import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Page } from "../ui/page";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { MemberView } from "./group";
import { FormErrors, type Refused } from "./group-form";

/** @param others members it may be handed to */
export function HandOverPage({ slug, others, refused }: { slug: string; others: MemberView[]; refused: Refused }) {
  const [words, groups] = [useWords(groupSettingWords), useWords(groupWords)];
  return (
    <Page narrow title={words.handOverTitle} lead={words.handOverLead}>
      {others.length === 0 ? (
        <p>{words.handOverNobody}</p>
      ) : (
        <Form method="post" className="form">
          <FormErrors refused={refused} />
          <Field as="select" name="user" label={words.handOverTo} error={refused?.errors["user"]} required>
            {/* Nobody is chosen by standing first. */}
            <option value="">{words.handOverChoose}</option>
            {others.map(({ user, role }) => (
              <option key={user.id} value={user.id}>
                {user.name} ({groups.roles[role]})
              </option>
            ))}
          </Field>
          <Choice name="stays" value="1" label={words.handOverStay} hint={words.handOverStayHint} />
          <div className="btns">
            <Button danger>{words.handOverButton}</Button>
            <LinkButton quiet to={`/g/${slug}/members`}>
              {groups.membersTitle}
            </LinkButton>
          </div>
        </Form>
      )}
    </Page>
  );
}
