import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { kind, permittedActions } = session.active;
  const client = apiOf(event);
  const messages = kind === "federal" ? client.federal.messages[":threadId"] : client.messages[":threadId"];
  const conversation = await orErrorPage(messages.$get({ param: { threadId: event.params.threadId } }));
  const mayWrite = permittedActions.includes(kind === "federal" ? "federal.write" : "message.write");
  return { ...conversation, kind, mayWrite };
};

export const actions: Actions = {
  default: async (event) => {
    const written = text(await event.request.formData(), "text");
    if (written === "") return refusedHere("answer", "input.invalid", { written, isMissing: true });
    const client = apiOf(event);
    const isFederal = event.locals.session?.active.kind === "federal";
    const messages = isFederal ? client.federal.messages[":threadId"] : client.messages[":threadId"];
    const response = await messages.$post({ param: { threadId: event.params.threadId }, json: { text: written } });
    return response.ok ? { did: true as const } : refused("answer", response, { written, isMissing: false });
  },
};
