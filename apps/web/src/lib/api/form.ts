import { fail } from "@sveltejs/kit";
import { parseDay } from "#lib/ui/day.ts";
import { type Refusal, refusalOf } from "./client.ts";

/** A text field of a form as it was sent; an absent one is empty. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** A day as people write it, as the API wants it; what is none stays as it was written, and is refused there. */
export const day = (form: FormData, name: string): string => parseDay(text(form, name)) ?? text(form, name);

/** A password, with the spaces it may have. */
export function secret(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

export const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === "string");

/** Files that were chosen: a field without any sends an empty one. */
export const files = (form: FormData, name: string): File[] =>
  form.getAll(name).filter((value) => value instanceof File && value.name !== "") as File[];

/** What an action answers when the API refused: which form of the page, why, and what was typed. */
export async function refused<At extends string, Typed extends Record<string, unknown>>(
  at: At,
  response: Response,
  typed: Typed,
): Promise<ReturnType<typeof fail<{ at: At; refusal: Refusal } & Typed>>> {
  return fail(response.status, { at, refusal: await refusalOf(response), ...typed });
}

/** A refusal found before the API was asked. */
export const refusedHere = <At extends string, Typed extends Record<string, unknown>>(
  at: At,
  code: Refusal["code"],
  typed: Typed,
) => fail(422, { at, refusal: { code, params: {} } as Refusal, ...typed });
