import { redirect } from "@sveltejs/kit";
import { apiOf, refusalOf } from "#lib/api/client.ts";
import { refused, secret, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const response = await apiOf(event).invitations[":token"].$get({ param: { token } });
  return response.ok
    ? { invitation: await response.json(), refusal: null }
    : { invitation: null, refusal: await refusalOf(response) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { token, locale } = event.params;
    const name = text(form, "name");
    const json = { name, password: secret(form, "password") };
    const response = await apiOf(event).invitations[":token"].accept.$post({ param: { token }, json });
    if (!response.ok) return refused("accept", response, { name });
    redirect(303, `/${locale}`);
  },
};
