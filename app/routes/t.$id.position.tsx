import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { placeText } from "~/texts/text-changes.server";

/** Gives a text another place in the syllabus. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  const { group } = await placeText(viewer, id, field(form, "position"));
  return `/g/${group}/syllabus#text-${id}`;
});

/** There is no page here; whoever reloads it goes to the text. */
export const loader = goingLoader("/t/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
