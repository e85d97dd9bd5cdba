/** A new text, kept to be looked over before it is put on the group's lectern. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { begun, uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, param, requireScope } from "../doors.server";
import { draftLine, keepByProgram } from "../texts/drafts-by-program.server";
import { waitOf, wishIn } from "../texts/import-job";
import { lecternFor } from "../texts/texts.server";

const doorTo = (original: Request) =>
  apiDoor({
    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const { group } = await lecternFor(host, param(params, "slug"));
      const upload = await uploadOf(original);
      const wish = wishIn(original.headers.get("Prefer"));
      const answer = await keepByProgram(host, { group, editionOf: null }, upload, waitOf(wish));
      if ("id" in answer) return json(answer, begun(answer, wish));
      const headers = { Location: `/api/v1/drafts/${answer.draft}` };
      return json(await draftLine(host, answer.draft), { status: 201, headers });
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
