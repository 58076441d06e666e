import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const param = { newsletterId: event.params.newsletterId };
  const client = apiOf(event);
  if (session.active.kind === "federal") {
    const letter = await orErrorPage(client.federal.newsletters[":newsletterId"].$get({ param }));
    return { letter: { ...letter, unread: false } };
  }
  const letter = await orErrorPage(client.newsletters[":newsletterId"].$get({ param }));
  return { letter: { ...letter, recipients: 0, read: 0, receipts: null } };
};

export const actions: Actions = {
  read: async (event) => {
    const param = { newsletterId: event.params.newsletterId };
    const response = await apiOf(event).newsletters[":newsletterId"].read.$post({ param });
    return response.ok ? {} : refused("read", response, {});
  },
};
