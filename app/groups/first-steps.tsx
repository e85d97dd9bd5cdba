import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { firstStepWords } from "../words/first-steps";
import { useWords } from "../words/use-words";
import type { GroupView } from "./group";

type Taken = {
  group: GroupView;
  /** Whether there is a link that lets people in, or was one. */
  invited: boolean;
};

/** What a new group still needs: a text, and people. Gone once both are under way. */
export const hasFirstSteps = ({ group: { textCount, memberCount }, invited }: Taken): boolean =>
  textCount === 0 || (memberCount < 2 && !invited);

export function FirstSteps({ group, invited }: Taken) {
  const words = useWords(firstStepWords);
  if (!hasFirstSteps({ group, invited })) return null;
  const { slug, textCount, memberCount } = group;
  return (
    <section className="steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{textCount > 0 ? words.titleLast : words.title}</h2>
      <ol>
        <li className={textCount > 0 ? "done" : undefined}>
          <span>{textCount > 0 ? words.textDone : words.text}</span>
          {textCount === 0 && (
            <LinkButton primary to={`/g/${slug}/texts/new`}>
              {words.textButton}
            </LinkButton>
          )}
        </li>
        {invited || memberCount > 1 ? (
          <li className="done">
            <span>{words.inviteDone}</span>
            <LinkButton to={`/g/${slug}/invites`}>{words.inviteShow}</LinkButton>
          </li>
        ) : (
          <li>
            <span>{words.invite}</span>
            {/* At once, with what is usual: whoever wants it otherwise changes it there. */}
            <Form method="post" action={`/g/${slug}/invites`}>
              <Button primary={textCount > 0}>{words.inviteButton}</Button>
            </Form>
          </li>
        )}
      </ol>
    </section>
  );
}
