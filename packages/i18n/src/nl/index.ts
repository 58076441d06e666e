import { first } from "./first.ts";
import editing from "./editing.ts";
import account from "./account.ts";
import mail from "./mail.ts";
import members from "./members.ts";
import plans from "./plans.ts";
import home from "./home.ts";
import federal from "./federal.ts";
import frameworks from "./frameworks.ts";
import importing from "./importing.ts";
import components from "./components.ts";
import live from "./live.ts";
import together from "./together.ts";
import organisation from "./organisation.ts";
import renewal from "./renewal.ts";
import enumsLater from "./enums-later.ts";
import errors from "./errors.ts";
import findings from "./findings.ts";
import workspaceLater from "./workspace-later.ts";
import language from "./language.ts";
import shortcuts from "./shortcuts.ts";
import pasting from "./pasting.ts";
import planTable from "./plan-table.ts";
import amendment from "./amendment.ts";
import analysis from "./analysis.ts";
import opinion from "./opinion.ts";
import letters from "./letters.ts";
import messages from "./messages.ts";
import trail from "./trail.ts";
import obligations from "./obligations.ts";
import difference from "./difference.ts";
import decisionDraft from "./decision-draft.ts";
import dossier from "./dossier.ts";
import reading from "./reading.ts";
import paper from "./paper.ts";
import targetProblems from "./target-problems.ts";
import importFindings from "./import-findings.ts";

export const nl = {
  ...first,
  editing,
  account,
  mail,
  members,
  plans,
  home,
  federal,
  frameworks,
  importing,
  components,
  live,
  together,
  organisation,
  renewal,
  enums: { ...first.enums, ...enumsLater },
  errors,
  findings,
  workspace: { ...first.workspace, ...workspaceLater },
  language,
  shortcuts,
  pasting,
  planTable,
  reading,
  amendment,
  messages,
  trail,
  obligations,
  difference,
  paper,
  decisionDraft,
  dossier,
  analysis,
  letters,
  opinion,
  targetProblems,
  importFindings,
} as const;
