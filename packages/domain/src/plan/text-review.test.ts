import { describe, expect, it } from "vitest";
import type { UserId } from "../ids.ts";
import { aNode } from "./testing.ts";
import { reviewOf, withoutReview, withReview } from "./text-review.ts";

const review = (revision: number) => ({ by: "u" as UserId, at: "2026-03-02T09:00:00.000Z", revision });
const reviewed = (fieldRevisions: Record<string, number>) =>
  aNode("result", {
    text: { nl: "Overleg", fr: "Concertation" },
    original: "nl",
    revision: 5,
    fieldRevisions,
    reviews: { "text.fr": review(3) },
  });

describe("a review of a text", () => {
  it("stands while neither the text nor its original was saved since", () => {
    expect(reviewOf(reviewed({ "text.fr": 3, "text.nl": 2, unit: 5 }), "text", "fr")).toEqual(review(3));
  });

  it("is void once one of the two was saved", () => {
    expect(reviewOf(reviewed({ "text.fr": 4 }), "text", "fr")).toBeNull();
    expect(reviewOf(reviewed({ "text.nl": 4 }), "text", "fr")).toBeNull();
  });

  it("belongs to one language of one text", () => {
    expect(reviewOf(reviewed({}), "text", "nl")).toBeNull();
    expect(reviewOf(reviewed({}), "intro", "fr")).toBeNull();
  });
});

describe("marking a text as read", () => {
  const node = aNode("result", {
    text: { nl: "Overleg", fr: "Concertation" },
    original: "nl",
    revision: 5,
    fieldRevisions: { "text.nl": 4 },
  });

  it("keeps who and when, counts as a save and leaves the fields as they are", () => {
    const marked = withReview(node, "text.fr", review(5));
    expect(marked).toMatchObject({ revision: 6, fieldRevisions: node.fieldRevisions, text: node.text });
    expect(reviewOf(marked, "text", "fr")).toEqual(review(5));
    expect(withoutReview(marked, "text.fr")).toMatchObject({ revision: 7, reviews: {} });
    expect(withoutReview(node, "text.fr")).toBe(node);
  });

  it.each([
    ["text.nl", 5, "review.not_possible"],
    ["intro.fr", 5, "review.not_possible"],
    ["unit", 5, "review.not_possible"],
    ["text.fr", 3, "review.text_changed"],
    ["text.fr", 6, "input.invalid"],
  ] as const)("refuses %s at revision %d", (field, revision, code) => {
    expect(() => withReview(node, field, review(revision))).toThrow(code);
  });
});
