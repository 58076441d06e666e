import {
  type Finding,
  type GrantLineId,
  type Language,
  languages,
  type LineageId,
  type Locale,
  requiredLanguages,
} from "@salus/domain";
import { tick } from "svelte";
import type { LanguageDesk } from "#lib/language/language-desk.svelte.ts";
import type { Talk } from "#lib/together/talk.svelte.ts";
import type { Clip, Pasting } from "./paste/clipboard.ts";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import type { PlanOutline } from "./plan-outline.svelte.ts";
import type { PlanReview } from "./plan-review.svelte.ts";
import { nodeKey } from "./transport.ts";

export type View = "text" | "money" | "procedure";
/** Official parts to choose from, below a node; null for the chapters. */
export type Picking =
  | { readonly kind: "place"; readonly parentId: LineageId | null }
  | { readonly kind: "parent"; readonly ids: readonly LineageId[] }
  | { readonly kind: "unit"; readonly ids: readonly LineageId[] };

/** The panes in the order of F6. */
export const panes = ["tree", "page", "margin", "drawer"] as const;
export type Pane = (typeof panes)[number];

/** A text before and after a list was pasted into it. */
export type PasteOffer = {
  readonly nodeId: LineageId;
  readonly field: string;
  readonly language: Language;
  readonly clip: Clip;
  readonly before: string;
  readonly after: string;
};

/** What is in sight on the desk, and where the keyboard goes. */
export class DeskView {
  readonly editor: PlanEditor;
  readonly outline: PlanOutline;
  readonly review: PlanReview;
  view = $state<View>("text");
  /** The page can be worked with; what serves only after that is fetched now. */
  isStanding = $state(false);
  isDrawerOpen = $state(true);
  picking = $state.raw<Picking | null>(null);
  isConflictOpen = $state(false);
  isBinOpen = $state(false);
  /** What colleagues say about the plan; null until it is fetched. */
  talk = $state.raw<Talk | null>(null);
  /** What is found about the language of the texts; null until it is fetched. */
  language = $state.raw<LanguageDesk | null>(null);
  isTalkOpen = $state(false);
  /** Strategic objectives as the three-column table. */
  isTable = $state(false);
  pasting = $state.raw<Pasting | null>(null);
  /** A list that was pasted into one text. */
  offer = $state.raw<PasteOffer | null>(null);
  /** The element everything on the desk is in. */
  root: HTMLElement | null = null;
  #facing = $state<Language | null>(null);

  readonly locale: () => Locale;

  /** `locale`: the language the person reads, now. */
  constructor(editor: PlanEditor, outline: PlanOutline, review: PlanReview, locale: () => Locale) {
    this.editor = editor;
    this.locale = locale;
    this.outline = outline;
    this.review = review;
    outline.around = { languages: () => this.languages, findings: () => review.byNode };
  }

  /** The two languages that face each other, the reader's left. */
  get languages(): readonly [Language, Language] {
    const locale = this.locale();
    const wanted = this.#facing ?? requiredLanguages(this.editor.data.languageRegime).find((each) => each !== locale);
    return [locale, wanted !== undefined && wanted !== locale ? wanted : locale === "nl" ? "fr" : "nl"];
  }

  /** Puts a language on the right hand. */
  face(language: Language): void {
    if (!this.languages.includes(language)) this.#facing = language;
  }

  select(id: LineageId | null): void {
    this.view = "text";
    this.outline.select(id);
  }

  async focusRow(id: LineageId | null): Promise<void> {
    await tick();
    this.#find(`[data-row="${id}"]`)?.focus();
  }

  /** Opens a field for writing; answers whether there was one. */
  async focusField(id: LineageId, field: string): Promise<boolean> {
    const language = languages.find((known) => field.endsWith(`.${known}`));
    if (language) this.face(language);
    await tick();
    const element = this.#find(`[data-field="${id} ${field}"]`);
    element?.focus();
    if (element) element.scrollIntoView({ block: "nearest" });
    return element !== null;
  }

  async focusPane(pane: Pane): Promise<boolean> {
    await tick();
    const element = this.#find(`[data-pane="${pane}"]`);
    if (!element || element.offsetParent === null) return false;
    const inside = element.querySelector<HTMLElement>('[role="treegrid"] [tabindex="0"]');
    (inside ?? element).focus();
    return true;
  }

  /** F6: the next pane that is there. */
  async nextPane(step: 1 | -1): Promise<void> {
    const current = document.activeElement?.closest<HTMLElement>("[data-pane]")?.dataset["pane"];
    const from = current === undefined ? (step === 1 ? -1 : 0) : panes.indexOf(current as Pane);
    for (let offset = 1; offset <= panes.length; offset += 1) {
      const pane = panes.at((from + step * offset + panes.length * 2) % panes.length);
      if (pane && (await this.focusPane(pane))) return;
    }
  }

  /** The field of a node that Enter opens: its text in this language, else its introduction. */
  async edit(id: LineageId, language: string): Promise<void> {
    this.select(id);
    if (await this.focusField(id, `text.${language}`)) return;
    if (await this.focusField(id, `intro.${language}`)) return;
    await this.focusPane("page");
  }

  async goTo(finding: Finding): Promise<void> {
    this.review.visit(finding);
    const { lineageId, grantLineId, field, source } = finding;
    if (grantLineId !== null || source === "money") return this.#goToMoney(grantLineId, field);
    if (lineageId === null) {
      this.view = source === "procedure" ? "procedure" : "text";
      await this.focusPane("page");
      return;
    }
    this.select(lineageId);
    if (field !== null && (await this.focusField(lineageId, field))) return;
    await this.focusRow(lineageId);
  }

  async nextFinding(step: 1 | -1): Promise<Finding | null> {
    const finding = this.review.step(step);
    if (!finding) return null;
    this.isDrawerOpen = true;
    await this.goTo(finding);
    return finding;
  }

  focusSearch(): void {
    this.#find('[data-pane="tree"] input[type="search"]')?.focus();
  }

  /** Closes what is open for writing in the node and takes the keyboard back to the tree. */
  async leaveField(): Promise<void> {
    this.editor.leave();
    await this.focusRow(this.outline.selectedId);
  }

  async closeTalk(): Promise<void> {
    this.isTalkOpen = false;
    await this.focusRow(this.outline.selectedId);
  }

  isOpenFor(id: LineageId, field: string): boolean {
    const { editing } = this.editor;
    return editing?.subject === nodeKey(id) && editing.field === field;
  }

  async #goToMoney(lineId: GrantLineId | null, field: string | null): Promise<void> {
    this.view = "money";
    // The panel is fetched when it is first needed.
    for (let tries = 0; tries < 20; tries += 1) {
      await tick();
      const element = this.#find(`[data-line="${lineId} ${field}"]`) ?? this.#find("[data-money]");
      if (element) return element.focus();
      await new Promise((go) => setTimeout(go, 50));
    }
  }

  #find(selector: string): HTMLElement | null {
    return this.root?.querySelector<HTMLElement>(selector) ?? null;
  }
}
