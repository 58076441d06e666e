import { error, redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const api = apiOf(event);
  const { kind, permittedActions } = session.active;
  if (kind === "federal") {
    const [{ threads }, { newsletters }] = await Promise.all([
      orErrorPage(api.federal.messages.$get()),
      orErrorPage(api.federal.newsletters.$get()),
    ]);
    const sent = newsletters.map((each) => ({ ...each, unread: false }));
    return { kind, threads, newsletters: sent, plans: [], mayWrite: permittedActions.includes("federal.write") };
  }
  const [{ threads }, { newsletters }, { plans }] = await Promise.all([
    orErrorPage(api.messages.$get()),
    orErrorPage(api.newsletters.$get()),
    orErrorPage(api.plans.$get()),
  ]);
  return {
    kind,
    threads,
    newsletters: newsletters.map((each) => ({ ...each, recipients: 0, read: 0 })),
    plans: plans.map(({ id, instrument, period }) => ({ id, instrument, period })),
    mayWrite: permittedActions.includes("message.write"),
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const typed = { plan: text(form, "plan"), subject: text(form, "subject"), text: text(form, "text") };
    if (typed.subject === "" || typed.text === "") {
      return refusedHere("begin", "input.invalid", { typed, codes: [] as string[], isMissing: true });
    }
    const response = await apiOf(event).plans[":planId"].messages.$post({
      param: { planId: typed.plan },
      json: { subject: typed.subject, text: typed.text },
    });
    if (!response.ok) return refused("begin", response, { typed, codes: [] as string[], isMissing: false });
    const { thread } = (await response.json()) as { thread: { id: string } };
    redirect(303, `/${event.params.locale}/messages/${thread.id}`);
  },
  newsletter: async (event) => {
    const form = await event.request.formData();
    const names = ["subjectNl", "subjectFr", "textNl", "textFr", "to"] as const;
    const typed = Object.fromEntries(names.map((name) => [name, text(form, name)])) as Record<
      (typeof names)[number],
      string
    >;
    const codes = typed.to.split(/[\s,;]+/).filter((code) => code !== "");
    const wrong = codes.filter((code) => !/^\d{5}$/.test(code));
    const isMissing = names.some((name) => name !== "to" && typed[name] === "");
    if (isMissing || wrong.length > 0) {
      return refusedHere("newsletter", "input.invalid", { typed, codes: wrong, isMissing });
    }
    const response = await apiOf(event).federal.newsletters.$post({
      json: {
        subject: { nl: typed.subjectNl, fr: typed.subjectFr },
        text: { nl: typed.textNl, fr: typed.textFr },
        to: codes.length === 0 ? null : codes,
      },
    });
    if (!response.ok) return refused("newsletter", response, { typed, codes: wrong, isMissing });
    const { id } = (await response.json()) as { id: string };
    redirect(303, `/${event.params.locale}/messages/newsletters/${id}`);
  },
};
