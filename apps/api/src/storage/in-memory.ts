import { Readable } from "node:stream";
import type { Storage } from "./storage.ts";

/** Nothing outlives the process: what an application has that was given no storage, such as one under test. */
export function inMemory(files = new Map<string, Uint8Array>()): Storage {
  return {
    has: async (key) => files.has(key),
    put: async (key, bytes) => void files.set(key, bytes),
    read: async (key) => {
      const bytes = files.get(key);
      if (!bytes) throw new Error("a file is not there that a row names");
      return Readable.from([bytes]);
    },
    remove: async (key) => void files.delete(key),
  };
}
