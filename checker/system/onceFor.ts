/** What is worked out once for each object that it is asked about, such as a member of a family, and then known. */
export const onceFor = <K extends object, V extends object>(work: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
};

/** What is worked out once for each row of objects, such as the snapshots of a few components, and then known. */
export class OnceForRows<K extends object, V extends object> {
  private readonly known: Branch<K, V> = { next: new WeakMap(), value: undefined };

  of(row: readonly K[], work: () => V): V {
    let branch = this.known;
    for (const key of row) {
      const next = branch.next.get(key) ?? { next: new WeakMap(), value: undefined };
      branch.next.set(key, next);
      branch = next;
    }
    branch.value ??= work();
    return branch.value;
  }
}

type Branch<K extends object, V> = { readonly next: WeakMap<K, Branch<K, V>>; value: V | undefined };
