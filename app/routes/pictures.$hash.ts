import { apiDoor, param } from "~/doors.server";
import { pictureType } from "~/texts/pictures/picture";
import { pictureFor } from "~/texts/pictures/pictures.server";

/** A picture of a text, for whoever may read it. It never changes, so a browser keeps it; nobody else on its way may. */
const door = apiDoor({
  GET: async ({ viewer, params }) => {
    const bytes = await pictureFor(viewer, param(params, "hash"));
    return new Response(bytes as BodyInit, {
      headers: {
        "Content-Type": pictureType,
        "Content-Disposition": 'inline; filename="picture.webp"',
        "Cache-Control": "private, max-age=31536000, immutable",
      },
    });
  },
});

export const loader = door.loader;
