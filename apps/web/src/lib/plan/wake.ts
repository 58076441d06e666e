import type { PlanEditor } from "./plan-editor.svelte.ts";

const REFRESH_MS = 30_000;

/** Tries again when the network or the person is back, and reads what others did while the page is looked at. */
export function wakeOnReturn(editor: PlanEditor): () => void {
  const back = (): void => {
    void editor.link.wake();
    if (editor.live?.line === "live") return;
    editor.live?.nudge();
    if (editor.link.reach === "ok") void editor.refresh();
  };
  const seen = (): void => {
    if (document.visibilityState === "visible") back();
    else editor.fields.flush();
  };
  const regularly = setInterval(() => {
    if (document.visibilityState === "visible" && editor.unsavedCount === 0) back();
  }, REFRESH_MS);
  window.addEventListener("online", back);
  window.addEventListener("focus", back);
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearInterval(regularly);
    window.removeEventListener("online", back);
    window.removeEventListener("focus", back);
    document.removeEventListener("visibilitychange", seen);
  };
}
