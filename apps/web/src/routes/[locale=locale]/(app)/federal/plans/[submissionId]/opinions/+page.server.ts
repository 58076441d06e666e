import { fail } from "@sveltejs/kit";
import { apiOf, orErrorPage, type Refusal, refusalOf } from "#lib/api/client.ts";
import { type AskProblem, problemIn, questionIn, typedQuestion, type TypedQuestion } from "#lib/opinion/ask-form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { submissionId } = event.params;
  const { submission, parts, mayWrite } = await orErrorPage(
    apiOf(event).federal.plans[":submissionId"].analysis.$get({ param: { submissionId } }),
  );
  return { submission, parts, mayWrite };
};

type Failed = { typed: TypedQuestion; problem: AskProblem | null; refusal: Refusal | null };
const failed = (status: number, why: Failed) => fail(status, { failed: why });

export const actions: Actions = {
  default: async (event) => {
    const typed = typedQuestion(await event.request.formData());
    const problem = problemIn(typed);
    if (problem) return failed(422, { typed, problem, refusal: null });
    const response = await apiOf(event).federal.plans[":submissionId"].opinions.$post({
      param: { submissionId: event.params.submissionId },
      json: questionIn(typed),
    });
    if (!response.ok) return failed(response.status, { typed, problem: null, refusal: await refusalOf(response) });
    const { organisation, email, link, isMailed } = await response.json();
    return { asked: { organisation, email, isMailed, href: event.url.origin + link } };
  },
};
