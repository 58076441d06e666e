import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, secret, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [{ sessions }, preferences, kept] = await Promise.all([
    orErrorPage(api.auth.sessions.$get()),
    orErrorPage(api["mail-preferences"].$get()),
    event.locals.session?.active.permittedActions.includes("words.read") ? orErrorPage(api.words.$get()) : null,
  ]);
  return {
    digest: preferences.digest,
    words: kept?.words ?? null,
    sessions: sessions.toSorted(
      (a, b) => Number(b.current) - Number(a.current) || (a.lastSeenAt < b.lastSeenAt ? 1 : -1),
    ),
  };
};

export const actions: Actions = {
  tenant: async (event) => {
    const tenantId = text(await event.request.formData(), "tenantId");
    const response = await apiOf(event).auth.tenant.$post({ json: { tenantId } });
    if (!response.ok) return refused("tenant", response, {});
    redirect(303, `/${event.params.locale}`);
  },
  profile: async (event) => {
    const form = await event.request.formData();
    const name = text(form, "name");
    const locale = text(form, "locale") === "fr" ? "fr" : "nl";
    if (name === "") return refusedHere("profile", "input.invalid", { name });
    const response = await apiOf(event).auth.profile.$patch({ json: { name, locale } });
    return response.ok ? { did: "profile" as const } : refused("profile", response, { name });
  },
  mail: async (event) => {
    const digest = text(await event.request.formData(), "digest") === "never" ? "never" : "daily";
    const response = await apiOf(event)["mail-preferences"].$patch({ json: { digest } });
    return response.ok ? { did: "mail" as const } : refused("mail", response, {});
  },
  word: async (event) => {
    const form = await event.request.formData();
    const [wordId, word] = [text(form, "wordId"), text(form, "word")];
    const response = await apiOf(event).words[":wordId"].$delete({ param: { wordId } });
    return response.ok ? { did: "word" as const, word } : refused("word", response, {});
  },
  password: async (event) => {
    const form = await event.request.formData();
    const json = { current: secret(form, "current"), next: secret(form, "next") };
    const response = await apiOf(event).auth.password.$post({ json });
    return response.ok ? { did: "password" as const } : refused("password", response, {});
  },
  end: async (event) => {
    const form = await event.request.formData();
    const sessionId = text(form, "sessionId");
    if (text(form, "confirmed") !== "yes") return { ask: sessionId };
    const response = await apiOf(event).auth.sessions[":sessionId"].$delete({ param: { sessionId } });
    // Ended meanwhile: what was asked for is so.
    return response.ok || response.status === 404 ? { did: "end" as const } : refused("end", response, {});
  },
};
