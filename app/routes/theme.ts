import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safePath } from "../safe-path";
import { isTheme, themeCookie } from "../ui/theme";

/** Keeps the colours one chose, and goes back to where one was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get("theme");
  return redirect(safePath(form.get("to")), {
    status: 303,
    headers: isTheme(theme) ? { "Set-Cookie": themeCookie(theme) } : {},
  });
}

/** There is no page here; whoever reloads it goes to the start. */
export const loader = () => redirect("/");
