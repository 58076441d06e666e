import { appendAudit, federalOpinion } from "@salus/db";
import { AppError, dayInBelgium, type DraftOpinion, type GiveOpinion, needsWords } from "@salus/domain";
import { type Holder, requireOpenOpinion, withOpinion } from "./opinion-link.ts";
import { isOpinion } from "./opinion.queries.ts";
import { type OpinionRequestView, presentRequest } from "./opinion.view.ts";

/** What the link opens; that it was opened is noted the first time. */
export function openOpinion(holder: Holder): Promise<OpinionRequestView> {
  const { now } = holder;
  return withOpinion(holder, async (tx, row) => {
    const view = presentRequest(row, dayInBelgium(now));
    if (view.state === "open" && row.openedAt === null) {
      await tx.update(federalOpinion).set({ openedAt: now }).where(isOpinion(row, row.id));
      const after = { organisation: row.organisation };
      await appendAudit(tx, { ...byNobody(now), action: "opinion.open", entityId: row.id, after });
    }
    return view;
  });
}

/** Kept behind the link until it is sent: the federal side does not read it. */
export function draftOpinion(holder: Holder, draft: DraftOpinion): Promise<{ savedAt: string }> {
  return withOpinion(holder, async (tx, row) => {
    requireOpenOpinion(row, holder.now);
    await tx.update(federalOpinion).set({ draft }).where(isOpinion(row, row.id));
    return { savedAt: holder.now.toISOString() };
  });
}

/** Given once. Answers the receipt. */
export function giveOpinion(holder: Holder, { outcome, text, language }: GiveOpinion): Promise<OpinionRequestView> {
  const { now } = holder;
  return withOpinion(holder, async (tx, row) => {
    requireOpenOpinion(row, now);
    if (needsWords(outcome) && text === "") throw new AppError("opinion.words_missing");
    const given = { outcome, answer: text, answerLanguage: language, answeredAt: now, draft: null };
    await tx.update(federalOpinion).set(given).where(isOpinion(row, row.id));
    const after = { organisation: row.organisation, outcome };
    await appendAudit(tx, { ...byNobody(now), action: "opinion.give", entityId: row.id, after });
    return presentRequest({ ...row, ...given }, dayInBelgium(now));
  });
}

/** A third party has no account: the opinion itself says who they are. */
const byNobody = (now: Date) => ({ at: now, actor: null, entity: "opinion" }) as const;
