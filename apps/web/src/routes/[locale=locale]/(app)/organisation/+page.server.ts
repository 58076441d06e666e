import { RecordKind } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage, refusalOf } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { type Base, changesIn, typedFields } from "#lib/organisation/record-form.ts";
import { isPart, partOf, parts } from "#lib/organisation/records.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { searchParams } = event.url;
  const asked = searchParams.get("part");
  const part = isPart(asked) ? asked : "units";
  const { records, phenomena } = await orErrorPage(api.organisation.$get({ query: {} }));
  const permitted = event.locals.session?.active.permittedActions ?? [];
  const opened = records.find(({ id }) => id === searchParams.get("record")) ?? null;
  const newKind = RecordKind.safeParse(searchParams.get("new")).data ?? null;
  const [uses, members, waiting] = await Promise.all([
    opened
      ? orErrorPage(
          api.organisation[":recordKind"][":recordId"].uses.$get({
            param: { recordKind: opened.kind, recordId: opened.id },
          }),
        )
      : null,
    permitted.includes("members.manage") ? orErrorPage(api.members.$get()) : null,
    part === "units" && permitted.includes("plan.edit") ? textsOfPlans(api) : [],
  ]);
  return {
    part,
    records,
    phenomena,
    opened,
    newKind: newKind !== null && (parts[part] as readonly string[]).includes(newKind) ? newKind : null,
    newId: crypto.randomUUID() as string,
    uses,
    members: (members?.members ?? []).map(({ accountId, name }) => ({ accountId, name })),
    waiting,
    q: searchParams.get("q") ?? "",
    state: searchParams.get("state") ?? "active",
  };
};

/** Drafts in which units stand as text that nothing is linked to yet. */
async function textsOfPlans(api: ReturnType<typeof apiOf>) {
  const { plans } = await orErrorPage(api.plans.$get());
  const drafts = plans.filter(({ version }) => version.status === "draft");
  const found = await Promise.all(
    drafts.map(async (plan) => {
      const { texts } = await orErrorPage(api.plans[":planId"]["unit-texts"].$get({ param: { planId: plan.id } }));
      return { plan, count: texts.filter(({ nodes, linked }) => linked < nodes).length };
    }),
  );
  return found.filter(({ count }) => count > 0);
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const [id, recordKind] = [text(form, "id"), RecordKind.safeParse(text(form, "kind")).data];
    if (recordKind === undefined) return refusedHere("save", "input.invalid", { id });
    const base = form.has("base") ? (JSON.parse(text(form, "base")) as Base) : null;
    const typed = typedFields(form, recordKind);
    const { changes, wrong } = changesIn(typed, recordKind, base);
    if (wrong !== undefined) return refusedHere("save", "input.invalid", { id, recordKind, typed, wrong });
    const api = apiOf(event).organisation[":recordKind"];
    const done = `/${event.params.locale}/organisation?part=${partOf(recordKind)}&record=${id}&done=saved`;
    if (base === null) {
      const response = await api.$post({
        param: { recordKind },
        json: { recordId: id, changes: changes ?? { "name.nl": "" } } as never,
      });
      if (!response.ok) return refused("save", response, { id, recordKind, typed });
      redirect(303, done);
    }
    if (changes === null) redirect(303, done);
    const response = await api[":recordId"].$patch({
      param: { recordKind, recordId: id },
      json: { baseRevision: base.revision, changes } as never,
    });
    if (!response.ok) return refused("save", response, { id, recordKind, typed });
    redirect(303, done);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const [id, recordKind] = [text(form, "id"), RecordKind.safeParse(text(form, "kind")).data];
    if (recordKind === undefined) return refusedHere("remove", "input.invalid", { id });
    if (text(form, "confirmed") !== "yes") return { ask: { id, recordKind } };
    const response = await apiOf(event).organisation[":recordKind"][":recordId"].$delete({
      param: { recordKind, recordId: id },
    });
    if (!response.ok) return refused("remove", response, { id });
    redirect(303, `/${event.params.locale}/organisation?part=${partOf(recordKind)}&done=removed`);
  },
  merge: async (event) => {
    const form = await event.request.formData();
    const [id, into, recordKind] = [
      text(form, "id"),
      text(form, "into"),
      RecordKind.safeParse(text(form, "kind")).data,
    ];
    if (recordKind === undefined) return refusedHere("merge", "input.invalid", { id });
    const response = await apiOf(event).organisation[":recordKind"][":recordId"].merge.$post({
      param: { recordKind, recordId: id },
      json: { into } as never,
    });
    if (!response.ok) {
      const refusal = await refusalOf(response);
      return refusedHere("merge", refusal.code, { id });
    }
    redirect(303, `/${event.params.locale}/organisation?part=${partOf(recordKind)}&record=${into}&done=merged`);
  },
};
