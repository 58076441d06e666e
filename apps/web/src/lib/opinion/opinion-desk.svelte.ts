import { type DraftOpinion, type OpinionOutcome, opinionOutcomes } from "@salus/domain";
import { ReasonDraft } from "#lib/federal/decide/reason-draft.ts";

export type Keep = (draft: DraftOpinion) => Promise<string | null>;

const PAUSE_MS = 800;
const RETRY_MS = 5000;

export const outcomeIn = (value: string): OpinionOutcome | null =>
  opinionOutcomes.find((each) => each === value) ?? null;

/**
 * The opinion while it is written. Saved behind the link when the writing pauses; until that is done the words stay on
 * this device too.
 */
export class OpinionDesk {
  outcome = $state<string>("");
  text = $state("");
  state = $state<"quiet" | "unsaved" | "saving" | "saved">("quiet");
  savedAt = $state<string | null>(null);
  readonly #keep: Keep;
  readonly #device: () => ReasonDraft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #words: string;
  #isOver = false;

  constructor(draft: { outcome: string | null; text: string }, { id, keep }: { id: string; keep: Keep }) {
    [this.outcome, this.text, this.#keep] = [draft.outcome ?? "", draft.text, keep];
    this.#words = `${this.outcome}\n${this.text}`;
    this.#device = () => new ReasonDraft(`opinion:${id}`);
  }

  /** What the device has was written after what the server has: it goes only once that is saved. */
  recover(): void {
    const [outcome = "", ...text] = this.#device().read().split("\n");
    if (outcome === "" && text.length === 0) return;
    [this.outcome, this.text] = [outcome, text.join("\n")];
    this.changed();
  }

  changed(): void {
    const words = `${this.outcome}\n${this.text}`;
    if (words === this.#words) return;
    [this.#words, this.state] = [words, "unsaved"];
    this.#device().keep(words);
    this.#later(PAUSE_MS);
  }

  /** The page is gone. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  given(): void {
    this.stop();
    this.#device().forget();
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) this.#timer = setTimeout(() => void this.save(), ms);
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const { outcome, text } = this;
    this.state = "saving";
    const savedAt = await this.#keep({ outcome: outcomeIn(outcome), text });
    if (this.#isOver || outcome !== this.outcome || text !== this.text) return;
    if (savedAt === null) {
      this.state = "unsaved";
      this.#later(RETRY_MS);
      return;
    }
    [this.state, this.savedAt] = ["saved", savedAt];
    this.#device().forget();
  }
}
