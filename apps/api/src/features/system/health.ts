import { health } from "@salus/db";
import { AppError } from "@salus/domain";
import type { Services } from "../../deps.ts";

export async function askHealth({ db, federalDb }: Services): Promise<{ status: "ok" }> {
  try {
    await Promise.all([health(db), health(federalDb)]);
  } catch (cause) {
    throw new AppError("service.unavailable", {}, { cause });
  }
  return { status: "ok" };
}
