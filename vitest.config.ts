import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const shared = {
  environment: "node",
  testTimeout: 20_000,
  hookTimeout: 120_000,
  expect: { requireAssertions: true },
  setupFiles: [fileURLToPath(new URL("vitest.setup.ts", import.meta.url))],
} as const;

/** The one that takes longest begins first, or the others would all have ended while it still runs. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith("/test/isolation.test.ts");
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
