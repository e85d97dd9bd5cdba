import { useRouteLoaderData } from "@remix-run/react";

/** Who may make an account here (`SIGN_UP`). Where nothing is known of it, the page behind the link says. */
export const useSignUp = (): "open" | "invite" | "closed" =>
  useRouteLoaderData<{ signUp?: "open" | "invite" | "closed" }>("root")?.signUp ?? "open";
