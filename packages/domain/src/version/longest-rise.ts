/** Indexes of a longest rising run, not necessarily adjacent: of 3 1 2 4 the last three. Each number stands there once. */
export function longestRise(numbers: readonly number[]): Set<number> {
  /** The index that ends the best run of each length, and the one before it in its run. */
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const found = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) found.add(at);
  return found;
}
