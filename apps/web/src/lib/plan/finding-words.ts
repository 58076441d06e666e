import { type Finding, referenceOf } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** Where a finding belongs, as people write it: "11.2.1, 1, I1"; money and procedure by name. */
export function findingPlace(i18n: I18n, editor: PlanEditor, finding: Finding): string {
  const node = editor.node(finding.lineageId);
  if (node) return referenceOf(node, editor.tree, editor.labels);
  if (finding.source === "money") return i18n.t((m) => m.workspace.money.title);
  return finding.source === "procedure"
    ? i18n.t((m) => m.workspace.procedure.title)
    : i18n.t((m) => m.workspace.findings.wholePlan);
}

const toFill = /missing|no_|\.target$/;
const toCheck = /outdated|changed|outside|stale|differs|repeated|above_cap|answer|^language|^glossary|^agreement/;

/** What pressing the finding does, as a verb. */
export function findingAction({ t }: I18n, { code }: Finding, canEdit: boolean): string {
  if (!canEdit) return t((m) => m.workspace.findings.look);
  if (code === "structure.compulsory_missing") return t((m) => m.workspace.findings.add);
  if (toCheck.test(code)) return t((m) => m.workspace.findings.check);
  return toFill.test(code) ? t((m) => m.workspace.findings.fill) : t((m) => m.workspace.findings.look);
}
