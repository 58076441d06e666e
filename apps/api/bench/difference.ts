// node apps/api/bench/difference.ts: the difference between two versions of 650 nodes with 100 changes.
import { diffVersions, type LineageId, newId, type NodeKind, type PlanNode, presentDifference } from "@salus/domain";
import { frameworks } from "@salus/templates";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 200);
const WORDS =
  "de politie en de dienst preventie sensibiliseren bewoners van de wijk over inbraak en fietsdiefstal".split(" ");
const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, index) => WORDS[(seed * 7 + index * 5) % WORDS.length]).join(" ");

function aNode(kind: NodeKind, parentId: LineageId | null, place: number): PlanNode {
  const text = { nl: sentence(place, 25), fr: sentence(place + 3, 25) };
  const intro = kind === "operationalObjective" ? { nl: sentence(place, 300) } : {};
  const own = { code: null, unit: null, original: "nl" as const, targets: [], links: {}, reviews: {} };
  const orderKey = String(place).padStart(5, "0");
  return {
    ...own,
    lineageId: newId<LineageId>(),
    parentId,
    kind,
    orderKey,
    text,
    intro,
    revision: 1,
    fieldRevisions: {},
  };
}

/** 10 chapters with 4 objectives of 15 results and indicators each: 650 nodes. */
function aVersion(): PlanNode[] {
  const nodes: PlanNode[] = [];
  const add = (kind: NodeKind, parent: PlanNode | null): PlanNode => {
    const node = aNode(kind, parent?.lineageId ?? null, nodes.length);
    nodes.push(node);
    return node;
  };
  for (let chapters = 0; chapters < 10; chapters += 1) {
    const chapter = add("chapter", null);
    for (let objectives = 0; objectives < 4; objectives += 1) {
      const objective = add("operationalObjective", chapter);
      for (let leaves = 0; leaves < 15; leaves += 1) add(leaves % 2 === 0 ? "result" : "indicator", objective);
    }
  }
  return nodes;
}

/** 70 texts rewritten, of which 10 long ones, 10 nodes moved, 10 removed, 10 added. */
function changed(nodes: readonly PlanNode[]): PlanNode[] {
  const leaves = nodes.filter(({ kind }) => kind === "result" || kind === "indicator");
  const acts = new Map(leaves.filter((_, index) => index % 6 === 0).map(({ lineageId }, index) => [lineageId, index]));
  const rewritten = (text: string): string => text.replace("bewoners", "alle inwoners").replace("wijk", "stad");
  let longOnes = 0;
  const after = nodes.flatMap((node) => {
    if (node.kind === "operationalObjective" && longOnes < 10) {
      longOnes += 1;
      return [{ ...node, intro: { nl: rewritten(node.intro.nl ?? "") }, revision: 2 }];
    }
    const act = acts.get(node.lineageId) ?? 90;
    if (act < 60)
      return [{ ...node, text: { ...node.text, nl: `${rewritten(node.text.nl ?? "")} 2027` }, revision: 2 }];
    if (act < 70) return [{ ...node, orderKey: `${node.orderKey}9`, parentId: leaves[0]?.parentId ?? null }];
    return act < 80 ? [] : [node];
  });
  return [
    ...after,
    ...Array.from({ length: 10 }, (_, place) => aNode("result", leaves[0]?.parentId ?? null, 9000 + place)),
  ];
}

const before = aVersion();
const after = changed(before);

function measure(name: string, work: () => unknown): void {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  console.log(`${name.padEnd(28)} first ${(times[0] ?? 0).toFixed(2)} ms, median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

const sides = [
  { nodes: before, grantLines: [] },
  { nodes: after, grantLines: [] },
] as const;
const found = diffVersions(...sides);
const moves = found.changed.filter(({ move }) => move !== null).length;
console.log(
  `${before.length} nodes: ${found.added.length} added, ${found.removed.length} removed, ${moves} moved, ${found.changed.length - moves} rewritten`,
);
measure("difference", () => diffVersions(...sides));
const [framework] = frameworks;
if (framework) {
  measure("difference as it is shown", () => presentDifference({ ...sides[0], framework }, { ...sides[1], framework }));
}
