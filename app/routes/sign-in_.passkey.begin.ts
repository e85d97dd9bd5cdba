import { placeOf } from "~/accounts/passkey";
import { askPasskey } from "~/accounts/passkeys.server";
import { apiDoor, json } from "~/doors.server";
import { settings } from "~/env.server";
import { networkOf } from "~/limits/network";
import { notFound } from "~/refusals";

/** What the browser asks its authenticator to sign. */
const door = apiDoor({
  POST: async ({ request, viewer, url }) => {
    const place = placeOf(settings().publicUrl, url);
    if (!place) throw notFound();
    const { options, setCookie } = await askPasskey(viewer, place, networkOf(request));
    return json(options, { headers: { "Set-Cookie": setCookie } });
  },
});
export const loader = door.loader;
export const action = door.action;
