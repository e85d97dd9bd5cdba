import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { operatorActWords } from "../words/operator-acts";
import { useWords } from "../words/use-words";

export type WeightyAct = "disable" | "make-operator" | "end-operator";

/** Asked before an act that ends what somebody has open. Looking does nothing: only the button does. */
export function ConfirmActPage({ act, user }: { act: WeightyAct; user: { id: string; name: string } }) {
  const words = useWords(operatorActWords);
  const { title, follows, button } = words[act];
  return (
    <Page narrow title={<bdi>{title(user.name)}</bdi>}>
      <ul>
        {follows(user.name).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{words.logged}</li>
      </ul>
      <Form method="post" reloadDocument className="btns">
        <Button primary={act === "make-operator"} danger={act !== "make-operator"}>
          {button}
        </Button>
        <LinkButton to="/operator/users" quiet>
          {words.cancel}
        </LinkButton>
      </Form>
    </Page>
  );
}
