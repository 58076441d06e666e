import { authorize, type FrameworkDraftId, type Locale } from "@salus/domain";
import { translator } from "@salus/i18n";
import { findMunicipality } from "@salus/templates";
import type { Ctx } from "../../context.ts";
import { getDraft } from "./framework-draft.queries.ts";

/** The list as a workbook that can be read in again. */
export async function participantSheet(ctx: Ctx, id: FrameworkDraftId, language: Locale) {
  authorize(ctx.actor, "framework.manage");
  const { body } = await ctx.read((tx) => getDraft(tx, ctx.actor, id));
  const t = translator(language);
  const lines = (body.participants ?? []).map(({ nis, amountCents, policeZone }) => {
    const name = findMunicipality(nis)?.name;
    const amount = amountCents === null ? null : { euros: amountCents / 100 };
    return [nis, name?.nl ?? null, name?.fr ?? null, amount, policeZone];
  });
  const headings = [
    t((m) => m.frameworks.participants.columns.nis),
    t((m) => m.frameworks.participants.columns.nameNl),
    t((m) => m.frameworks.participants.columns.nameFr),
    t((m) => m.frameworks.participants.columns.amount),
    t((m) => m.frameworks.participants.columns.zone),
  ];
  // The writer of workbooks is loaded when somebody asks for one.
  const { sheetBytes } = await import("@salus/documents/sheet");
  const bytes = await sheetBytes({ headings, lines, widths: [10, 32, 32, 18, 12] });
  return { bytes, name: `${body.code || id}-${t((m) => m.frameworks.participants.fileName)}.xlsx` };
}
