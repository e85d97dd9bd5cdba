/** The editions of a text: listed, newest first; a new one put forward, which waits until it is let be read. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { begun, uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, param, requireScope } from "../doors.server";
import { editionFor, editionsOf } from "../texts/editions.server";
import { bringEditionByProgram } from "../texts/import-by-program.server";
import { waitOf, wishIn } from "../texts/import-job";
import { textToChange } from "../texts/text-changes.server";

const doorTo = (original: Request) =>
  apiDoor({
    GET: async ({ viewer, params }) => ({ items: (await editionsOf(viewer, param(params, "id"))).lines, next: null }),

    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const scope = await textToChange(host, param(params, "id"));
      const upload = await uploadOf(original);
      const wish = wishIn(original.headers.get("Prefer"));
      const answer = await bringEditionByProgram(host, scope, upload, waitOf(wish));
      if ("id" in answer) return json(answer, begun(answer, wish));
      const { edition } = await editionFor(host, scope.text.id, answer.number);
      const headers = { Location: `/api/v1/texts/${scope.text.id}/editions/${answer.number}` };
      return json(edition, { status: answer.isNew ? 201 : 200, headers });
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
