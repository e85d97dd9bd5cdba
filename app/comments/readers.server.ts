/** Who will read what somebody writes about a text, as the sentence beside the box says it. */
import type { SignedIn } from "../accounts/user";
import { isToldToPrograms } from "../webhooks/queue.server";
import type { TextScope } from "../texts/texts.server";
import { readerWords } from "../words/readers";
import type { Language } from "../words/words";

/** Guests are named where they read what others do not, programs wherever a webhook is told what is written. */
export async function seenBy(
  { name }: Pick<SignedIn, "name">,
  { group }: Pick<TextScope, "group">,
  language: Language,
): Promise<string> {
  const words = readerWords[language];
  const isPrivate = group.visibility === "private";
  const who = [
    words.readers[group.visibility],
    ...(isPrivate && group.guests !== "none" ? [words.guests] : []),
    ...((await isToldToPrograms(group.id)) ? [isPrivate ? words.programs : words.programsOfGroup] : []),
  ];
  return words.seenBy(who, name);
}
