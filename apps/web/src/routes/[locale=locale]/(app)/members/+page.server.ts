import { type Role, rolesOf } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text, texts } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [{ members }, { invitations }] = await Promise.all([
    orErrorPage(api.members.$get()),
    orErrorPage(api.members.invitations.$get()),
  ]);
  const kind = event.locals.session?.active.kind ?? "municipality";
  const edited = event.url.searchParams.get("edit");
  return {
    members,
    invitations: invitations.filter(({ state }) => state === "open" || state === "expired"),
    roles: [...rolesOf(kind)],
    edited: members.find(({ accountId }) => accountId === edited) ?? null,
  };
};

const rolesIn = (form: FormData): Role[] => texts(form, "roles") as Role[];

export const actions: Actions = {
  roles: async (event) => {
    const form = await event.request.formData();
    const accountId = text(form, "accountId");
    const roles = rolesIn(form);
    if (roles.length === 0) return refusedHere("roles", "input.invalid", { accountId });
    const response = await apiOf(event).members[":accountId"].$patch({ param: { accountId }, json: { roles } });
    if (!response.ok) return refused("roles", response, { accountId });
    redirect(303, `/${event.params.locale}/members?saved=${accountId}`);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const [accountId, name] = [text(form, "accountId"), text(form, "name")];
    if (text(form, "confirmed") !== "yes") return { ask: { action: "remove" as const, id: accountId, name } };
    const response = await apiOf(event).members[":accountId"].$delete({ param: { accountId } });
    if (!response.ok) return refused("remove", response, { accountId });
    return { did: text(form, "support") === "yes" ? ("endSupport" as const) : ("remove" as const), name };
  },
  invite: async (event) => {
    const form = await event.request.formData();
    const email = text(form, "email");
    const roles = rolesIn(form);
    const locale = text(form, "locale") === "fr" ? "fr" : "nl";
    if (roles.length === 0) return refusedHere("invite", "input.invalid", { email, roles, hasNoRole: true });
    const response = await apiOf(event).members.invitations.$post({ json: { email, roles, locale } });
    if (!response.ok) return refused("invite", response, { email, roles, hasNoRole: false });
    const { link, expiresAt } = await response.json();
    return { did: "invite" as const, email, expiresAt, link: new URL(link, event.url.origin).href };
  },
  support: async (event) => {
    const form = await event.request.formData();
    const [email, reason, hours] = [text(form, "email"), text(form, "reason"), Number(text(form, "hours"))];
    const locale = text(form, "locale") === "fr" ? "fr" : "nl";
    const response = await apiOf(event).members.support.$post({ json: { email, reason, hours, locale } });
    if (!response.ok) return refused("support", response, { email, reason, hours: text(form, "hours") });
    const { link, expiresAt } = await response.json();
    return { did: "support" as const, email, expiresAt, link: new URL(link, event.url.origin).href };
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const [invitationId, email] = [text(form, "invitationId"), text(form, "email")];
    if (text(form, "confirmed") !== "yes") return { ask: { action: "revoke" as const, id: invitationId, name: email } };
    const response = await apiOf(event).members.invitations[":invitationId"].$delete({ param: { invitationId } });
    return response.ok ? { did: "revoke" as const, name: email } : refused("revoke", response, { invitationId });
  },
};
