/** Reading sessions made through the API, for stories that begin when the evening does. */
import { mintId } from "~/mint";
import type { TextView } from "~/texts/text";
import { block, type Person } from "./people";

export type Evening = { id: string; url: string };

/** A session on a text with three items: on ¶ 2 to 3, on ¶ 4, and one on no passage. */
export async function planEvening(host: Person, slug: string, text: TextView, title = "An evening"): Promise<Evening> {
  const { id, url } = await host.ask<Evening>("POST", `/groups/${slug}/sessions`, {
    title,
    startsAt: new Date(Date.now() + 600_000).toISOString(),
    texts: [text.id],
  });
  const passage = (from: number, to: number) => ({
    textId: text.id,
    from: block(text, from),
    to: block(text, to),
  });
  const items = [
    {
      title: "How the rule was kept",
      mode: "read-aloud",
      minutes: 10,
      passage: passage(2, 3),
      prompt: "Who kept the rule, and against whom?",
    },
    { title: "What the hedges did", mode: "discussion", minutes: 25, passage: passage(4, 4), prompt: "" },
    { title: "Next reading, next facilitator", mode: "go-round", minutes: 5, passage: null, prompt: "" },
  ];
  for (const item of items) await tell(host, id, { ask: "add-item", item: { id: mintId(), ...item } });
  return { id, url };
}

/** One command, as a program sends it. */
export const tell = (as: Person, id: string, asked: object): Promise<unknown> =>
  as.ask("POST", `/sessions/${id}/commands`, { id: mintId(), ...asked });
