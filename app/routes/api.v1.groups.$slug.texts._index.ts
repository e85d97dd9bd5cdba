/** The texts of a group: listed, newest first; a new one put on its lectern. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { begun, uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, pageOf, param, requireScope } from "../doors.server";
import { importByProgram } from "../texts/import-by-program.server";
import { waitOf, wishIn } from "../texts/import-job";
import { lecternFor, textsOf, textView } from "../texts/texts.server";

const doorTo = (original: Request) =>
  apiDoor({
    GET: async ({ viewer, params, url }) => textsOf(viewer, param(params, "slug"), pageOf(url)),

    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const { group } = await lecternFor(host, param(params, "slug"));
      const upload = await uploadOf(original);
      const wish = wishIn(original.headers.get("Prefer"));
      const answer = await importByProgram(host, group, upload, waitOf(wish));
      if ("text" in answer)
        return json(await textView(host, answer.text), {
          status: 201,
          headers: { Location: `/api/v1/texts/${answer.text}` },
        });
      return json(answer, begun(answer, wish));
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
