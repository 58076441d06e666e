import type { OrganisationRecord, RecordId } from "./record.ts";

export type UnitBranch = { readonly unit: OrganisationRecord; readonly children: readonly UnitBranch[] };

/** Units under their parents. One whose parent is not among them stands at the top. */
export function unitTree(records: readonly OrganisationRecord[]): UnitBranch[] {
  const units = records.filter(({ kind }) => kind === "unit");
  const ids = new Set<string>(units.map(({ id }) => id));
  const parentOf = ({ refs }: OrganisationRecord): string | null => {
    const parent = refs.parent?.[0];
    return parent !== undefined && ids.has(parent) ? parent : null;
  };
  const below = (parent: string | null, above: ReadonlySet<string>): UnitBranch[] =>
    units
      .filter((unit) => parentOf(unit) === parent && !above.has(unit.id))
      .map((unit) => ({ unit, children: below(unit.id, new Set([...above, unit.id])) }));
  return below(null, new Set());
}

/** Whether hanging a unit under this parent would make it stand below itself. */
export function isBelowItself(units: readonly OrganisationRecord[], id: RecordId, parent: RecordId): boolean {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const seen = new Set<RecordId>();
  for (let at: RecordId | undefined = parent; at !== undefined && !seen.has(at); at = byId.get(at)?.refs.parent?.[0]) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** A figure as it is stated and as it follows from what stands below; null is not known. */
export type Figure = {
  readonly stated: number | null;
  readonly derived: number | null;
  /** Every part is known, so that the two must be equal; else what is known is a minimum. */
  readonly complete: boolean;
  readonly differs: boolean;
};
export type UnitFigures = { readonly headcount: Figure; readonly fte: Figure };

/**
 * What is stated of every unit beside what its teams and functions add up to. Neither overwrites the other: where the two
 * cannot both be right, the figure differs. A unit without a figure counts with what is known below it.
 */
export function unitFigures(records: readonly OrganisationRecord[]): Map<RecordId, UnitFigures> {
  const positions = records.filter(({ kind }) => kind === "position");
  const figures = new Map<RecordId, UnitFigures>();
  const count = ({ unit, children }: UnitBranch): UnitFigures => {
    const own = positions.filter(({ refs, values }) => refs.unit?.[0] === unit.id && values.endedOn === null);
    const below = children.filter(({ unit: child }) => child.values.endedOn === null).map(count);
    for (const child of children) if (child.unit.values.endedOn !== null) count(child);
    const people = new Set(own.flatMap(({ refs }) => refs.person ?? []));
    const parts = {
      headcount: [...below.map(({ headcount }) => partOf(headcount)), ...(people.size > 0 ? [people.size] : [])],
      fte: [...below.map(({ fte }) => partOf(fte)), ...own.map(({ values }) => values.fte)],
    };
    const result = {
      headcount: figureOf(unit.values.headcount, parts.headcount, below.length > 0),
      fte: figureOf(unit.values.fte, parts.fte, below.length > 0),
    };
    figures.set(unit.id, result);
    return result;
  };
  unitTree(records).forEach(count);
  return figures;
}

const partOf = ({ stated, derived, complete }: Figure): number | null => stated ?? (complete ? derived : null);

/** Functions alone never prove that nobody else works there; teams that are all known do. */
function figureOf(stated: number | null, parts: readonly (number | null)[], hasTeams: boolean): Figure {
  const known = parts.filter((part) => part !== null);
  const derived = known.length === 0 ? null : Math.round(known.reduce((sum, part) => sum + part, 0) * 100) / 100;
  const complete = derived !== null && hasTeams && known.length === parts.length;
  const differs = stated !== null && derived !== null && (complete ? derived !== stated : derived > stated);
  return { stated, derived, complete, differs };
}
