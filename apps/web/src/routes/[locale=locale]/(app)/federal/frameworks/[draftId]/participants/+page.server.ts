import { apiOf } from "#lib/api/client.ts";
import { loadParticipants } from "#lib/federal/frameworks/load-participants.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = (event) => loadParticipants(apiOf(event), event.params.draftId);
