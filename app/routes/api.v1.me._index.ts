import { accountOf } from "~/accounts/users.server";
import { apiDoor, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";

export const { loader, action } = apiDoor({
  GET: async ({ viewer }) => {
    const account = await accountOf(requireScope(viewer, "read"));
    if (!account) throw signedOut();
    return account;
  },
});
