import type { LineageId } from "@salus/domain";
import { afterNavigate, goto } from "$app/navigation";
import { navigating, page } from "$app/state";
import type { Desk } from "./desk.svelte.ts";
import { rememberedRows, rememberRows } from "./open-rows.ts";
import type { PlanOutline } from "./plan-outline.svelte.ts";
import { putFilter } from "./tree-filter.ts";

/**
 * The address follows the selection and the filter: a link, a reload and the other language land on the same. It waits
 * while the reader is on the way somewhere: a switch of language whose texts still come is not called back by it.
 */
export function followAddress(desk: Desk): void {
  const { outline } = desk;
  let ownAddress = page.url.searchParams.get("node");
  let ownFilter = outline.filter;
  $effect(() => {
    const id = outline.selectedId;
    const { filter } = outline;
    if (!id || navigating.to || (id === ownAddress && filter === ownFilter)) return;
    const timer = setTimeout(() => {
      ownAddress = id;
      ownFilter = filter;
      const url = new URL(page.url.href);
      url.searchParams.set("node", id);
      url.searchParams.delete("field");
      putFilter(url.searchParams, filter);
      void goto(url, { replace: true, reset: false });
    }, 250);
    return () => clearTimeout(timer);
  });
  afterNavigate(({ to }) => {
    const id = to?.url.searchParams.get("node") ?? null;
    if (id === null || id === ownAddress) return;
    ownAddress = id;
    desk.select(id as LineageId);
  });
}

/** Which rows are open is remembered in this browser. Answers what opens them again, once the page stands. */
export function rememberOpenRows(outline: PlanOutline, planId: string): () => void {
  let isRestored = $state(false);
  $effect(() => {
    const ids = outline.openIds;
    if (isRestored) rememberRows(planId, ids);
  });
  return () => {
    outline.reopen(rememberedRows(planId));
    isRestored = true;
  };
}
