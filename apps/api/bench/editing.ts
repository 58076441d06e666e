import { setTimeout as pause } from "node:timers/promises";
import { and, asc, auditEntry, type Db, eq, node, version, withTenant } from "@salus/db";
import type { LineageId, PlanId, PlanNode, TenantId } from "@salus/domain";

/** One editor's text that the server said it has, with the texts its author had in sight when it was sent. */
export type Kept = { nodeId: string; field: string; text: string; revision: number; baseRevision: number };

export type Report = {
  name: string;
  kept: Kept[];
  conflicts: number;
  chosen: number;
  added: number;
  moved: number;
  removed: number;
  /** Requests that were repeated because no answer came. */
  again: number;
  /** Milliseconds per save, the waiting for a dead server included. */
  times: number[];
  heard: number;
  strange: string[];
  /** What this editor's page shows at the end. */
  shown: Map<string, PlanNode>;
};

export type Editing = {
  base: string;
  cookie: string;
  planId: string;
  name: string;
  /** Ends at this moment, or after so many acts, whichever comes first. */
  until: number;
  acts?: number;
  /** Between two acts, on average. */
  pauseMs: number;
  fetch?: typeof fetch;
};

type Changes = {
  version: { treeRevision: number };
  since: number;
  whole: boolean;
  nodes: PlanNode[];
  removed: string[];
};

const fields = ["text.nl", "text.fr"] as const;

/** A few nodes draw everybody, so that the same field is written by two at once. */
const isCrowded = (): boolean => Math.random() < 0.3;

/** People who write, add, move and remove, hear what others do, and repeat what got no answer; all at once. */
export async function press(people: readonly Editing[]): Promise<Report[]> {
  const editors = people.map((of) => new Editor(of));
  await Promise.all(editors.map((editor) => editor.work()));
  // Only now that nobody writes any more, everybody must come to see the same.
  await Promise.all(editors.map((editor) => editor.catchUp()));
  return editors.map(({ report }) => report);
}

class Editor {
  readonly #of: Editing;
  readonly report: Report;
  #revision = 0;
  #count = 0;
  #isOver = false;

  constructor(of: Editing) {
    this.#of = of;
    this.report = {
      name: of.name,
      kept: [],
      conflicts: 0,
      chosen: 0,
      added: 0,
      moved: 0,
      removed: 0,
      again: 0,
      times: [],
      heard: 0,
      strange: [],
      shown: new Map(),
    };
  }

  async read(): Promise<void> {
    const { version: head, nodes } = (await this.#ask("GET", "/tree")).body as unknown as {
      version: { treeRevision: number };
      nodes: PlanNode[];
    };
    this.report.shown = new Map(nodes.map((each) => [each.lineageId, each]));
    this.#revision = head.treeRevision;
  }

  async work(): Promise<void> {
    const { until, acts = Infinity, pauseMs } = this.#of;
    await this.read();
    const stop = this.listen();
    for (let act = 0; Date.now() < until && act < acts; act += 1) {
      await pause(pauseMs * (0.5 + Math.random()));
      await this.act();
    }
    stop();
  }

  async catchUp(): Promise<void> {
    await this.#adopt((await this.#ask("GET", `/changes?since=${this.#revision}`)).body as unknown as Changes);
  }

  async act(): Promise<void> {
    const own = [...this.report.shown.values()].filter(({ code }) => code === null);
    const leaves = own.filter(({ kind }) => kind === "result" || kind === "indicator");
    const crowd = leaves.slice(0, 5);
    const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(Math.random() * of.length)];
    const chance = Math.random();
    const leaf = pick(chance < 0.85 && isCrowded() ? crowd : leaves);
    if (!leaf) return;
    if (chance < 0.85) return this.#write(leaf);
    if (chance < 0.91) return this.#add(leaf);
    if (chance < 0.97) return this.#move(leaf, pick(leaves.filter((each) => each.parentId === leaf.parentId)) ?? leaf);
    // Only what this editor added: a text of somebody else would be gone on purpose, and could not be judged.
    const mine = leaves.filter(({ text }) => text.nl?.startsWith(`${this.#of.name} adds`));
    const gone = pick(mine.slice(5));
    if (gone) await this.#remove(gone);
  }

  /** Hears the stream until told to stop; comes back when it breaks. */
  listen(): () => void {
    const control = new AbortController();
    const run = async (): Promise<void> => {
      while (!this.#isOver) {
        try {
          await this.#hear(control.signal);
        } catch (failure) {
          if (!(failure instanceof TypeError || failure instanceof DOMException)) throw failure;
        }
        if (!this.#isOver) await pause(300);
      }
    };
    void run();
    return () => {
      this.#isOver = true;
      control.abort();
    };
  }

  async #hear(signal: AbortSignal): Promise<void> {
    const { base, cookie, planId, name } = this.#of;
    const response = await (this.#of.fetch ?? fetch)(
      `${base}/api/v1/plans/${planId}/live?since=${this.#revision}&tab=page-of-${name}`,
      { headers: { cookie }, signal },
    );
    if (!response.ok || !response.body) return;
    const decoder = new TextDecoder();
    let text = "";
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        if (!block.startsWith("event: changes")) continue;
        this.report.heard += 1;
        const data = /^data: (.*)$/m.exec(block)?.[1] ?? "null";
        if (!(await this.#adopt(JSON.parse(data) as Changes))) return;
      }
    }
  }

  /** False when something was missed. */
  async #adopt(changes: Changes): Promise<boolean> {
    if (changes.whole) {
      await this.read();
      return true;
    }
    if (changes.since > this.#revision) return false;
    for (const each of changes.nodes) this.#see(each);
    for (const id of changes.removed) this.report.shown.delete(id);
    this.#revision = Math.max(this.#revision, changes.version.treeRevision);
    return true;
  }

  #see(seen: PlanNode): void {
    const known = this.report.shown.get(seen.lineageId);
    if (!known || known.revision < seen.revision) this.report.shown.set(seen.lineageId, seen);
  }

  async #write(leaf: PlanNode): Promise<void> {
    const field = fields[Math.floor(Math.random() * fields.length)] ?? "text.nl";
    this.#count += 1;
    const mine = `${this.#of.name} writes ${this.#count} ${crypto.randomUUID().slice(0, 8)}`;
    let [text, baseRevision] = [mine, leaf.revision];
    for (;;) {
      const began = performance.now();
      const answer = await this.#ask("PATCH", `/nodes/${leaf.lineageId}`, { baseRevision, changes: { [field]: text } });
      this.report.times.push(performance.now() - began);
      if (answer.status === 200) {
        const { node: saved } = answer.body as unknown as { node: PlanNode };
        this.#see(saved);
        this.report.kept.push({ nodeId: leaf.lineageId, field, text, revision: saved.revision, baseRevision });
        return;
      }
      if (answer.status !== 409) {
        // Removed meanwhile: the page keeps the text and says so.
        if (answer.code !== "node.not_found") this.report.strange.push(`${answer.status} ${answer.code}`);
        return;
      }
      // Both are shown; the person keeps theirs, or makes one text of both.
      this.report.conflicts += 1;
      const { node: now, conflicts } = answer.params as unknown as { node: PlanNode; conflicts: { theirs: string }[] };
      if (Math.random() < 0.5) return;
      this.report.chosen += 1;
      text = `${mine} + ${conflicts[0]?.theirs ?? ""}`.slice(0, 2000);
      baseRevision = now.revision;
    }
  }

  async #add(beside: PlanNode): Promise<void> {
    const lineageId = crypto.randomUUID();
    const { parentId, kind } = beside;
    const body = { lineageId, parentId, after: beside.lineageId, kind, text: { nl: `${this.#of.name} adds` } };
    const answer = await this.#ask("POST", "/nodes", body);
    if (answer.status !== 201) return;
    this.report.added += 1;
    this.#see((answer.body as unknown as { node: PlanNode }).node);
  }

  async #move(leaf: PlanNode, after: PlanNode): Promise<void> {
    if (after.lineageId === leaf.lineageId) return;
    const body = { parentId: leaf.parentId, after: after.lineageId };
    const answer = await this.#ask("POST", `/nodes/${leaf.lineageId}/move`, body);
    if (answer.status === 200) this.report.moved += 1;
  }

  async #remove(leaf: PlanNode): Promise<void> {
    const answer = await this.#ask("DELETE", `/nodes/${leaf.lineageId}`);
    if (answer.status === 200) this.report.removed += 1;
  }

  /** Again under the same key until there is an answer, as the workspace does. */
  async #ask(method: string, path: string, body?: unknown) {
    const { base, cookie, planId } = this.#of;
    const headers = {
      cookie,
      origin: base,
      "content-type": "application/json",
      ...(method === "GET" ? {} : { "idempotency-key": crypto.randomUUID() }),
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    for (; ; this.report.again += 1) {
      try {
        const response = await (this.#of.fetch ?? fetch)(`${base}/api/v1/plans/${planId}${path}`, init);
        const told = (await response.json()) as { error?: { code: string; params: Record<string, unknown> } };
        const { error } = told;
        if (response.status < 500) {
          return { status: response.status, body: told, code: error?.code ?? "", params: error?.params ?? {} };
        }
      } catch (failure) {
        if (!(failure instanceof TypeError || failure instanceof SyntaxError)) throw failure;
      }
      await pause(200);
    }
  }
}

/**
 * What the database has against what the editors were told. A text is lost when the trail does not have it at the
 * revision that was acknowledged; it is overwritten in silence when a later save of that field began before it.
 */
export async function judge(
  { owner, tenantId, planId }: { owner: Db; tenantId: TenantId; planId: string },
  reports: readonly Report[],
): Promise<{ nodes: number; lost: string[]; overwritten: string[]; astray: number }> {
  const [entries, rows] = await withTenant(owner, tenantId, async (tx) => [
    await tx
      .select({ id: auditEntry.entityId, after: auditEntry.after })
      .from(auditEntry)
      .where(and(eq(auditEntry.tenantId, tenantId), eq(auditEntry.action, "node.change")))
      .orderBy(asc(auditEntry.seq)),
    await tx
      .select({ id: node.lineageId, text: node.text, removedAt: node.removedAt, revision: node.revision })
      .from(node)
      .innerJoin(version, and(eq(version.tenantId, node.tenantId), eq(version.id, node.versionId)))
      .where(and(eq(node.tenantId, tenantId), eq(version.planId, planId as PlanId))),
  ]);
  const written = new Map<string, string>();
  const last = new Map<string, string>();
  for (const { id, after } of entries) {
    const { revision, changes } = after as { revision: number; changes: Record<string, string> };
    for (const [field, text] of Object.entries(changes)) {
      written.set(`${id} ${field} ${revision}`, text);
      last.set(`${id} ${field}`, text);
    }
  }
  const kept = reports.flatMap((report) => report.kept);
  const lost = kept
    .filter(({ nodeId, field, text, revision }) => written.get(`${nodeId} ${field} ${revision}`) !== text)
    .map(({ nodeId, field, text, revision }) => `lost: ${nodeId} ${field} ${revision} ${text}`);
  const stored = new Map(rows.map((row) => [row.id as string, row]));
  for (const [key, text] of last) {
    const [id = "", field = ""] = key.split(" ");
    const language = field.slice(5) as "nl" | "fr";
    if (stored.get(id)?.text[language] !== text) lost.push(`lost: the row of ${key} does not hold ${text}`);
  }
  const overwritten = kept.flatMap((early) =>
    kept
      .filter(
        (late) =>
          late.nodeId === early.nodeId &&
          late.field === early.field &&
          late.revision > early.revision &&
          late.baseRevision < early.revision,
      )
      .map((late) => `overwritten: ${early.text} by ${late.text}`),
  );
  const standing = rows.filter(({ removedAt }) => removedAt === null);
  const isAstray = ({ shown }: Report): boolean =>
    shown.size !== standing.length ||
    standing.some(({ id, revision }) => shown.get(id as LineageId)?.revision !== revision);
  return { nodes: standing.length, lost, overwritten, astray: reports.filter(isAstray).length };
}
