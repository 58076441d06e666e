import { type Role, type TrailAction, trailActions } from "@salus/domain";
import type { Translate } from "@salus/i18n";
import type { TrailEntry } from "#lib/api/types.ts";

type Underscored<Code extends string> = Code extends `${infer Entity}.${infer Verb}` ? `${Entity}_${Verb}` : never;

const known = (action: string): action is TrailAction => (trailActions as readonly string[]).includes(action);

export function didText(t: Translate, { action }: Pick<TrailEntry, "action">): string {
  if (!known(action)) return t((m) => m.trail.other);
  const name = action.replace(".", "_") as Underscored<TrailAction>;
  return t((m) => m.trail.action[name]);
}

export function whoText(t: Translate, { side, person }: Pick<TrailEntry, "side" | "person">): string {
  if (person) return person.name;
  return side === "own" ? t((m) => m.trail.gone) : t((m) => m.trail[side]);
}

export const rolesText = (t: Translate, roles: readonly Role[]): string =>
  roles.map((role) => t((m) => m.enums.role[role])).join(", ");
