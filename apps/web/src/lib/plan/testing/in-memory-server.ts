import {
  applyChanges,
  buildTree,
  descendants,
  type LineageId,
  moveNode,
  type NodeChanges,
  newId,
  type PlanNode,
  sameValue,
} from "@salus/domain";
import type { PlanData } from "../plan-data.ts";
import { type Answer, type Operation, subjectId, type Transport } from "../transport.ts";
import { orderKeyAfter } from "../tree-operations.ts";

const me = { userId: "user-1", tenantId: "tenant-1" };

/** A server that keeps the rules of the real one, with the network in the hands of the test. */
export class InMemoryServer {
  nodes = new Map<LineageId, PlanNode>();
  removed = new Map<LineageId, PlanNode[]>();
  treeRevision = 1;
  network: "up" | "down" | "loses-answers" = "up";
  session: { userId: string; tenantId: string } | null = me;
  saves: { id: string; baseRevision: number; changes: Record<string, unknown>; key: string }[] = [];
  readonly #answered = new Map<string, { request: unknown; answer: Answer<never> }>();
  #held: (() => void)[] | null = null;

  constructor(nodes: readonly PlanNode[]) {
    for (const node of nodes) this.nodes.set(node.lineageId, node);
  }

  /** What a colleague saves. */
  colleague(id: LineageId, changes: NodeChanges): void {
    const node = this.#get(id);
    const saved = applyChanges(node, changes, node.revision).node;
    if (saved) this.nodes.set(id, saved);
    this.treeRevision += 1;
  }

  /** Requests wait until the answer of this is called. */
  hold(): () => void {
    const held: (() => void)[] = [];
    this.#held = held;
    return () => {
      this.#held = null;
      for (const go of held) go();
    };
  }

  text(id: LineageId, language: "nl" | "fr" = "nl"): string {
    return this.#get(id).text[language] ?? "";
  }

  /** One browser's line to this server. */
  connect(): Transport {
    return {
      save: (subject, { key, baseRevision, changes }) =>
        this.#once(key, { subject, baseRevision, changes }, () => {
          const id = subjectId(subject) as LineageId;
          this.saves.push({ id, baseRevision, changes, key });
          const node = this.nodes.get(id);
          if (!node) return { kind: "refused", code: "node.not_found" };
          const { node: saved, conflicts } = applyChanges(node, changes as NodeChanges, baseRevision);
          if (conflicts) {
            const told = { changedBy: "Karim El Amrani", changedAt: "2026-03-02T13:32:00Z" };
            const clashes = conflicts.map(({ field, theirs }) => ({ field, theirs, ...told }));
            return { kind: "conflict", record: node, clashes };
          }
          this.nodes.set(id, saved);
          this.treeRevision += 1;
          return { kind: "done", body: { record: saved } };
        }),
      perform: (operation) => this.#once(operation.key, operation, () => this.#perform(operation)),
      bin: () =>
        this.#through(() => ({
          kind: "done",
          body: [...this.removed.values()]
            .filter(([root]) => root !== undefined && !this.nodes.has(root.lineageId))
            .map((nodes) => ({
              nodes,
              removedAt: "2026-03-02T13:32:00Z",
              removedBy: "Karim El Amrani",
              path: [],
              isParentGone: nodes[0]?.parentId != null && !this.nodes.has(nodes[0].parentId),
              isTaken: false,
            })),
        })),
      tree: () =>
        this.#through(() => ({
          kind: "done",
          body: { version: this.#version(), nodes: [...this.nodes.values()], grantLines: [] },
        })),
      changes: () =>
        this.#through(() => ({
          kind: "done",
          body: {
            version: this.#version(),
            since: this.treeRevision,
            whole: true,
            nodes: [],
            removed: [],
            grantLines: [],
            by: [],
          },
        })),
      stand: () => Promise.resolve(),
      whoAmI: () =>
        this.#through<typeof me>(() => {
          return this.session ? { kind: "done", body: this.session } : { kind: "signed-out" };
        }, false),
    };
  }

  data(overrides: Partial<PlanData> = {}): PlanData {
    return {
      planId: "plan-1",
      version: { ...this.#version(), language: "nl", frozenAt: null, createdAt: "2026-01-01T00:00:00Z" },
      versions: [],
      events: [],
      permittedActions: ["plan.read", "plan.edit", "plan.editMoney", "plan.submit"],
      closed: [],
      framework: aFramework(),
      nodes: [...this.nodes.values()],
      grantLines: [],
      languageRegime: "nl",
      today: "2026-03-02",
      newerRevision: null,
      closedPhenomena: [],
      dismissals: [],
      canDismiss: false,
      goals: {},
      me,
      ...overrides,
    };
  }

  #version() {
    return { id: "version-1", number: 1, status: "draft" as const, treeRevision: this.treeRevision };
  }

  #get(id: LineageId): PlanNode {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`no node ${id}`);
    return node;
  }

  #perform(operation: Operation): Answer<{ nodes: readonly PlanNode[]; removed: readonly LineageId[] }> {
    this.treeRevision += 1;
    const done = (nodes: readonly PlanNode[], removed: readonly LineageId[] = []) =>
      ({ kind: "done", body: { nodes, removed } }) as const;
    switch (operation.kind) {
      case "addNode": {
        const { parentId } = operation.node;
        if (parentId !== null && !this.nodes.has(parentId)) return { kind: "refused", code: "node.not_found" };
        const node = { ...operation.node, orderKey: orderKeyAfter(this.nodes, parentId, operation.after) };
        this.nodes.set(node.lineageId, node);
        return done([node]);
      }
      case "insertBranches": {
        if (operation.nodes.some(({ lineageId }) => this.nodes.has(lineageId)))
          return { kind: "refused", code: "node.exists" };
        for (const node of operation.nodes) this.nodes.set(node.lineageId, node);
        return done(operation.nodes);
      }
      case "moveNode": {
        const before = this.#get(operation.id);
        this.nodes.delete(operation.id);
        const orderKey = orderKeyAfter(this.nodes, operation.parentId, operation.after);
        const node = moveNode(before, { parentId: operation.parentId, orderKey });
        this.nodes.set(operation.id, node);
        return done([node]);
      }
      case "removeNode": {
        const gone = [this.#get(operation.id), ...descendants(buildTree([...this.nodes.values()]), operation.id)];
        this.removed.set(operation.id, gone);
        for (const { lineageId } of gone) this.nodes.delete(lineageId);
        return done(
          [],
          gone.map(({ lineageId }) => lineageId),
        );
      }
      case "restoreNode": {
        const { to } = operation;
        const back = (this.removed.get(operation.id) ?? []).map((node) =>
          to && node.lineageId === operation.id
            ? moveNode(node, { parentId: to.parentId, orderKey: orderKeyAfter(this.nodes, to.parentId, to.after) })
            : node,
        );
        for (const node of back) this.nodes.set(node.lineageId, node);
        return done(back);
      }
      default:
        return { kind: "refused", code: "plan.forbidden" };
    }
  }

  /** The same key does the same thing once. */
  #once<Body>(key: string, request: unknown, work: () => Answer<Body>): Promise<Answer<Body>> {
    return this.#through(() => {
      const before = this.#answered.get(key);
      if (before) {
        const isSame = sameValue(before.request, request);
        return isSame ? (before.answer as Answer<Body>) : { kind: "refused", code: "request.key_reused" };
      }
      const answer = work();
      if (answer.kind === "done") this.#answered.set(key, { request, answer: answer as Answer<never> });
      return answer;
    });
  }

  async #through<Body>(work: () => Answer<Body>, needsSession = true): Promise<Answer<Body>> {
    await (this.#held ? new Promise<void>((go) => this.#held?.push(go)) : Promise.resolve());
    if (this.network === "down") return { kind: "unreachable" };
    if (needsSession && !this.session) return { kind: "signed-out" };
    const answer = work();
    return this.network === "loses-answers" ? { kind: "unreachable" } : answer;
  }
}

export function aNode(overrides: Partial<PlanNode> = {}): PlanNode {
  return {
    lineageId: newId<LineageId>(),
    parentId: null,
    kind: "chapter",
    orderKey: "a0",
    code: null,
    text: {},
    intro: {},
    unit: null,
    original: "nl",
    targets: [],
    links: {},
    reviews: {},
    revision: 1,
    fieldRevisions: {},
    ...overrides,
  };
}

/** One chapter, two strategic objectives, one operational objective with a result and an indicator. */
export function aSmallPlan() {
  const chapter = aNode({ code: "burglary", text: { nl: "Inbraak", fr: "Cambriolage" } });
  const under = (parent: PlanNode, overrides: Partial<PlanNode>) => aNode({ parentId: parent.lineageId, ...overrides });
  const first = under(chapter, {
    kind: "strategicObjective",
    code: "risk-behaviour",
    orderKey: "a1",
    text: { nl: "Verminderen van het risicogedrag", fr: "Diminuer les comportements à risque" },
  });
  const second = under(chapter, {
    kind: "strategicObjective",
    code: "social-control",
    orderKey: "a2",
    text: { nl: "De sociale controle bevorderen", fr: "Favoriser le contrôle social" },
  });
  const objective = under(first, {
    kind: "operationalObjective",
    text: { nl: "Gratis advies aan huis." },
  });
  const result = under(objective, { kind: "result", orderKey: "a1", text: { nl: "Elke aanvraag krijgt een bezoek." } });
  const indicator = under(objective, {
    kind: "indicator",
    orderKey: "a2",
    text: { nl: "Aantal bezoeken: ≥ 50 /jaar" },
  });
  const nodes = [chapter, first, second, objective, result, indicator];
  return { chapter, first, second, objective, result, indicator, nodes };
}

const place = (
  kind: PlanNode["kind"],
  code: string,
  [nl, fr]: [string, string],
  children: PlanData["framework"]["template"] = [],
): PlanData["framework"]["template"][number] => ({
  code,
  kind,
  title: { nl, fr, unattested: [] },
  compulsory: false,
  locked: true,
  repeatable: kind === "strategicObjective",
  children,
});

function aFramework(): PlanData["framework"] {
  const strategic = [
    place("strategicObjective", "risk-behaviour", [
      "Verminderen van het risicogedrag",
      "Diminuer les comportements à risque",
    ]),
    place("strategicObjective", "social-control", ["De sociale controle bevorderen", "Favoriser le contrôle social"]),
    place("strategicObjective", "victimisation", ["Slachtofferschap verminderen", "Diminuer la victimisation"]),
  ];
  return {
    code: "svpp-2026-demo",
    revision: 1,
    instrument: "svpp",
    title: { nl: "SVPP 2026", fr: "PSSP 2026", unattested: [] },
    demonstration: true,
    period: { from: "2026-01-01", to: "2026-12-31" },
    extension: null,
    acts: [],
    template: [
      place("chapter", "burglary", ["Inbraak", "Cambriolage"], strategic),
      place("chapter", "bicycle-theft", ["Fietsdiefstal", "Vol de vélo"], strategic),
    ],
    lockedLevels: ["chapter", "strategicObjective"],
    clauses: [],
    schemes: [],
    parameters: {
      advancePercent: null,
      balancePercent: null,
      staffCeilingCents: null,
      investmentCeilingPercent: null,
    },
    calendar: [],
    source: "test",
    licence: "test",
  };
}
