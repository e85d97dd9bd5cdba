import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { firstStepWords } from "../words/first-steps";
import { useWords } from "../words/use-words";
import type { GroupView } from "./group";

/** What a new group still needs: a text, and people. Gone once it has both. */
export function FirstSteps({ group: { slug, textCount, memberCount } }: { group: GroupView }) {
  const words = useWords(firstStepWords);
  if (textCount > 0 && memberCount > 1) return null;
  return (
    <section className="steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{words.title}</h2>
      <ol>
        <li className={textCount > 0 ? "done" : undefined}>
          <span>{textCount > 0 ? words.textDone : words.text}</span>
          {textCount === 0 && (
            <LinkButton primary to={`/g/${slug}/texts/new`}>
              {words.textButton}
            </LinkButton>
          )}
        </li>
        <li>
          <span>{words.invite}</span>
          {/* At once, with what is usual: whoever wants it otherwise changes it there. */}
          <Form method="post" action={`/g/${slug}/invites`}>
            <Button primary={textCount > 0}>{words.inviteButton}</Button>
          </Form>
        </li>
      </ol>
    </section>
  );
}
