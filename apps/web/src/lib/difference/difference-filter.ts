import {
  type DifferenceFilter,
  differenceKinds,
  filterDifference,
  languages,
  type PresentedDifference,
} from "@salus/domain";

/** What of a difference is asked for in the address; a word that means nothing there asks for nothing. */
export function filterAsked(query: URLSearchParams): DifferenceFilter {
  const kinds = differenceKinds.filter((kind) => query.getAll("kind").includes(kind));
  const language = languages.find((each) => each === query.get("text"));
  const chapter = query.get("chapter") ?? "";
  return { kinds, ...(language && { language }), ...(chapter !== "" && { chapter }) };
}

/** The difference as the page shows it: what was asked for, and the filter as it stands. */
export function shownDifference(whole: PresentedDifference, query: URLSearchParams) {
  const asked = filterAsked(query);
  const isKnown = whole.chapters.some(({ lineageId }) => lineageId === asked.chapter);
  const filter: DifferenceFilter = { ...asked, chapter: isKnown ? asked.chapter : undefined };
  return { difference: filterDifference(whole, filter), filter };
}
export type ShownDifference = ReturnType<typeof shownDifference>;
