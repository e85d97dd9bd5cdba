import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { useWords } from "../words/use-words";
import { webhookWords } from "../words/webhooks";
import { Secret } from "./webhooks-page";

/** @param secret the new one, which is shown this once */
export function SecretPage({ slug, id, secret }: { slug: string; id: string; secret: string | null }) {
  const words = useWords(webhookWords);
  return (
    <Page narrow title={words.secretTitle} lead={secret ? undefined : words.secretText}>
      {secret ? (
        <>
          <Secret said={words.renewed} secret={secret} />
          <LinkButton to={`/g/${slug}/webhooks/${id}`}>{words.look}</LinkButton>
        </>
      ) : (
        <Form method="post" className="btns">
          <Button primary>{words.secretButton}</Button>
        </Form>
      )}
    </Page>
  );
}
