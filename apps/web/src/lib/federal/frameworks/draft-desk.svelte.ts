import {
  codePath,
  type DraftFindingCode,
  type FrameworkDraftBody,
  movePlace,
  placeAt,
  type PlaceIndex,
  replaced,
  shiftPlace,
} from "@salus/domain";
import { api, type Refusal, refusalOf } from "#lib/api/client.ts";
import type { FrameworkDraft } from "#lib/api/types.ts";

/** A framework on the desk of its manager: what was typed, what is saved, and what stands in the way of publishing. */
export class DraftDesk {
  body: FrameworkDraftBody;
  revision: number;
  findings: FrameworkDraft["findings"];
  state = $state<"saved" | "changed" | "saving" | "failed">("saved");
  refusal = $state.raw<Refusal | null>(null);
  readonly #id: string;

  constructor(draft: FrameworkDraft) {
    this.#id = draft.id;
    // The client describes the skeleton as plain JSON; it is the one of the domain.
    this.body = $state.raw(draft.body as FrameworkDraftBody);
    this.revision = $state(draft.revision);
    this.findings = $state.raw(draft.findings);
  }

  set(changes: Partial<FrameworkDraftBody>): void {
    this.body = { ...this.body, ...changes };
    if (this.state !== "saving") this.state = "changed";
  }

  /** One up or down among its siblings; says where the place stands then. */
  shift(at: PlaceIndex, by: -1 | 1): PlaceIndex {
    const { template } = this.body;
    const moved = [...at.slice(0, -1), (at.at(-1) ?? 0) + by];
    if (!placeAt(template, moved)) return at;
    this.set({ template: shiftPlace(template, at, by) });
    return moved;
  }

  /** Below another place. Plans that follow it already are told where it went. */
  move(at: PlaceIndex, to: PlaceIndex, isFixed: boolean): PlaceIndex {
    const { template, replacements } = this.body;
    const moved = movePlace(template, at, to);
    const paths = { from: codePath(template, at), to: codePath(moved.template, moved.at) };
    this.set({ template: moved.template, ...(isFixed && { replacements: replaced(replacements, paths) }) });
    return moved.at;
  }

  /** What the last save found at a field. */
  codeAt(at: string): DraftFindingCode | null {
    return this.findings.find((finding) => finding.at === at)?.code ?? null;
  }

  async save(): Promise<void> {
    const sent = this.body;
    this.state = "saving";
    const response = await this.#ask((draft) =>
      draft.$put({ param: { draftId: this.#id }, json: { revision: this.revision, body: sent } }),
    );
    if (!response) return;
    const saved = (await response.json()) as FrameworkDraft;
    this.revision = saved.revision;
    this.findings = saved.findings;
    this.state = this.body === sent ? "saved" : "changed";
  }

  async publish(): Promise<{ code: string; revision: number } | null> {
    const response = await this.#ask((draft) =>
      draft.publish.$post({ param: { draftId: this.#id }, json: { revision: this.revision } }),
    );
    return response && ((await response.json()) as { code: string; revision: number });
  }

  /** Null, and the reason on the page, where it was refused. */
  async #ask(request: (draft: DraftRoutes) => Promise<Response>): Promise<Response | null> {
    this.refusal = null;
    try {
      const response = await request(api(fetch, location.origin).federal.frameworks[":draftId"]);
      if (response.ok) return response;
      this.refusal = await refusalOf(response);
    } catch {
      this.refusal = { code: "service.unavailable", params: {} };
    }
    this.state = "failed";
    return null;
  }
}

type DraftRoutes = ReturnType<typeof api>["federal"]["frameworks"][":draftId"];
