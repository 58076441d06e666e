import { type ActivityKind, activityKinds } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text } from "#lib/api/form.ts";
import { isUuid } from "#lib/uuid.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { planId: event.params.planId };
  const asked = (name: string, fits: (value: string) => boolean): string | undefined => {
    const value = event.url.searchParams.get(name) ?? "";
    return fits(value) ? value : undefined;
  };
  const chosen = {
    personId: asked("person", isUuid),
    kind: asked("kind", (value) => activityKinds.includes(value as ActivityKind)),
    nodeId: asked("node", isUuid),
    before: asked("before", (value) => /^[1-9]\d{0,14}$/.test(value)),
  };
  const query = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const client = apiOf(event);
  const [{ plan, framework }, feed, { follows }] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param })),
    orErrorPage(client.plans[":planId"].activity.$get({ param, query })),
    orErrorPage(client["mail-preferences"].$get()),
  ]);
  const { instrument, period, title } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return { plan: { id: plan.id, instrument, period, title }, feed, chosen, isFollowing: follows.includes(plan.id) };
};

export const actions: Actions = {
  follow: async (event) => {
    const follows = text(await event.request.formData(), "follows") === "yes";
    const param = { planId: event.params.planId };
    const response = await apiOf(event).plans[":planId"].follow.$put({ param, json: { follows } });
    return response.ok ? { did: "follow" as const } : refused("follow", response, {});
  },
};
