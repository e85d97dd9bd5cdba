/** What was sent about a group, checked field by field before anything is written. Fields not named here are ignored. */
import { invalid, type FieldErrors } from "../refusals";
import { mintedId } from "../mint";
import { checkLine, checkProse, type Checked } from "../plain-line";
import { groupWords } from "../words/groups";
import { groupSettingWords } from "../words/group-settings";
import { say, type Message } from "../words/words";
import {
  groupLimits,
  guestsAllowed,
  joinings,
  visibilities,
  type GuestsAllowed,
  type Joining,
  type Visibility,
} from "./group";
import { canonicalLanguage, canonicalTimeZone } from "./place-and-time";
import { isReservedSlug, isSlug } from "./slug";

/** As it comes from a form or the API: anything. */
export type GroupInput = Record<string, unknown>;

type Settings = {
  name: string;
  description: string;
  visibility: Visibility;
  joining: Joining;
  joinQuestion: string;
  guests: GuestsAllowed;
  language: string;
  timeZone: string;
};

/** A new group. `slug` is "" where none is wished; what is not said is the most careful choice. @throws Refusal `invalid` */
export function checkGroup(input: GroupInput): Settings & { id: string | null; slug: string } {
  const errors: FieldErrors = {};
  const found = {
    id: idIn(input["id"], errors),
    slug: slugIn(input["slug"], errors),
    name: "",
    description: "",
    visibility: "private" as const,
    joining: "invite" as const,
    joinQuestion: "",
    guests: "none" as const,
    language: "en",
    timeZone: "UTC",
    ...settingsIn({ ...input, name: input["name"] ?? "" }, errors),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
}

/** What is said is changed, the rest stays. An address cannot be changed to none. @throws Refusal `invalid` */
export function checkChanges(input: GroupInput): Partial<Settings & { slug: string }> {
  const errors: FieldErrors = {};
  const found = {
    ...settingsIn(input, errors),
    ...(input["slug"] === undefined ? {} : { slug: slugIn(input["slug"], errors) }),
  };
  if (found.slug === "") errors["slug"] ??= say(groupWords, (w) => w.slugShape);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
}

/** What somebody says who asks to come in. @throws Refusal `invalid` (answer) */
export function checkAnswer(input: unknown, question: string): string {
  const checked = checkProse(input, groupLimits.answer);
  if (checked.fault) throw invalid({ answer: checked.fault });
  if (question !== "" && checked.value === "")
    throw invalid({ answer: say(groupSettingWords, (w) => w.answerMissing) });
  return question === "" ? "" : checked.value;
}

function settingsIn(input: GroupInput, errors: FieldErrors): Partial<Settings> {
  const take = <Name extends keyof Settings>(name: Name, read: (value: unknown) => Settings[Name]) =>
    input[name] === undefined || !Object.hasOwn(input, name) ? {} : { [name]: read(input[name]) };
  return {
    ...take("name", (value) => lineIn("name", checkLine(value, groupLimits.name), errors)),
    ...take("description", (value) => lineIn("description", checkProse(value, groupLimits.description), errors)),
    ...take("visibility", (value) =>
      oneOf(
        "visibility",
        visibilities,
        value,
        errors,
        say(
          groupWords,
          (w) => w.visibility,
          (w) => w.choose,
        ),
      ),
    ),
    ...take("joining", (value) =>
      oneOf(
        "joining",
        joinings,
        value,
        errors,
        say(
          groupWords,
          (w) => w.joining,
          (w) => w.choose,
        ),
      ),
    ),
    ...take("joinQuestion", (value) => lineIn("joinQuestion", checkLine(value, groupLimits.joinQuestion), errors)),
    ...take("guests", (value) =>
      oneOf(
        "guests",
        guestsAllowed,
        value,
        errors,
        say(
          groupSettingWords,
          (w) => w.guestsValue,
          (w) => w.choose,
        ),
      ),
    ),
    ...take("language", (value) => languageIn(value, errors)),
    ...take("timeZone", (value) => timeZoneIn(value, errors)),
  };
}

/** A whole number of days or uses as a form or JSON sends it; null where it is left out; NaN where it is something else. */
export function wholeNumber(value: unknown): number | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number") return Number.isInteger(value) ? value : NaN;
  return typeof value === "string" && /^\d{1,6}$/.test(value.trim()) ? Number(value) : NaN;
}

function lineIn(name: string, checked: Checked, errors: FieldErrors): string {
  if (checked.fault) errors[name] = checked.fault;
  return checked.value ?? "";
}

function idIn(id: unknown, errors: FieldErrors): string | null {
  if (id === undefined || id === null || id === "") return null;
  if (typeof id === "string" && mintedId.test(id)) return id;
  errors["id"] = say(groupWords, (w) => w.idShape);
  return null;
}

function slugIn(slug: unknown, errors: FieldErrors): string {
  if (slug === undefined || slug === null || slug === "") return "";
  const wished = typeof slug === "string" ? slug.trim() : "";
  if (wished === "" && typeof slug === "string") return "";
  if (!isSlug(wished)) errors["slug"] = say(groupWords, (w) => w.slugShape);
  else if (isReservedSlug(wished)) errors["slug"] = say(groupWords, (w) => w.slugReserved);
  return wished;
}

function oneOf<Value extends string>(
  name: string,
  known: readonly [Value, ...Value[]],
  value: unknown,
  errors: FieldErrors,
  fault: Message,
): Value {
  const found = known.find((each) => each === value);
  if (!found) errors[name] = fault;
  return found ?? known[0];
}

/** A BCP 47 tag in its canonical form. */
function languageIn(value: unknown, errors: FieldErrors): string {
  const tag = typeof value === "string" ? canonicalLanguage(value.trim()) : null;
  if (tag === null) errors["language"] = say(groupSettingWords, (w) => w.languageShape);
  return tag ?? "en";
}

/** A name of the IANA database as this machine knows it. */
function timeZoneIn(value: unknown, errors: FieldErrors): string {
  const zone = typeof value === "string" ? canonicalTimeZone(value.trim()) : null;
  if (zone === null) errors["timeZone"] = say(groupSettingWords, (w) => w.timeZoneShape);
  return zone ?? "UTC";
}
