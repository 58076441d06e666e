import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@salus/domain";
import type { AppEnv } from "./context.ts";

/** A router whose refused inputs leave through `onError` like every other error, naming the fields. */
export const newRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issues = result.error.issues.map(({ path, code }) => ({ path: path.map(String), code }));
      throw new AppError("input.invalid", { issues: issues.slice(0, 50) }, { cause: result.error });
    },
  });
