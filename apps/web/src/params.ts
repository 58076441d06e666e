import type { Locale } from "@salus/domain";
import { defineParams } from "@sveltejs/kit/params";
import { isUuid } from "./lib/uuid.ts";

export const params = defineParams({
  locale: (value): Locale | undefined => (value === "nl" || value === "fr" ? value : undefined),
  uuid: (value): string | undefined => (isUuid(value) ? value : undefined),
});
