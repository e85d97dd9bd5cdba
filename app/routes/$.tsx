import { pageLoader } from "~/doors.server";
import { notFound } from "~/refusals";

/** Every other address: a route of its own, so that the frame around the page still knows who is looking. */
const nothingHere = pageLoader(async (): Promise<null> => {
  throw notFound();
});

export const loader = nothingHere;
export const action = nothingHere;

/** Never drawn. Without it Remix would take the address for one that programs ask, and answer JSON. */
export default function NothingHere() {
  return null;
}
