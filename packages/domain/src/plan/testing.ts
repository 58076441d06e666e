import type { Actor, Role, TenantKind } from "../actor.ts";
import type { Framework, TemplateNode } from "../framework/framework.ts";
import { type LineageId, newId, type TenantId } from "../ids.ts";
import type { OfficialText } from "../localized-text.ts";
import type { Target } from "../target/target.ts";
import type { PlanEvent, PlanEventKind } from "./plan.ts";
import type { NodeKind } from "./plan-document.ts";
import type { PlanNode } from "./plan-node.ts";

/** Test data of the domain: functions that give a valid thing, with what a test cares about named in the call. */

export const aNode = (kind: NodeKind, overrides: Partial<PlanNode> = {}): PlanNode => ({
  lineageId: newId<LineageId>(),
  parentId: null,
  kind,
  orderKey: "a0",
  code: null,
  text: { nl: "tekst", fr: "texte" },
  intro: {},
  unit: null,
  original: "nl",
  targets: [],
  links: {},
  reviews: {},
  revision: 1,
  fieldRevisions: {},
  ...overrides,
});

export const aTarget = (overrides: Partial<Target> = {}): Target => ({
  kind: "count",
  comparator: "gte",
  value: 50,
  unit: "visits",
  per: "year",
  steps: [],
  by: null,
  population: null,
  within: null,
  ...overrides,
});

export const official = (nl: string, fr: string): OfficialText => ({ nl, fr, unattested: [] });

export const aPlace = (kind: NodeKind, code: string, overrides: Partial<TemplateNode> = {}): TemplateNode => ({
  code,
  kind,
  title: official(`${code} (nl)`, `${code} (fr)`),
  compulsory: false,
  locked: true,
  repeatable: kind === "strategicObjective",
  children: [],
  ...overrides,
});

/** Coordination is compulsory with its objectives, burglary and theft may be chosen. */
export const aTemplate = (): TemplateNode[] => [
  aPlace("chapter", "coordination", {
    compulsory: true,
    children: [
      aPlace("generalObjective", "plan-use", { compulsory: true }),
      aPlace("strategicObjective", "evaluation", { compulsory: true }),
      aPlace("strategicObjective", "information", { compulsory: true }),
    ],
  }),
  ...["burglary", "bicycle-theft"].map((code) =>
    aPlace("chapter", code, {
      children: [
        aPlace("generalObjective", "prevent", { compulsory: true }),
        aPlace("strategicObjective", "deter"),
        aPlace("strategicObjective", "social-control"),
      ],
    }),
  ),
];

const amount = { formula: "amount", wagePerFteMonthCents: null, months: null, equipmentCapPerFteCents: null } as const;
const guards = {
  formula: "guards",
  wagePerFteMonthCents: 42_000,
  months: 12,
  equipmentCapPerFteCents: 36_686,
} as const;

export const aFramework = (overrides: Partial<Framework> = {}): Framework => ({
  code: "svpp-2020",
  revision: 1,
  instrument: "svpp",
  title: official("SVPP 2020", "PSSP 2020"),
  demonstration: false,
  period: { from: "2020-01-01", to: "2020-12-31" },
  extension: null,
  acts: [],
  template: aTemplate(),
  lockedLevels: ["chapter", "generalObjective", "strategicObjective"],
  clauses: [],
  schemes: [
    { code: "base", title: official("Basistoelage", "Allocation de base"), source: "test", ...amount },
    { code: "guards-346", title: official("Contingent 346", "Contingent 346"), source: "test", ...guards },
    {
      code: "guards-90",
      title: official("ACTIVA 90", "ACTIVA 90"),
      source: "test",
      ...guards,
      equipmentCapPerFteCents: null,
    },
  ],
  parameters: { advancePercent: null, balancePercent: null, staffCeilingCents: null, investmentCeilingPercent: null },
  calendar: [{ code: "submission", title: official("Indiening", "Introduction"), on: "2020-03-31", source: "test" }],
  source: "test",
  licence: "test",
  ...overrides,
});

export const anActor = (tenantKind: TenantKind, roles: Role[], overrides: Partial<Actor> = {}): Actor => ({
  userId: newId(),
  tenantId: newId<TenantId>(),
  tenantKind,
  roles,
  ...overrides,
});

/** Events get the order they are given in as the order they were recorded in. */
export const someEvents = (...events: readonly (readonly [PlanEventKind, string | null])[]): PlanEvent[] =>
  events.map(([kind, on], index) => ({
    id: newId(),
    versionId: newId(),
    kind,
    on,
    recordedAt: new Date(Date.UTC(2020, 0, 1, 0, index)),
    actorId: null,
    reason: null,
    agendaItem: null,
    strikes: null,
  }));
