import { Form, Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Pill } from "../ui/pill";
import { operatingWords } from "../words/operating";
import { useWords } from "../words/use-words";
import type { Step } from "./installation";

/** What is worth doing after the first start. Goes away once all is done, or when it is waved away. */
export function FirstSteps({ steps }: { steps: Step[] }) {
  const words = useWords(operatingWords);
  return (
    <section className="card first-steps">
      <h2>{words.stepsTitle}</h2>
      <ol>
        {steps.map(({ name, done, to }) => (
          <li key={name}>
            {to && !done ? <Link to={to}>{words.steps[name]}</Link> : words.steps[name]}{" "}
            {done && <Pill tone="live">{words.stepDone}</Pill>}
          </li>
        ))}
      </ol>
      <Form method="post" action="/operator/steps" className="btns" reloadDocument>
        <Button small quiet>
          {words.stepsOver}
        </Button>
      </Form>
    </section>
  );
}
