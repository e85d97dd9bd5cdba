/** What somebody is writing, exactly as it would be shown. With `text`, names and ¶ numbers mean what they mean there. */
import { wordingOf } from "../comments/comment-input.server";
import { checkBody, renderComment } from "../comments/markdown.server";
import { apiDoor, param, requireScope } from "../doors.server";
import { textFor } from "../texts/texts.server";

const nowhere = { textId: "", numbers: () => null, people: () => null };

const door = apiDoor({
  POST: async ({ viewer, body: sent }) => {
    const writer = requireScope(viewer, "write");
    const body = checkBody(sent["body"]);
    const { text } = sent;
    if (text === undefined || text === null) return { html: renderComment(body, nowhere).html };
    const scope = await textFor(writer, param({ text: typeof text === "string" ? text : "" }, "text"));
    return { html: (await wordingOf(scope, body)).html };
  },
});

export const loader = door.loader;
export const action = door.action;
