/** A text for those who look after it, with how much would go with it. */
import type { Viewer } from "../accounts/user";
import type { ManagedText } from "../texts/text-settings";
import { textToChange } from "../texts/text-changes.server";
import { originOf } from "../texts/origin";
import { talkOn } from "./reading.server";

/** @throws Refusal `not-found`, `signed-out`, `forbidden` */
export async function managedText(viewer: Viewer, id: string): Promise<ManagedText> {
  const { text, group } = await textToChange(viewer, id);
  return {
    text: {
      id: text.id,
      title: text.title,
      byline: text.byline,
      dueOn: text.dueOn,
      state: text.state,
      origin: originOf(text),
    },
    group: { slug: group.slug, name: group.name, timeZone: group.timeZone },
    comments: (await talkOn(text)).total,
  };
}
