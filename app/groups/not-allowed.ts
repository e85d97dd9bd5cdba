/** The sentence for whom the rules say no to. Pure. */
import { forbidden, type Refusal } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { say, type Message } from "../words/words";
import type { Standing } from "./group";

/** In an archived group that is the reason whoever asks; else the one given. */
export const notAllowed = ({ group, membership }: Standing, otherwise: Message): Refusal =>
  forbidden(group.isArchived && membership ? say(groupSettingWords, (w) => w.archived) : otherwise);
