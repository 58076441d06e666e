import { redirect } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { refused, secret, text } from "#lib/api/form.ts";
import { returnPath } from "#lib/i18n/locale.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const to = event.url.searchParams.get("to");
  const session = await api.auth.session.$get();
  if (session.ok) redirect(303, returnPath(to, event.locals.locale));
  const demo = await api.demo.$get();
  const demonstration = demo.ok ? await demo.json() : null;
  const wanted = event.url.searchParams.get("account");
  return {
    to,
    demonstration,
    chosen: demonstration?.accounts.find(({ email }) => email === wanted) ?? null,
    hasLeft: event.url.searchParams.has("left"),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const form = await event.request.formData();
    const email = text(form, "email");
    const to = text(form, "to");
    const response = await apiOf(event).auth["sign-in"].$post({ json: { email, password: secret(form, "password") } });
    if (!response.ok) return refused("enter", response, { email });
    redirect(303, returnPath(to, event.params.locale));
  },
  leave: async (event) => {
    const response = await apiOf(event).auth["sign-out"].$post();
    // Without a session there is nothing to end: the wish is fulfilled all the same.
    if (!response.ok && response.status !== 401) return refused("leave", response, { email: "" });
    redirect(303, `/${event.params.locale}/sign-in?left`);
  },
};
