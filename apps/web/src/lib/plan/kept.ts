type Keeper<Value> = (next: Value) => Value;

/** Answers the value it answered before where the next one says the same: then nothing that reads it is worked out again. */
function keeping<Value>(isSame: (before: Value, next: Value) => boolean): Keeper<Value> {
  let last: { readonly value: Value } | null = null;
  return (next) => {
    if (last === null || !isSame(last.value, next)) last = { value: next };
    return last.value;
  };
}

export const keepingMap = <K, V>(): Keeper<ReadonlyMap<K, V>> =>
  keeping((before, next) => before.size === next.size && [...next].every(([key, value]) => before.get(key) === value));

export const keepingList = <V>(): Keeper<readonly V[]> =>
  keeping((before, next) => before.length === next.length && next.every((value, index) => before[index] === value));
