import type { ApiClient } from "@salus/api/client";
import { isOpenThread, type UserId } from "@salus/domain";
import { type Refusal, refusalOf } from "#lib/api/client.ts";
import type { Assignment, Attachment, Colleague, Person, Talked, Thread } from "./types.ts";

/** What stands about one node: threads that wait for an answer, those of them with something new, open assignments. */
export type NodeMarks = {
  readonly threads: number;
  readonly unread: number;
  readonly tasks: number;
  readonly overdue: number;
};
const nothing: NodeMarks = { threads: 0, unread: 0, tasks: 0, overdue: 0 };

type Call = () => Promise<Response>;
const refreshMs = 60_000;

/** The comments and assignments of one plan. Fetched after the plan itself is in sight. */
export class Talk {
  readonly me: UserId;
  /** Whether this person may give assignments. */
  readonly mayGive: boolean;
  readonly #client: ApiClient;
  readonly #param: { planId: string };
  threads = $state.raw<readonly Thread[]>([]);
  assignments = $state.raw<readonly Assignment[]>([]);
  colleagues = $state.raw<readonly Colleague[]>([]);
  people = $state.raw<ReadonlyMap<string, Person>>(new Map());
  state = $state.raw<"loading" | "ready" | "failed">("loading");
  #turn = 0;
  /** The turn whose answer stands, by thread: an answer that comes after that of a later question says how things were. */
  readonly #standing = new Map<string, number>();
  readonly #byNode: ReadonlyMap<string | null, NodeMarks> = $derived(this.#count());

  constructor(client: ApiClient, planId: string, person: { userId: string; mayGive: boolean }) {
    this.#client = client;
    this.#param = { planId };
    this.me = person.userId as UserId;
    this.mayGive = person.mayGive;
  }

  marks(nodeId: string | null): NodeMarks {
    return this.#byNode.get(nodeId) ?? nothing;
  }
  get openThreads(): number {
    return this.threads.filter(isOpenThread).length;
  }
  get unread(): number {
    return this.threads.filter(({ unread }) => unread).length;
  }
  nameOf(id: string): string | undefined {
    return this.people.get(id)?.name;
  }

  /** Reads everything anew; what was there stays when nothing comes back. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const [talked, asked, known] = await Promise.all([
        read<Talked>(this.#plan.comments.$get({ param: this.#param })),
        read<{ assignments: Assignment[] }>(this.#plan.assignments.$get({ param: this.#param })),
        this.colleagues.length > 0
          ? { colleagues: this.colleagues }
          : read<{ colleagues: Colleague[] }>(this.#client.colleagues.$get()),
      ]);
      if ([...this.#standing.values()].some((stands) => stands > turn)) return;
      this.#standing.set("all", turn);
      this.threads = talked.threads;
      this.assignments = asked.assignments;
      this.colleagues = known.colleagues;
      this.#meet([...talked.people, ...known.colleagues.map(({ id, name }) => ({ id, name, isMember: true }))]);
      this.state = "ready";
    } catch (failure) {
      if (!isNetworkFailure(failure)) throw failure;
      if (this.state !== "ready") this.state = "failed";
    }
  }

  /** Loads, and again whenever the window is looked at and now and then. */
  start(): () => void {
    const look = (): void => {
      if (document.visibilityState === "visible") void this.load();
    };
    look();
    const timer = setInterval(look, refreshMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }

  write(nodeId: string | null, text: string): Promise<Refusal | null> {
    return this.#thread(() => this.#plan.comments.$post({ param: this.#param, json: { nodeId, text } }, once()));
  }
  reply(commentId: string, text: string): Promise<Refusal | null> {
    const param = { ...this.#param, commentId };
    return this.#thread(() => this.#one.replies.$post({ param, json: { text } }, once()));
  }
  change(commentId: string, text: string): Promise<Refusal | null> {
    return this.#thread(() => this.#one.$patch({ param: { ...this.#param, commentId }, json: { text } }));
  }
  remove(commentId: string): Promise<Refusal | null> {
    return this.#thread(() => this.#one.$delete({ param: { ...this.#param, commentId } }));
  }
  settle(commentId: string, verb: "resolve" | "reopen" | "read"): Promise<Refusal | null> {
    return this.#thread(() => this.#one[verb].$post({ param: { ...this.#param, commentId } }));
  }

  give(of: { nodeId: string | null; assigneeId: string; dueOn: string; note: string }): Promise<Refusal | null> {
    return this.#assignment(() => this.#plan.assignments.$post({ param: this.#param, json: of }, once()));
  }
  reassign(assignmentId: string, json: { assigneeId: string; dueOn: string; note: string }): Promise<Refusal | null> {
    const param = { ...this.#param, assignmentId };
    return this.#assignment(() => this.#plan.assignments[":assignmentId"].$patch({ param, json }));
  }
  finish(assignmentId: string, verb: "done" | "reopen"): Promise<Refusal | null> {
    const param = { ...this.#param, assignmentId };
    return this.#assignment(() => this.#plan.assignments[":assignmentId"][verb].$post({ param }));
  }

  /** The files of the plan, asked for when somebody looks at them; null when they could not be had. */
  async attachments(): Promise<readonly Attachment[] | null> {
    try {
      const asked = this.#plan.attachments.$get({ param: this.#param });
      return (await read<{ attachments: Attachment[] }>(asked)).attachments;
    } catch (failure) {
      if (!isNetworkFailure(failure)) throw failure;
      return null;
    }
  }
  /** Sends a file and says how far it is, from 0 to 1. */
  upload(file: File, nodeId: string | null, onprogress: (part: number) => void): Promise<Refusal | null> {
    const form = new FormData();
    form.set("file", file);
    if (nodeId !== null) form.set("nodeId", nodeId);
    return attempt(
      () => sendForm(this.attachmentHref(), form, onprogress),
      () => undefined,
    );
  }
  async removeAttachment(attachmentId: string): Promise<Refusal | null> {
    try {
      const param = { ...this.#param, attachmentId };
      const response = await this.#plan.attachments[":attachmentId"].$delete({ param });
      return response.ok ? null : await refusalOf(response);
    } catch (failure) {
      if (!isNetworkFailure(failure)) throw failure;
      return { code: "service.unavailable", params: {} };
    }
  }
  attachmentHref(attachmentId?: string): string {
    return `/api/v1/plans/${this.#param.planId}/attachments${attachmentId === undefined ? "" : `/${attachmentId}`}`;
  }

  get #plan() {
    return this.#client.plans[":planId"];
  }
  get #one() {
    return this.#plan.comments[":commentId"];
  }

  #thread(call: Call): Promise<Refusal | null> {
    const turn = ++this.#turn;
    return attempt(call, ({ thread, people }: { thread: Thread; people: Person[] }) => {
      if ((this.#standing.get(thread.id) ?? 0) > turn) return;
      this.#standing.set(thread.id, turn);
      this.#meet(people);
      const isKnown = this.threads.some(({ id }) => id === thread.id);
      this.threads = isKnown
        ? this.threads.map((each) => (each.id === thread.id ? thread : each))
        : [...this.threads, thread];
    });
  }

  #assignment(call: Call): Promise<Refusal | null> {
    return attempt(call, (assignment: Assignment) => {
      const others = this.assignments.filter(({ id }) => id !== assignment.id);
      this.assignments = [...others, assignment].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    });
  }

  #meet(people: readonly Person[]): void {
    this.people = new Map([...this.people, ...people.map((person) => [person.id, person] as const)]);
  }

  #count(): Map<string | null, NodeMarks> {
    const marks = new Map<string | null, NodeMarks>();
    const add = (nodeId: string | null, more: Partial<NodeMarks>): void => {
      const before = marks.get(nodeId) ?? nothing;
      const keys = Object.keys(nothing) as (keyof NodeMarks)[];
      marks.set(nodeId, Object.fromEntries(keys.map((key) => [key, before[key] + (more[key] ?? 0)])) as NodeMarks);
    };
    for (const thread of this.threads) {
      if (isOpenThread(thread)) add(thread.nodeId, { threads: 1, unread: thread.unread ? 1 : 0 });
    }
    for (const { state, node, overdue } of this.assignments) {
      if (state === "open") add(node?.id ?? null, { tasks: 1, overdue: overdue ? 1 : 0 });
    }
    return marks;
  }
}

/** `fetch` does not say how much of a file has gone; this old friend does. */
const sendForm = (href: string, form: FormData, onprogress: (part: number) => void): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", href);
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new TypeError("the file could not be sent"));
    request.send(form);
  });

/** A request that is sent again after a lost answer is carried out once. */
const once = () => ({ headers: { "Idempotency-Key": crypto.randomUUID() } });

const isNetworkFailure = (failure: unknown): boolean =>
  failure instanceof TypeError || failure instanceof SyntaxError || failure instanceof Refused;

class Refused extends Error {}

async function read<Body>(request: Promise<Response>): Promise<Body> {
  const response = await request;
  if (!response.ok) throw new Refused();
  return (await response.json()) as Body;
}

async function attempt<Body>(call: Call, take: (body: Body) => void): Promise<Refusal | null> {
  try {
    const response = await call();
    if (!response.ok) return await refusalOf(response);
    take((await response.json()) as Body);
    return null;
  } catch (failure) {
    if (!isNetworkFailure(failure)) throw failure;
    return { code: "service.unavailable", params: {} };
  }
}
