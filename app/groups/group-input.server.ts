/** What was sent about a group, checked field by field before anything is written. Fields not named here are ignored. */
import { invalid, type FieldErrors } from "../refusals";
import { checkLine, checkProse, type Checked } from "../plain-line";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { groupLimits, joinings, visibilities, type Joining, type Visibility } from "./group";
import { isReservedSlug, isSlug } from "./slug";

/** As it comes from a form or the API: anything. */
export type GroupInput = Record<string, unknown>;

type Settings = { name: string; description: string; visibility: Visibility; joining: Joining };

/** A new group. `slug` is "" where none is wished; what is not said is the most careful choice. @throws Refusal `invalid` */
export function checkGroup(input: GroupInput): Settings & { id: string | null; slug: string } {
  const errors: FieldErrors = {};
  const found = {
    id: idIn(input["id"], errors),
    slug: slugIn(input["slug"], errors),
    name: lineIn("name", checkLine(input["name"], groupLimits.name), errors),
    description: lineIn("description", checkProse(input["description"], groupLimits.description), errors),
    visibility: visibilityIn(input["visibility"] ?? "private", errors),
    joining: joiningIn(input["joining"] ?? "invite", errors),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
}

/** What is said is changed, the rest stays. @throws Refusal `invalid` */
export function checkChanges(input: GroupInput): Partial<Settings> {
  const errors: FieldErrors = {};
  const { name, description, visibility, joining } = input;
  const found: Partial<Settings> = {
    ...(name === undefined ? {} : { name: lineIn("name", checkLine(name, groupLimits.name), errors) }),
    ...(description === undefined
      ? {}
      : { description: lineIn("description", checkProse(description, groupLimits.description), errors) }),
    ...(visibility === undefined ? {} : { visibility: visibilityIn(visibility, errors) }),
    ...(joining === undefined ? {} : { joining: joiningIn(joining, errors) }),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
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
  if (typeof id === "string" && /^[A-Za-z0-9_-]{8,64}$/.test(id)) return id;
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

function visibilityIn(value: unknown, errors: FieldErrors): Visibility {
  const known = visibilities.find((each) => each === value);
  if (!known) errors["visibility"] = say(groupWords, (w) => w.visibility);
  return known ?? "private";
}

function joiningIn(value: unknown, errors: FieldErrors): Joining {
  const known = joinings.find((each) => each === value);
  if (!known) errors["joining"] = say(groupWords, (w) => w.joining);
  return known ?? "invite";
}
