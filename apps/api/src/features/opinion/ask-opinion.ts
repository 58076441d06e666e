import { federalOpinion } from "@salus/db";
import {
  type AskOpinion,
  authorize,
  dayInBelgium,
  excerptOf,
  headingsOf,
  newId,
  type OpinionId,
  requireDayAhead,
  type SubmissionId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import { hashSecret, newSecret } from "../../auth/secret.ts";
import type { FederalCtx } from "../../context.ts";
import { readParts } from "../analysis/read-analysis.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import type { Outbox } from "../mail/deliver.ts";
import { htmlOf, plainOf } from "../mail/write-mail.ts";
import { linkOf } from "./opinion-link.ts";
import { opinionLetter } from "./opinion-letter.ts";
import { type NewOpinionView, presentOpinion } from "./opinion.view.ts";

/** Asks somebody outside for an opinion on the named parts, as they were submitted. Answers the link, this once. */
export async function askOpinion(
  ctx: FederalCtx,
  outbox: Outbox,
  submissionId: SubmissionId,
  { parts: asked, ...input }: AskOpinion,
): Promise<NewOpinionView> {
  authorize(ctx.actor, "analysis.write");
  const today = dayInBelgium(ctx.now);
  requireDayAhead(input.until, today);
  const { row, parts } = await ctx.read(async (tx) => ({
    row: await getSubmission(tx, submissionId),
    parts: await readParts(tx, ctx, submissionId),
  }));
  const { tenantId, userId: askedBy } = ctx.actor;
  const secret = newSecret();
  const values = {
    ...input,
    ...{ tenantId, id: newId<OpinionId>(), planId: row.planId, submissionId, askedBy, askedAt: ctx.now },
    subject: {
      ...{ name: row.name, title: row.title, instrument: row.instrument, number: row.number },
      period: { from: row.periodFrom, to: row.periodTo },
      submittedAt: row.submittedAt.toISOString(),
    },
    parts: headingsOf(parts, asked),
    ...{ openedAt: null, draft: null, outcome: null, answer: null, answerLanguage: null },
    ...{ answeredAt: null, withdrawnAt: null },
  };
  await ctx.writeIn(tenantId, async (tx) => {
    await tx
      .insert(federalOpinion)
      .values({ ...values, excerpt: excerptOf(parts, asked), secretHash: hashSecret(secret) });
    const { planId, organisation, giver, until } = values;
    const after = { planId, submissionId, organisation, giver, until, parts: asked };
    await audit(tx, ctx, { action: "opinion.ask", entity: "opinion", entityId: values.id, after });
  });
  const link = linkOf({ tenantId, id: values.id, secret }, input.language);
  // The link opens a door: it goes into the mail and into the answer, and is kept nowhere.
  const letter = opinionLetter({ ...values, href: outbox.origin + link });
  const { subject } = letter;
  outbox.post?.({ to: input.email, subject, text: plainOf(letter), html: htmlOf(letter, input.language) });
  return { ...presentOpinion(values, today, null), link, isMailed: outbox.post !== null };
}
