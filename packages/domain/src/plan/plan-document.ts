import { z } from "zod";
import { Language, LocalizedText } from "../localized-text.ts";
import { LinkedKind } from "../organisation/record.ts";
import { Period, PlainDate } from "../period.ts";
import { Target } from "../target/target.ts";

export const instruments = ["svpp", "vsc"] as const;
export const Instrument = z.enum(instruments);
export type Instrument = z.infer<typeof Instrument>;

/** Levels of a plan, outermost first. Results and indicators are siblings under an operational objective. */
export const nodeKinds = [
  "chapter",
  "generalObjective",
  "strategicObjective",
  "operationalObjective",
  "result",
  "indicator",
] as const;
export const NodeKind = z.enum(nodeKinds);
export type NodeKind = z.infer<typeof NodeKind>;

export const severities = ["blocking", "warning", "advice"] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** Something doubtful in a file that was read. Every finding points at its line (1-based). */
export const ImportFinding = z.object({
  /** Stable code, `topic.what_is_wrong`; its text per language stands in i18n under `importFindings`. */
  code: z.string(),
  severity: Severity,
  line: z.number().int().positive().nullable(),
  /** The path of the node it belongs to: indexes from the root, `0.2.1`; null for the whole file. */
  path: z.string().nullable(),
  quote: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type ImportFinding = z.infer<typeof ImportFinding>;

/** By what it is: unit, partner, person (by function where there is one), fundingSource, programme, project. */
export const DocumentLinks = z.partialRecord(LinkedKind, z.array(LocalizedText));
export type DocumentLinks = z.infer<typeof DocumentLinks>;

export type DocumentNode = {
  kind: NodeKind;
  /** Template code (`burglary`, `deter-potential-offenders`); null for the municipality's own text. */
  code?: string | null | undefined;
  /** As printed, "11.2.1". Derived numbering wins inside Salus. */
  number?: string | null | undefined;
  text: LocalizedText;
  intro?: LocalizedText | undefined;
  /** Organisational unit that carries the objective (VSC). */
  unit?: string | null | undefined;
  /** Language the text was first written in. */
  original?: Language | undefined;
  target?: Target | null | undefined;
  targets?: Target[] | undefined;
  /** Names of what the node refers to, so that the document can be read on its own. */
  links?: DocumentLinks | undefined;
  /** On a result: the indicators of its objective that measure it, by their place among them, counted from 1. */
  measuredBy?: number[] | undefined;
  /** Lines of the source file this node was read from. */
  lines?: [number, number] | undefined;
  children?: DocumentNode[] | undefined;
};

export const DocumentNode: z.ZodType<DocumentNode> = z.object({
  kind: NodeKind,
  code: z.string().nullable().optional(),
  number: z.string().nullable().optional(),
  text: LocalizedText,
  intro: LocalizedText.optional(),
  unit: z.string().nullable().optional(),
  original: Language.optional(),
  target: Target.nullable().optional(),
  targets: z.array(Target).optional(),
  links: DocumentLinks.optional(),
  measuredBy: z.array(z.number().int().positive()).max(50).optional(),
  lines: z.tuple([z.number().int().positive(), z.number().int().positive()]).optional(),
  get children() {
    return z.array(DocumentNode).optional();
  },
});

export const DocumentGrantLine = z.object({
  /** `base`, `guards-346`, `guards-90`, or a rubric of the framework. */
  scheme: z.string(),
  /** Null where it is not known; never 0 for that. */
  amountCents: z.number().int().nullable(),
  /** Full-time equivalents, two decimals. */
  fte: z.number().nonnegative().nullable().optional(),
  equipmentCents: z.number().int().nullable().optional(),
  perYear: z.boolean().default(true),
  line: z.number().int().positive().nullable().optional(),
});
export type DocumentGrantLine = z.infer<typeof DocumentGrantLine>;

export const DocumentEvent = z.object({
  kind: z.string(),
  on: PlainDate.nullable(),
  agendaItem: z.string().nullable().optional(),
  vote: z.object({ outcome: z.string() }).loose().nullable().optional(),
});
export type DocumentEvent = z.infer<typeof DocumentEvent>;

/** `salus-plan/1`: the one JSON for import, export, API and command line (DESIGN §6). */
export const PlanDocument = z.object({
  format: z.literal("salus-plan/1"),
  instrument: Instrument,
  framework: z.string().nullable(),
  municipality: z.object({ nis: z.string().nullable(), name: LocalizedText }).nullable(),
  period: Period.nullable(),
  language: Language,
  nodes: z.array(DocumentNode),
  grantLines: z.array(DocumentGrantLine).default([]),
  events: z.array(DocumentEvent).default([]),
  findings: z.array(ImportFinding).default([]),
});
export type PlanDocument = z.infer<typeof PlanDocument>;
