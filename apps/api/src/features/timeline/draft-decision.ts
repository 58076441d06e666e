import { documentNames } from "@salus/db";
import {
  authorize,
  buildTree,
  dayInBelgium,
  documentFromTree,
  type Locale,
  type PlanId,
  standing,
} from "@salus/domain";
import { type DecidingBody, decisionPaper, writeDocx } from "@salus/documents/decision";
import { translator } from "@salus/i18n";
import { findMunicipality } from "@salus/templates";
import type { Ctx } from "../../context.ts";
import { readAttachments } from "../attachment/add-attachment.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { eventOf, getPlan, getTenant, listEvents, listGrantLines, listNodes } from "../plan/plan.queries.ts";

/** The text that college or council may decide on, made of the plan as it stands now. */
export async function draftDecision(
  ctx: Ctx,
  planId: PlanId,
  { body, language }: { body: DecidingBody; language?: Locale | undefined },
): Promise<{ name: string; bytes: Uint8Array }> {
  const draft = await ctx.read(async (tx) => {
    const { actor, frameworks, now } = ctx;
    const plan = await getPlan(tx, actor, planId);
    authorize(actor, "plan.read", plan);
    const framework = await getPinnedFramework(tx, frameworks, plan);
    const { nis } = await getTenant(tx, actor);
    const found = nis === null ? undefined : findMunicipality(nis);
    const rows = (await listEvents(tx, actor, planId)).map(eventOf);
    const events = standing(rows).filter(({ versionId }) => versionId === plan.version.id);
    const document = documentFromTree(buildTree(await listNodes(tx, actor, plan.version.id)), {
      framework,
      municipality: found ? { nis: found.nis, name: { nl: found.name.nl, fr: found.name.fr } } : null,
      language: plan.version.language,
      grantLines: await listGrantLines(tx, actor, plan.version.id),
      events,
      names: await documentNames(tx, plan.tenantId, dayInBelgium(now)),
    });
    return { body, document, framework, number: plan.version.number, events };
  });
  const annexes = (await readAttachments(ctx, planId))
    .filter(({ nodeId, commentId }) => nodeId === null && commentId === null)
    .map(({ name }) => name);
  // Decisions are drawn up in Dutch or in French; where German is the language, in French.
  const locale = language ?? (draft.document.language === "nl" ? "nl" : "fr");
  const name = `${translator(locale)((m) => m.decisionDraft.file[body])}.docx`;
  return { name, bytes: await writeDocx(decisionPaper({ ...draft, annexes }, locale)) };
}
