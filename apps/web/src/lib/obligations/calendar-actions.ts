import type { RequestEvent } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { refused } from "#lib/api/form.ts";

/** What can be done with one's own calendar address, on the pages of both sides. */
export const calendarActions = {
  link: async (event: RequestEvent) => {
    const response = await apiOf(event)["calendar-link"].$post();
    if (!response.ok) return refused("link", response, {});
    const { path } = (await response.json()) as { path: string };
    return { did: "made" as const, address: `${event.url.origin}${path}` };
  },
  revoke: async (event: RequestEvent) => {
    const response = await apiOf(event)["calendar-link"].$delete();
    return response.ok ? { did: "revoked" as const } : refused("revoke", response, {});
  },
};
