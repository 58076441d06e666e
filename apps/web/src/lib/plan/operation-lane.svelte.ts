import type { Refused } from "./field-queue.svelte.ts";
import type { Link } from "./link.svelte.ts";
import type { NewOperation, Operation, Performed, Transport } from "./transport.ts";
import type { UnsavedStore } from "./unsaved-store.ts";

export type OperationOwner = {
  readonly performed: (operation: Operation, done: Performed) => void;
  /** Refused for good; the operation is forgotten and the plan must be read again. */
  readonly refused: (operation: Operation, code: Refused) => void;
  /** What must be stored first: texts below a node that goes. */
  readonly mustWait: (operation: Operation) => boolean;
};

/** What changes the shape of the plan: in order, one at a time, again under the same key until there is an answer. */
export class OperationLane {
  #waiting = $state.raw<readonly Operation[]>([]);
  #isRunning = false;
  readonly #link: Link;
  readonly #transport: Transport;
  readonly #owner: OperationOwner;
  readonly #store: UnsavedStore | null;

  constructor(given: { link: Link; transport: Transport; owner: OperationOwner; store: UnsavedStore | null }) {
    this.#link = given.link;
    this.#transport = given.transport;
    this.#owner = given.owner;
    this.#store = given.store;
  }

  get waiting(): readonly Operation[] {
    return this.#waiting;
  }

  add(operation: NewOperation): void {
    this.#put([...this.#waiting, { ...operation, key: crypto.randomUUID() }]);
    void this.run();
  }

  adopt(left: readonly Operation[]): void {
    this.#put([...left, ...this.#waiting]);
    void this.run();
  }

  /** The node or line is not on the server yet: the first operation about it that waits is the one that makes it. */
  makes(id: string): boolean {
    for (const operation of this.#waiting) {
      // What is still to go is there now, whatever brings it back afterwards: its text is stored first.
      if (operation.kind === "removeNode" && operation.ids.some((each) => each === id)) return false;
      if (makesIn(operation, id)) return true;
    }
    return false;
  }

  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (
      let next = this.#waiting[0];
      next && this.#link.isOpen && !this.#owner.mustWait(next);
      next = this.#waiting[0]
    ) {
      const operation = next;
      const answer = await this.#link.ask(() => this.#transport.perform(operation));
      if (answer.kind === "unreachable" || answer.kind === "signed-out") break;
      this.#put(this.#waiting.slice(1));
      if (answer.kind === "done") {
        this.#link.saved();
        this.#owner.performed(operation, answer.body);
      } else this.#owner.refused(operation, answer.kind === "refused" ? answer.code : "node.conflict");
    }
    this.#isRunning = false;
  }

  #put(operations: readonly Operation[]): void {
    this.#waiting = operations;
    this.#store?.putOperations(operations);
  }
}

function makesIn(operation: Operation, id: string): boolean {
  if (operation.kind === "addNode") return operation.node.lineageId === id;
  if (operation.kind === "restoreNode" || operation.kind === "insertBranches")
    return operation.nodes.some(({ lineageId }) => lineageId === id);
  return operation.kind === "addLine" && operation.id === id;
}
