import type { LineageId } from "@salus/domain";

const keyOf = (planId: string): string => `salus.open:${planId}`;

/** Which rows of a plan were open when it was last seen in this browser. */
export function rememberedRows(planId: string): LineageId[] {
  const text = typeof localStorage === "undefined" ? null : localStorage.getItem(keyOf(planId));
  if (text === null) return [];
  const ids = JSON.parse(text) as unknown;
  return Array.isArray(ids) ? ids.filter((id): id is LineageId => typeof id === "string") : [];
}

/** A browser without room forgets; unsaved text is more important. */
export function rememberRows(planId: string, ids: readonly LineageId[]): void {
  try {
    localStorage.setItem(keyOf(planId), JSON.stringify(ids));
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure;
  }
}
