import { createHash } from "node:crypto";
import type { PlanDocument } from "@salus/domain";

/** Hex SHA-256 of the document, whatever the order of its keys: jsonb gives them back in another one. */
export const hashDocument = (document: PlanDocument): string =>
  createHash("sha256").update(JSON.stringify(document, sortedKeys)).digest("hex");

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
