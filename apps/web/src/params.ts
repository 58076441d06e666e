import type { Locale } from "@salus/domain";
import { defineParams } from "@sveltejs/kit/params";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const params = defineParams({
  locale: (value): Locale | undefined => (value === "nl" || value === "fr" ? value : undefined),
  uuid: (value): string | undefined => (uuid.test(value) ? value : undefined),
});
