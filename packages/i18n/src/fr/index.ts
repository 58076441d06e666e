import type { Messages } from "../index.ts";
import errors from "./errors.ts";
import shell from "./shell.ts";
import ui from "./ui.ts";

export const fr = {
  errors,
  shell,
  ui,
} as const satisfies Messages;
