import { dev } from "$app/env";
import { error } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

/** Where components are made and where everything is a demonstration; elsewhere the page does not exist. */
export const load: PageServerLoad = async (event) => {
  if (!dev && !(await apiOf(event).demo.$get()).ok) error(404, "route.not_found", { code: "route.not_found" });
};
