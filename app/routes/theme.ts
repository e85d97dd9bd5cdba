import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { formOf, problem, problemOf } from "../doors.server";
import { isRefusal, Refusal } from "../refusals";
import { safePath } from "../safe-path";
import { isTheme, themeCookie } from "../ui/theme";

/** Keeps the colours one chose, and goes back to where one was. Who it is does not matter, so nobody is asked. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formOf(request).catch(asRefusal);
  if (form instanceof Refusal) return problem({ ...problemOf(form), kind: form.kind });
  const theme = form.get("theme");
  return redirect(safePath(form.get("to")), {
    status: 303,
    headers: isTheme(theme) ? { "Set-Cookie": themeCookie(theme) } : {},
  });
}

function asRefusal(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  throw error;
}

/** There is no page here; whoever reloads it goes to the start. */
export const loader = () => redirect("/");
