/** What the fields of a session's forms are called: "Fill this in." by itself does not say what. Pure. */
import type { SessionFormWords } from "../words/session-forms";
import { cityOf } from "./session-time";

/** Of the forms that plan a session, change one, and say how a group holds them. By the field's name. */
export const planNames = (words: SessionFormWords, zone: string): Record<string, string> => ({
  ...{
    title: words.title,
    day: words.day,
    startsAt: words.day,
    time: words.time(cityOf(zone)),
    minutes: words.minutes,
  },
  ...{ texts: words.texts, place: words.place, callUrl: words.callUrl, template: words.template },
  ...{
    repeat: words.every,
    "repeat.every": words.every,
    "repeat.interval": words.interval,
    "repeat.count": words.count,
  },
  ...{ about: words.about, capacity: words.capacity, facilitators: words.facilitators, guests: words.guests },
  ...{ "rules.queue": words.queue, "rules.lists": words.lists, "rules.lists.0.value": words.lists },
  ...{ "rules.repliesPerTurn": words.replies, "rules.turnSeconds": words.turnSeconds, "rules.airtime": words.airtime },
  ...{ namesInMinutes: words.names, amendmentDays: words.amendments },
});
