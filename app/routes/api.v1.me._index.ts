import { changeName } from "~/accounts/account-changes.server";
import type { SignedIn } from "~/accounts/user";
import { accountOf } from "~/accounts/users.server";
import { renewPagesOf } from "~/comments/author.server";
import { apiDoor, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";

const door = apiDoor({
  GET: async ({ viewer }) => own(requireScope(viewer, "read")),
  PATCH: async ({ viewer, body }) => {
    const me = requireScope(viewer, "write");
    await changeName(me, body["name"], renewPagesOf);
    return own(me);
  },
});

async function own(me: SignedIn) {
  const account = await accountOf(me);
  if (!account) throw signedOut();
  return account;
}

export const loader = door.loader;
export const action = door.action;
