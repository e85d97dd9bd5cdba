import { useSearchParams } from "@remix-run/react";
import { Notice } from "../ui/notice";
import { careWords } from "../words/account-care";
import { useWords } from "../words/use-words";

const done = {
  reset: "resetDone",
  confirmed: "confirmed",
  name: "nameChanged",
  password: "passwordChanged",
  sent: "emailSent",
  address: "addressDone",
  "address-half": "addressHalf",
  deletion: "deleteAsked",
} as const;

/** What a form on another page has just done: `?done=` says which. */
export function DoneNotice() {
  const words = useWords(careWords);
  const said = useSearchParams()[0].get("done") ?? "";
  if (!Object.hasOwn(done, said)) return null;
  return <Notice tone="good">{words[done[said as keyof typeof done]]}</Notice>;
}
