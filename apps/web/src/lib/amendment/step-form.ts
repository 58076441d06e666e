import { text } from "#lib/api/form.ts";

/** The version a form is about; 0, which no version has, where it names none. */
export const versionOf = (form: FormData): { version: number } => {
  const version = text(form, "version");
  return { version: /^[1-9]\d{0,4}$/.test(version) ? Number(version) : 0 };
};

export const versionSteps = ["amendmentBegan", "resumed", "prolonged", "withdrawn"] as const;
export type VersionStep = (typeof versionSteps)[number];
