/** A group with a text, and sessions on it, for tests of what is done in them. */
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { planSession } from "~/sessions/planning.server";
import { textView } from "~/texts/texts.server";
import { endOf } from "../accounts/people";
import { circle, everybody, type Circle, type Who } from "../groups/circle";
import { makeText } from "../support/people";

export type Evenings = {
  of: Circle;
  textId: string;
  blocks: string[];
  planned(more?: object): Promise<string>;
  tell(who: Exclude<Who, "stranger" | "reader's token">, id: string, ask: object): ReturnType<typeof command>;
  /** What each hears. */
  ends(verb: (who: Who) => Promise<unknown>): Promise<Record<string, string>>;
};

const hour = 3_600_000;
export const soon = (hours = 24) => new Date(Date.now() + hours * hour).toISOString();

export async function evenings(): Promise<Evenings> {
  const of = await circle("private");
  const textId = (await makeText(of.people.host, of.slug)).id;
  const { sections } = await textView(of.people.host, textId);
  return {
    ...{ of, textId, blocks: sections.flatMap((section) => section.blocks.map(({ id }) => id)) },
    async planned(more = {}) {
      const plan = { title: "An evening", startsAt: soon(), texts: [textId], ...more };
      const [first] = (await planSession(of.people.host, of.slug, plan)).sessions;
      return first?.id ?? "";
    },
    tell: async (who, id, ask) => command(of.people[who], id, commandIn({ id: mintId(), ...ask })),
    ends: async (verb) =>
      Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await endOf(verb(who))]))),
  };
}
