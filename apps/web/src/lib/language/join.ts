import type { Desk } from "#lib/plan/desk.svelte.ts";
import type { PlanEditor } from "#lib/plan/plan-editor.svelte.ts";
import type { LanguageDesk } from "./language-desk.svelte.ts";

/** After the first view, so that reading never delays it. */
const patienceMs = 400;

/** Lets the texts on a desk be read for their language. The answer stops it. */
export function join(desk: Desk, read: (editor: PlanEditor) => Promise<LanguageDesk>): () => void {
  let stop: (() => void) | null = null;
  let isGone = false;
  const timer = setTimeout(() => {
    void read(desk.editor).then((language) => {
      if (isGone) return;
      desk.language = language;
      desk.review.reader = language;
      stop = language.start((found) => desk.review.supply("language", found));
    });
  }, patienceMs);
  return () => {
    isGone = true;
    clearTimeout(timer);
    stop?.();
    desk.review.reader = null;
    desk.language = null;
  };
}
