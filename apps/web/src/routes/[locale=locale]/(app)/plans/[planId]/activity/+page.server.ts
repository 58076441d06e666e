import { type ActivityKind, activityKinds } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { planId: event.params.planId };
  const asked = (name: string, fits: (value: string) => boolean): string | undefined => {
    const value = event.url.searchParams.get(name) ?? "";
    return fits(value) ? value : undefined;
  };
  const chosen = {
    personId: asked("person", (value) => uuid.test(value)),
    kind: asked("kind", (value) => activityKinds.includes(value as ActivityKind)),
    nodeId: asked("node", (value) => uuid.test(value)),
    before: asked("before", (value) => /^[1-9]\d{0,14}$/.test(value)),
  };
  const query = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const client = apiOf(event);
  const [{ plan, framework }, feed] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param })),
    orErrorPage(client.plans[":planId"].activity.$get({ param, query })),
  ]);
  const { instrument, period, title } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return { plan: { id: plan.id, instrument, period, title }, feed, chosen };
};
