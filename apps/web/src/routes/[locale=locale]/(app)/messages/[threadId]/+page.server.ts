import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad, RequestEvent } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { kind, permittedActions } = session.active;
  const conversation = await orErrorPage(threadOf(event).$get({ param: { threadId: event.params.threadId } }));
  const mayWrite = permittedActions.includes(kind === "federal" ? "federal.write" : "message.write");
  return { ...conversation, kind, mayWrite };
};

const threadOf = (event: RequestEvent) => {
  const client = apiOf(event);
  const isFederal = event.locals.session?.active.kind === "federal";
  return isFederal ? client.federal.messages[":threadId"] : client.messages[":threadId"];
};

export const actions: Actions = {
  read: async (event) => {
    const response = await threadOf(event).read.$post({ param: { threadId: event.params.threadId } });
    return response.ok ? {} : refused("read", response, {});
  },
  answer: async (event) => {
    const written = text(await event.request.formData(), "text");
    if (written === "") return refusedHere("answer", "input.invalid", { written, isMissing: true });
    const response = await threadOf(event).$post({
      param: { threadId: event.params.threadId },
      json: { text: written },
    });
    return response.ok ? { did: true as const } : refused("answer", response, { written, isMissing: false });
  },
};
