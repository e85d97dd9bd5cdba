/** The sentence for whom the rules say no to. Pure. */
import { forbidden, type Refusal } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { say, type Message } from "../words/words";
import type { Standing } from "./group";
import { heldBack } from "./restraint";

/** Where a moderator keeps them from it, or the group is archived, that is the reason; else the one given. */
export const notAllowed = (standing: Standing, otherwise: Message): Refusal => {
  const { group, membership } = standing;
  return forbidden(
    heldBack(standing) ?? (group.isArchived && membership ? say(groupSettingWords, (w) => w.archived) : otherwise),
  );
};
