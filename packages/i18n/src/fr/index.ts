import type { Messages } from "../index.ts";
import errors from "./errors.ts";
import shell from "./shell.ts";
import ui from "./ui.ts";
import enums from "./enums.ts";
import findings from "./findings.ts";
import money from "./money.ts";

export const fr = {
  errors,
  shell,
  ui,
  enums,
  findings,
  money,
} as const satisfies Messages;
