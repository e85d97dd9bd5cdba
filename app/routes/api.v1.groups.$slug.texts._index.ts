/** The texts of a group: listed, newest first; a new one put on its lectern. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { uploadOf, withoutBody } from "../api/upload.server";
import { apiDoor, json, pageOf, param, requireScope } from "../doors.server";
import { readAt } from "../texts/import/at-address.server";
import { readApart } from "../texts/import/apart.server";
import { importText, lecternFor, textsOf, textView } from "../texts/texts.server";

const doorTo = (original: Request) =>
  apiDoor({
    GET: async ({ viewer, params, url }) => textsOf(viewer, param(params, "slug"), pageOf(url)),

    POST: async ({ viewer, params }) => {
      const host = requireScope(viewer, "write");
      const { group } = await lecternFor(host, param(params, "slug"));
      const { source: sent, address, title, byline } = await uploadOf(original);
      const { draft, source } =
        address === null
          ? { draft: await readApart(sent, { who: host.id }), source: sent }
          : await readAt(host, address, "url", { format: sent.format });
      const made = await importText(host, group.slug, draft, {
        title,
        byline,
        source: source.bytes ?? source.content ?? "",
      });
      return json(await textView(host, made.id), { status: 201, headers: { Location: `/api/v1/texts/${made.id}` } });
    },
  });

export const loader = (args: ActionFunctionArgs) => doorTo(args.request).loader(args);
export const action = (args: ActionFunctionArgs) =>
  doorTo(args.request).action({ ...args, request: withoutBody(args.request) });
