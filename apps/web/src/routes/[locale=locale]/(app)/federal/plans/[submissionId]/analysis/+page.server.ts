import { fail } from "@sveltejs/kit";
import {
  dayInBelgium,
  type Language,
  type NoteKind,
  noteKinds,
  type RemarkField,
  remarkFields,
  type RemarkId,
} from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { day, refused, text, texts } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { submissionId } = event.params;
  const analysis = await orErrorPage(
    apiOf(event).federal.plans[":submissionId"].analysis.$get({ param: { submissionId } }),
  );
  return { analysis, today: dayInBelgium(new Date()) };
};

function noteIn(form: FormData, language: Language) {
  const nodeId = text(form, "nodeId");
  const repeats = text(form, "repeats");
  return {
    nodeId: nodeId === "" ? null : nodeId,
    field: remarkFields.find((each): each is RemarkField => each === text(form, "field")) ?? null,
    kind: noteKinds.find((each): each is NoteKind => each === text(form, "kind")) ?? ("question" as const),
    language,
    text: text(form, "text"),
    ...(repeats !== "" && { repeats: repeats as RemarkId }),
  };
}

const plansOf = (event: Parameters<typeof apiOf>[0]) => apiOf(event).federal.plans[":submissionId"];

const opinionOf = (event: Parameters<typeof apiOf>[0]) => plansOf(event).opinions[":opinionId"];
const opinionIn = ({ params }: { params: { submissionId: string } }, form: FormData) => ({
  submissionId: params.submissionId,
  opinionId: text(form, "opinionId"),
});

export const actions: Actions = {
  note: async (event) => {
    const { submissionId, locale } = event.params;
    const form = await event.request.formData();
    const json = noteIn(form, locale as Language);
    if (json.text === "") return fail(422, { at: "note" as const, refusal: null, isMissing: true });
    const noteId = text(form, "noteId");
    const response =
      noteId === ""
        ? await plansOf(event).notes.$post({ param: { submissionId }, json })
        : await plansOf(event).notes[":noteId"].$put({ param: { submissionId, noteId }, json });
    return response.ok ? { did: "note" as const } : refused("note", response, { isMissing: false });
  },
  repeat: async (event) => {
    const form = await event.request.formData();
    const json = noteIn(form, text(form, "language") === "fr" ? "fr" : "nl");
    const response = await plansOf(event).notes.$post({ param: { submissionId: event.params.submissionId }, json });
    return response.ok ? { did: "repeat" as const } : refused("repeat", response, {});
  },
  removeNote: async (event) => {
    const { submissionId } = event.params;
    const noteId = text(await event.request.formData(), "noteId");
    const response = await plansOf(event).notes[":noteId"].$delete({ param: { submissionId, noteId } });
    return response.ok ? { did: "removeNote" as const } : refused("removeNote", response, {});
  },
  settle: async (event) => {
    const { submissionId } = event.params;
    const form = await event.request.formData();
    const settled = text(form, "settled") === "yes";
    const response = await plansOf(event).remarks[":remarkId"].settle.$post({
      param: { submissionId, remarkId: text(form, "remarkId") },
      json: { settled },
    });
    return response.ok ? { did: settled ? ("settle" as const) : ("reopen" as const) } : refused("settle", response, {});
  },
  score: async (event) => {
    const { submissionId } = event.params;
    const form = await event.request.formData();
    const [item, points] = [text(form, "item"), text(form, "points")];
    const response = await plansOf(event).scores[":item"].$put({
      param: { submissionId, item },
      json: { points: points === "" ? null : Number(points), note: text(form, "note") },
    });
    return response.ok ? { did: "score" as const } : refused("score", response, { item });
  },
  withdrawOpinion: async (event) => {
    const form = await event.request.formData();
    const response = await opinionOf(event).withdraw.$post({ param: opinionIn(event, form) });
    return response.ok ? { did: "withdrawOpinion" as const } : refused("opinion", response, {});
  },
  prolongOpinion: async (event) => {
    const form = await event.request.formData();
    const json = { until: day(form, "until") };
    const response = await opinionOf(event).prolong.$post({ param: opinionIn(event, form), json });
    return response.ok ? { did: "prolongOpinion" as const } : refused("opinion", response, {});
  },
  shareOpinion: async (event) => {
    const form = await event.request.formData();
    const shared = text(form, "shared") === "yes";
    const response = await opinionOf(event).sharing.$put({ param: opinionIn(event, form), json: { shared } });
    if (!response.ok) return refused("opinion", response, {});
    return { did: shared ? ("shareOpinion" as const) : ("unshareOpinion" as const) };
  },
  assign: async (event) => {
    const form = await event.request.formData();
    const adviserId = text(form, "adviserId");
    const response = await apiOf(event).federal.advisers[":nis"].$put({
      param: { nis: text(form, "nis") },
      json: { adviserId: adviserId === "" ? null : adviserId },
    });
    return response.ok ? { did: "assign" as const } : refused("assign", response, {});
  },
  decide: async (event) => {
    const { submissionId } = event.params;
    const form = await event.request.formData();
    const [kind, on, reason] = [text(form, "kind"), day(form, "on"), text(form, "reason")];
    const needsReason = kind === "returned" || kind === "correctionAsked" || kind === "refused";
    if (needsReason && reason === "") return fail(422, { at: "decide" as const, refusal: null, isMissing: true });
    const response =
      kind === "returned"
        ? await plansOf(event).return.$post({ param: { submissionId }, json: { reason, scope: scopeIn(form) } })
        : await plansOf(event).events.$post({
            param: { submissionId },
            json: { kind: kind as "approved", on: on === "" ? null : on, reason: reason === "" ? null : reason },
          });
    if (!response.ok) return refused("decide", response, { isMissing: false });
    return { did: kind === "returned" ? ("returned" as const) : ("decide" as const) };
  },
};

function scopeIn(form: FormData) {
  const [scope, chapters] = [text(form, "scope"), texts(form, "chapters")];
  return {
    texts: scope !== "figures",
    figures: scope !== "texts",
    chapters: chapters.length === 0 ? null : chapters,
  };
}
