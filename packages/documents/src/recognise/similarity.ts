/** Number of single-letter changes from one text to the other, given up (Infinity) beyond `limit`. */
export const editDistance = (left: string, right: string, limit: number): number => {
  if (Math.abs(left.length - right.length) > limit) return Infinity;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1;
      const best = Math.min(
        (previous[column] ?? Infinity) + 1,
        (current[column - 1] ?? Infinity) + 1,
        (previous[column - 1] ?? Infinity) + cost,
      );
      current.push(best);
      if (best < smallest) smallest = best;
    }
    if (smallest > limit) return Infinity;
    previous = current;
  }
  const distance = previous[right.length] ?? Infinity;
  return distance <= limit ? distance : Infinity;
};

/** Likeness of two normalised texts from 0 to 1 by edit distance; 0 below `floor`. */
export const likeness = (left: string, right: string, floor = 0.7): number => {
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 1;
  if (left === right) return 1;
  const distance = editDistance(left, right, Math.floor(longest * (1 - floor)));
  return distance === Infinity ? 0 : 1 - distance / longest;
};
