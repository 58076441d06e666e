import { type Language, needsWords } from "@salus/domain";
import { fail } from "@sveltejs/kit";
import { apiOf, type Refusal, refusalOf } from "#lib/api/client.ts";
import { text } from "#lib/api/form.ts";
import { outcomeIn } from "#lib/opinion/opinion-desk.svelte.ts";
import type { Actions, PageServerLoad, RequestEvent } from "./$types";

const linkOf = (event: Parameters<typeof apiOf>[0]) => apiOf(event).opinions[":opinionToken"];

export const load: PageServerLoad = async (event) => {
  const response = await linkOf(event).$get({ param: { opinionToken: event.params.token } });
  return response.ok
    ? { request: await response.json(), refusal: null }
    : { request: null, refusal: await refusalOf(response) };
};

async function typedIn({ request }: RequestEvent) {
  const form = await request.formData();
  return { form, typed: { outcome: outcomeIn(text(form, "outcome")), text: text(form, "text") } };
}

type Typed = Awaited<ReturnType<typeof typedIn>>["typed"];
type Problem = "outcome" | "words" | "sure" | null;
const failed = (status: number, typed: Typed, problem: Problem, refusal: Refusal | null = null) =>
  fail(status, { typed, problem, refusal });

export const actions: Actions = {
  save: async (event) => {
    const { typed } = await typedIn(event);
    const response = await linkOf(event).draft.$put({ param: { opinionToken: event.params.token }, json: typed });
    if (!response.ok) return failed(response.status, typed, null, await refusalOf(response));
    return { savedAt: (await response.json()).savedAt };
  },
  give: async (event) => {
    const { form, typed } = await typedIn(event);
    const { outcome } = typed;
    if (outcome === null) return failed(422, typed, "outcome");
    if (needsWords(outcome) && typed.text === "") return failed(422, typed, "words");
    if (text(form, "sure") !== "yes") return failed(422, typed, "sure");
    const response = await linkOf(event).give.$post({
      param: { opinionToken: event.params.token },
      json: { outcome, text: typed.text, language: text(form, "language") as Language },
    });
    if (!response.ok) return failed(response.status, typed, null, await refusalOf(response));
    return { given: true as const };
  },
};
