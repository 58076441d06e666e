import type { LineageId } from "@salus/domain";
import { type AfterNavigate, afterNavigate, goto } from "$app/navigation";
import { navigating, page } from "$app/state";
import type { Desk } from "./desk.svelte.ts";
import { rememberedRows, rememberRows } from "./open-rows.ts";
import type { PlanOutline } from "./plan-outline.svelte.ts";
import { putFilter } from "./tree-filter.ts";

/**
 * The row that somebody asked for by going to another address. The other language asks for none: its link names the row
 * that the address stood at, which may still have to follow the chosen one.
 */
export function rowAskedFor({ type, from, to }: Pick<AfterNavigate, "type" | "from" | "to">): LineageId | null {
  const isSwitch = type === "link" && from?.params?.["locale"] !== to?.params?.["locale"];
  return isSwitch ? null : ((to?.url.searchParams.get("node") as LineageId | null | undefined) ?? null);
}

/**
 * The address follows the selection and the filter: a link, a reload and the other language land on the same. It waits
 * while the reader is on the way somewhere: a switch of language whose texts still come is not called back by it.
 */
export function followAddress(desk: Desk): void {
  const { outline } = desk;
  let ownAddress = $state(page.url.searchParams.get("node"));
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
  afterNavigate((navigation) => {
    const asked = rowAskedFor(navigation);
    const isOwn = asked === ownAddress;
    ownAddress = navigation.to?.url.searchParams.get("node") ?? ownAddress;
    if (asked !== null && !isOwn) desk.select(asked);
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
