import type { OfficialText } from "../localized-text.ts";
import { fitsBelow } from "../plan/tree-rules.ts";
import type { PlaceReplacement } from "./framework.ts";
import type { DraftPlace } from "./framework-draft.ts";

/** A place by its position, outermost first; codes may still be double or empty while somebody types. */
export type PlaceIndex = readonly number[];
type Places = readonly DraftPlace[];

export function placeAt(template: Places, [first, ...rest]: PlaceIndex): DraftPlace | undefined {
  const found = first === undefined ? undefined : template[first];
  return rest.length === 0 ? found : found && placeAt(found.children, rest);
}

/** The children of the place at `at` after a change; of the skeleton itself where `at` is empty. */
function changeChildren(template: Places, at: PlaceIndex, change: (siblings: Places) => Places): DraftPlace[] {
  const [first, ...rest] = at;
  if (first === undefined) return [...change(template)];
  return template.map((place, index) =>
    index === first ? { ...place, children: changeChildren(place.children, rest, change) } : place,
  );
}

const split = (at: PlaceIndex): { above: PlaceIndex; last: number } => ({
  above: at.slice(0, -1),
  last: at.at(-1) ?? -1,
});

export type PlaceChange = Partial<Omit<DraftPlace, "children">>;

export function changePlace(template: Places, at: PlaceIndex, changes: PlaceChange): DraftPlace[] {
  const { above, last } = split(at);
  return changeChildren(template, above, (siblings) =>
    siblings.map((place, index) => (index === last ? { ...place, ...changes } : place)),
  );
}

export function removePlace(template: Places, at: PlaceIndex): DraftPlace[] {
  const { above, last } = split(at);
  return changeChildren(template, above, (siblings) => siblings.filter((_, index) => index !== last));
}

/** One up or one down among its siblings; at the edge nothing happens. */
export function shiftPlace(template: Places, at: PlaceIndex, by: -1 | 1): DraftPlace[] {
  const { above, last } = split(at);
  return changeChildren(template, above, (siblings) => {
    const [here, there] = [siblings[last], siblings[last + by]];
    if (!here || !there) return siblings;
    return siblings.map((place, index) => (index === last ? there : index === last + by ? here : place));
  });
}

/** The places below which this one may stand, other than where it stands; never below itself. */
export function parentsFor(template: Places, at: PlaceIndex): PlaceIndex[] {
  const place = placeAt(template, at);
  if (!place) return [];
  const [own, above] = [at.join("."), at.slice(0, -1).join(".")];
  const within = (places: Places, path: PlaceIndex): PlaceIndex[] =>
    places.flatMap((each, index) => {
      const here = [...path, index];
      if (here.join(".") === own) return [];
      const fits = here.join(".") !== above && fitsBelow(place.kind, each.kind);
      return [...(fits ? [here] : []), ...within(each.children, here)];
    });
  return within(template, []);
}

/** To the end of those below another place, with all below it; under a code that no sibling there has. */
export function movePlace(
  template: Places,
  at: PlaceIndex,
  to: PlaceIndex,
): { template: DraftPlace[]; at: PlaceIndex } {
  const place = placeAt(template, at);
  const parent = placeAt(template, to);
  if (!place || !parent) return { template: [...template], at };
  const code = freeCode(place.code, parent.children);
  const added = changeChildren(template, to, (siblings) => [...siblings, { ...place, code }]);
  // Where it stood before a place on the way there, that place moves up by one.
  const level = at.length - 1;
  const isAbove = to.length > level && at.slice(0, level).every((index, nr) => index === to[nr]);
  const shifted = to.map((index, nr) => (isAbove && nr === level && index > (at[level] ?? 0) ? index - 1 : index));
  return { template: removePlace(added, at), at: [...shifted, parent.children.length] };
}

/** The codes on the way to a place, as `replacements` names it. */
export function codePath(template: Places, at: PlaceIndex): string {
  return at.map((_, depth) => placeAt(template, at.slice(0, depth + 1))?.code ?? "").join("/");
}

/** Plans that stand at `from` find the place at `to`; what came to `from` from further back comes along. */
export function replaced(
  replacements: readonly PlaceReplacement[] = [],
  { from, to }: { from: string; to: string },
): PlaceReplacement[] {
  const below = (path: string): string | null =>
    path === from || path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : null;
  const moved = replacements.map((each) => ({ ...each, to: each.to === null ? null : (below(each.to) ?? each.to) }));
  const isKnown = moved.some((each) => each.from === from);
  return [...moved, ...(isKnown ? [] : [{ from, to }])].filter((each) => each.from !== each.to);
}

/** The levels of a skeleton; what comes further inwards is the municipality's. */
const levels: readonly DraftPlace["kind"][] = ["chapter", "generalObjective", "strategicObjective"];

/** The level one further inwards than the place it comes below; null where nothing fixed goes below. */
export function levelBelow(template: Places, at: PlaceIndex): DraftPlace["kind"] | null {
  const parent = placeAt(template, at);
  if (!parent) return "chapter";
  const sibling = parent.children[0];
  return sibling?.kind ?? levels[levels.indexOf(parent.kind) + 1] ?? null;
}

/** A place at the end of those below `at`, with a code made from its title that no sibling has. */
export function addPlace(template: Places, at: PlaceIndex, title: OfficialText): DraftPlace[] {
  const kind = levelBelow(template, at);
  if (kind === null) return [...template];
  return changeChildren(template, at, (siblings) => [
    ...siblings,
    {
      code: freeCode(title.fr || title.nl, siblings),
      kind,
      title,
      compulsory: false,
      locked: true,
      repeatable: kind === "strategicObjective",
      children: [],
    },
  ]);
}

/** In the letters of a code, and unique among what is there. */
export function freeCode(text: string, present: readonly { readonly code: string }[]): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  const base = plain === "" ? "new" : plain;
  const taken = new Set(present.map(({ code }) => code));
  let code = base;
  for (let nr = 2; taken.has(code); nr++) code = `${base}-${nr}`;
  return code;
}
