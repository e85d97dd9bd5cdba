/** The editions of a text: listed, newest first; a new one put forward, which waits until it is let be read. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, param, requireScope } from "../doors.server";
import { editionFor, editionsOf, putForward } from "../texts/editions.server";
import { readAt } from "../texts/import/at-address.server";
import { readingOf } from "../texts/import/apart.server";
import { textToChange } from "../texts/text-changes.server";

const doorTo = (original: Request) =>
  apiDoor({
    GET: async ({ viewer, params }) => ({ items: (await editionsOf(viewer, param(params, "id"))).lines, next: null }),

    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const { text } = await textToChange(host, param(params, "id"));
      const { source: sent, address, note } = await uploadOf(original);
      const { draft, hash } =
        address === null
          ? await readingOf(sent, { who: host.id })
          : await readAt(host, address, "url", { format: sent.format });
      const { number, made } = await putForward(host, text.id, draft, { source: { sha256: hash }, note });
      const { edition } = await editionFor(host, text.id, number);
      const headers = { Location: `/api/v1/texts/${text.id}/editions/${number}` };
      return json(edition, { status: made ? 201 : 200, headers });
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
