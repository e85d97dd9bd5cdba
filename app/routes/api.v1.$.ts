/** Every other address of the API: a program is told so in the API's own form, whatever it sends. */
import { problem } from "../doors.server";
import { notFound } from "../refusals";

const nothingHere = () => {
  const { status, kind, detail } = notFound();
  return problem({ status, kind, detail: detail("en") });
};

export const loader = nothingHere;
export const action = nothingHere;
