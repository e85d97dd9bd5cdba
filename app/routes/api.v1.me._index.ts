import { accountOf } from "~/accounts/users.server";
import { apiDoor, requireScope } from "~/doors.server";
import { signedOut } from "~/refusals";

const door = apiDoor({
  GET: async ({ viewer }) => {
    const account = await accountOf(requireScope(viewer, "read"));
    if (!account) throw signedOut();
    return account;
  },
});

export const loader = door.loader;
export const action = door.action;
