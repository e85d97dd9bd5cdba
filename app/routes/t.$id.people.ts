import { apiDoor, param } from "~/doors.server";
import { canSeeMembers } from "~/groups/group";
import { membersNamed } from "~/groups/members.server";
import { forbidden } from "~/refusals";
import { textFor } from "~/texts/texts.server";

/** Whom `@…` in a comment may mean: members whose names begin with `?q=`, for members only. */
const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const { group, standing } = await textFor(viewer, param(params, "id"));
    if (!canSeeMembers(standing)) throw forbidden();
    const prefix = (url.searchParams.get("q") ?? "").slice(0, 100);
    const people = await membersNamed(group.id, prefix, 8, viewer?.id ?? null);
    return { people: people.map(({ id, name }) => ({ id, name })) };
  },
});

export const loader = door.loader;
export const action = door.action;
