/** Compressed trees, bounded by their bytes; the one that was asked for longest ago goes first. */
export type TreeCache = {
  get: (key: string) => Uint8Array | undefined;
  set: (key: string, tree: Uint8Array) => void;
};

export function createTreeCache(maxBytes: number): TreeCache {
  const trees = new Map<string, Uint8Array>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= trees.get(key)?.byteLength ?? 0;
    trees.delete(key);
  };
  return {
    get(key) {
      const tree = trees.get(key);
      if (tree) {
        trees.delete(key);
        trees.set(key, tree);
      }
      return tree;
    },
    set(key, tree) {
      if (tree.byteLength > maxBytes) return;
      drop(key);
      trees.set(key, tree);
      bytes += tree.byteLength;
      for (const oldest of trees.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}
