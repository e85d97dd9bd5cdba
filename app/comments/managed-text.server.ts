/** A text for those who look after it, with how much would go with it. */
import type { Viewer } from "../accounts/user";
import { canAddText } from "../groups/group";
import { forbidden, signedOut } from "../refusals";
import type { ManagedText } from "../texts/text-settings";
import { textFor } from "../texts/texts.server";
import { textWords } from "../words/texts";
import { say } from "../words/words";
import { talkOn } from "./reading.server";

/** @throws Refusal `not-found`, `signed-out`, `forbidden` */
export async function managedText(viewer: Viewer, id: string): Promise<ManagedText> {
  const { text, group, standing } = await textFor(viewer, id);
  if (!viewer) throw signedOut();
  if (!canAddText(standing)) throw forbidden(say(textWords, (w) => w.noAdding));
  return {
    text: { id: text.id, title: text.title, byline: text.byline },
    group: { slug: group.slug, name: group.name },
    comments: (await talkOn(text)).total,
  };
}
