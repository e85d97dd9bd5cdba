import { placeOf } from "~/accounts/passkey";
import { beginPasskey } from "~/accounts/passkeys.server";
import { apiDoor, json, requireScope } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";

/** What the browser asks its authenticator to make. */
const door = apiDoor({
  POST: async ({ viewer, url }) => {
    const place = placeOf(settings().publicUrl, url);
    if (!place) throw notFound();
    const { options, setCookie } = await beginPasskey(requireScope(viewer, "write"), place);
    return json(options, { headers: { "Set-Cookie": setCookie } });
  },
});
export const loader = door.loader;
export const action = door.action;
