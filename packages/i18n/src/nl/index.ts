import errors from "./errors.ts";
import shell from "./shell.ts";
import ui from "./ui.ts";

export const nl = {
  errors,
  shell,
  ui,
} as const;
