import { queueShares } from "@salus/domain";
import { error, redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { oneOf } from "#lib/federal/query.ts";
import { recipientsIn } from "#lib/messages/recipients.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const api = apiOf(event);
  const { kind, permittedActions } = session.active;
  // A plan, or on the federal side a submission, to begin a conversation about.
  const about = event.url.searchParams.get("about");
  if (kind === "federal") {
    const share = oneOf(event.url, "share", queueShares, "all");
    const [{ threads }, { newsletters }, found] = await Promise.all([
      orErrorPage(api.federal.messages.$get({ query: { share } })),
      orErrorPage(api.federal.newsletters.$get()),
      about ? orErrorPage(api.federal.plans[":submissionId"].analysis.$get({ param: { submissionId: about } })) : null,
    ]);
    const sent = newsletters.map((each) => ({ ...each, unread: false }));
    const mayWrite = permittedActions.includes("federal.write");
    const plans = found ? [found.submission] : [];
    return { kind, share, threads, newsletters: sent, plans, about, mayWrite, key: crypto.randomUUID() };
  }
  const [{ threads }, { newsletters }, { plans }] = await Promise.all([
    orErrorPage(api.messages.$get()),
    orErrorPage(api.newsletters.$get()),
    orErrorPage(api.plans.$get()),
  ]);
  return {
    kind,
    share: "all" as const,
    threads,
    newsletters: newsletters.map((each) => ({ ...each, recipients: 0, read: 0 })),
    plans: plans.map(({ id, instrument, period }) => ({ id, instrument, period, name: null })),
    about,
    mayWrite: permittedActions.includes("message.write"),
    key: "",
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const typed = { plan: text(form, "plan"), subject: text(form, "subject"), text: text(form, "text") };
    const json = { subject: typed.subject, text: typed.text };
    const none: string[] = [];
    if (typed.subject === "" || typed.text === "") {
      return refusedHere("begin", "input.invalid", { typed, unknown: none, isMissing: true });
    }
    const api = apiOf(event);
    const isFederal = event.locals.session?.active.kind === "federal";
    const response = isFederal
      ? await api.federal.plans[":submissionId"].messages.$post({ param: { submissionId: typed.plan }, json })
      : await api.plans[":planId"].messages.$post({ param: { planId: typed.plan }, json });
    if (!response.ok) return refused("begin", response, { typed, unknown: none, isMissing: false });
    const { thread } = (await response.json()) as { thread: { id: string } };
    redirect(303, `/${event.params.locale}/messages/${thread.id}`);
  },
  newsletter: async (event) => {
    const form = await event.request.formData();
    const names = ["key", "subjectNl", "subjectFr", "textNl", "textFr", "to"] as const;
    const typed = Object.fromEntries(names.map((name) => [name, text(form, name)])) as Record<
      (typeof names)[number],
      string
    >;
    const api = apiOf(event);
    const { municipalities } = await orErrorPage(api.municipalities.$get({ query: { current: "true" } }));
    const { to, unknown } = recipientsIn(typed.to, municipalities);
    const isMissing = names.some((name) => name !== "to" && typed[name] === "");
    if (isMissing || unknown.length > 0) {
      return refusedHere("newsletter", "input.invalid", { typed, unknown, isMissing });
    }
    const json = {
      subject: { nl: typed.subjectNl, fr: typed.subjectFr },
      text: { nl: typed.textNl, fr: typed.textFr },
      to,
    };
    const response = await api.federal.newsletters.$post({ json }, { headers: { "idempotency-key": typed.key } });
    if (!response.ok) return refused("newsletter", response, { typed, unknown, isMissing });
    const { id } = (await response.json()) as { id: string };
    redirect(303, `/${event.params.locale}/messages/newsletters/${id}`);
  },
};
