import type { Desk } from "#lib/plan/desk.svelte.ts";
import type { Talk } from "./talk.svelte.ts";

/** Brings what colleagues say to a desk; an address that names a comment or an assignment opens it. The answer stops it. */
export function joinTalk(
  desk: Desk,
  meet: () => Promise<Talk>,
  { searchParams }: { readonly searchParams: { has: (name: string) => boolean } },
): () => void {
  let stop: (() => void) | null = null;
  let isGone = false;
  desk.isTalkOpen = ["comment", "assignment"].some((name) => searchParams.has(name));
  void meet().then((talk) => {
    if (isGone) return;
    desk.talk = talk;
    stop = talk.start();
  });
  return () => {
    isGone = true;
    stop?.();
  };
}
