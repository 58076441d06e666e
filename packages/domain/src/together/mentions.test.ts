import { describe, expect, it } from "vitest";
import { newId, type UserId } from "../ids.ts";
import {
  type Colleague,
  colleaguesLike,
  mentionBeingWritten,
  mentionedIn,
  segmentsOf,
  storedText,
  writtenText,
} from "./mentions.ts";

const person = (name: string): Colleague => ({ id: newId<UserId>(), name });
const [an, anna, tom, eloise] = [
  person("An Maes"),
  person("An Maes-Peeters"),
  person("Tom Cools"),
  person("Éloïse Dupont"),
];
const people = [an, anna, tom, eloise];

describe("a text with mentions", () => {
  it("stores the person instead of the name, and gives the text back as it was written", () => {
    const written = "@An Maes, kan @tom cools dit nakijken?";
    const stored = storedText(written, people);
    expect(stored).toBe(`@{${an.id}}, kan @{${tom.id}} dit nakijken?`);
    expect(writtenText(stored, people)).toBe("@An Maes, kan @Tom Cools dit nakijken?");
    expect(mentionedIn(stored)).toEqual([an.id, tom.id]);
  });

  it("takes the longest name, and no part of a longer word", () => {
    expect(mentionedIn(storedText("@An Maes-Peeters", people))).toEqual([anna.id]);
    expect(mentionedIn(storedText("@An Maesen en an@An Maes", people))).toEqual([]);
  });

  it("means the first of two people with one name", () => {
    const other = person("Tom Cools");
    expect(mentionedIn(storedText("@Tom Cools", [other, ...people]))).toEqual([other.id]);
  });

  it("names everybody once, and keeps the place of somebody who is not known", () => {
    const stored = `@{${tom.id}} en @{${tom.id}} en @{${newId()}}`;
    expect(mentionedIn(stored).filter((id) => id === tom.id)).toHaveLength(1);
    expect(writtenText(stored, [tom])).toBe("@Tom Cools en @Tom Cools en @?");
  });

  it("leaves what only looks like a mention", () => {
    expect(segmentsOf("mail naar info@salus.example, @{geen}")).toEqual([
      { text: "mail naar info@salus.example, @{geen}" },
    ]);
  });
});

describe("a mention that is being written", () => {
  it("begins at an @ that begins a word", () => {
    expect(mentionBeingWritten("Vraag aan @to", 13)).toEqual({ start: 10, query: "to" });
    expect(mentionBeingWritten("@", 1)).toEqual({ start: 0, query: "" });
    expect(mentionBeingWritten("info@salus", 10)).toBeNull();
    expect(mentionBeingWritten("@to\nmorgen", 10)).toBeNull();
  });

  it("offers colleagues by the beginning of any of their names, with or without accents", () => {
    expect(colleaguesLike("dup", people)).toEqual([eloise]);
    expect(colleaguesLike("elo", people)).toEqual([eloise]);
    expect(colleaguesLike("an m", people)).toEqual([an, anna]);
    expect(colleaguesLike("", people)).toEqual(people);
  });

  it("offers nobody more once a name stands there and the sentence goes on", () => {
    expect(colleaguesLike("Tom Cools ", people)).toEqual([]);
  });
});
