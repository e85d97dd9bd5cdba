/** A new edition, kept to be looked over: of what is sent, or of the text as it is read, to be corrected. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { begun, isEmpty, uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, param, requireScope } from "../doors.server";
import { draftLine, keepByProgram, openByProgram } from "../texts/drafts-by-program.server";
import { waitOf, wishIn } from "../texts/import-job";
import { textToChange } from "../texts/text-changes.server";

const doorTo = (original: Request) =>
  apiDoor({
    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const { text, group } = await textToChange(host, param(params, "id"));
      const upload = await uploadOf(original);
      const wish = wishIn(original.headers.get("Prefer"));
      const answer = isEmpty(upload)
        ? await openByProgram(host, text.id)
        : await keepByProgram(host, { group, editionOf: text }, upload, waitOf(wish));
      if ("id" in answer) return json(answer, begun(answer, wish));
      const isNew = !("isNew" in answer) || answer.isNew;
      const headers = { Location: `/api/v1/drafts/${answer.draft}` };
      return json(await draftLine(host, answer.draft), { status: isNew ? 201 : 200, headers });
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
