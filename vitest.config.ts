import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = {
  environment: "node",
  testTimeout: 20_000,
  hookTimeout: 120_000,
  expect: { requireAssertions: true },
  setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
} as const;

export default defineConfig({
  test: {
    // Vitest leaves one core free, which on two cores is half of them.
    maxWorkers: "100%",
    // Files share what they import; half of the time went into importing the same again. None keeps a state of its own.
    isolate: false,
    projects: [
      {
        test: {
          ...shared,
          name: "pure",
          include: ["packages/{domain,i18n,templates,documents,language}/**/*.test.ts", "scripts/**/*.test.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "database",
          include: ["packages/db/**/*.test.ts", "apps/api/**/*.test.ts"],
          globalSetup: ["packages/db/src/testing/global-setup.ts"],
        },
      },
    ],
  },
});
