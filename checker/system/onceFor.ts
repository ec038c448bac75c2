/** What is worked out once for each object that it is asked about, such as a member of a family, and then known. */
export const onceFor = <K extends object, V extends object>(work: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
};
