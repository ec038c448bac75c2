/** What a law may see of one unit at a time: for each of its views there, the part of the law and the value. */
export type UnitSight = readonly { readonly part: number; readonly value: unknown }[];

/** Which of the sights of each unit are still possible, by what was read so far. */
export type Possible = readonly (readonly number[])[];

/**
 * Runs a function for everything that it may see of units, but tells apart only what it reads: it is handed values that
 * stand for several at once, and is run again for each answer that a property of such a value may have. What is not
 * enumerable never differs.
 * False if it was run `limit` times and has not seen all.
 */
export const forAllReadings = (
  sights: readonly (readonly UnitSight[])[],
  parts: number,
  limit: number,
  run: (seen: readonly (readonly unknown[])[], possible: () => Possible) => void,
): boolean => {
  let path: number[] = [];
  for (let runs = 0; runs < limit; runs++) {
    const reading = new Reading(sights, path);
    run(reading.seen(parts), () => reading.possible);
    const { taken } = reading;
    while (taken.length > 0 && taken.at(-1)!.choice + 1 >= taken.at(-1)!.choices) taken.pop();
    const last = taken.pop();
    if (!last) return true;
    path = [...taken.map(({ choice }) => choice), last.choice + 1];
  }
  return false;
};

/** One run: which answers it is given where there are several. */
class Reading {
  readonly taken: { readonly choice: number; readonly choices: number }[] = [];
  possible: (readonly number[])[];
  private readonly sights: readonly (readonly UnitSight[])[];
  private readonly path: readonly number[];

  constructor(sights: readonly (readonly UnitSight[])[], path: readonly number[]) {
    this.sights = sights;
    this.path = path;
    this.possible = sights.map((ofUnit) => [...ofUnit.keys()]);
  }

  /** What the law is handed: by part, a value for each view. */
  seen(parts: number): unknown[][] {
    return Array.from({ length: parts }, (_, part) => {
      const views = this.sights.flatMap((ofUnit, unit) =>
        (ofUnit[0] ?? []).flatMap((view, at) => (view.part === part ? [{ unit, at }] : [])),
      );
      return new Proxy([] as unknown[], {
        get: (target, key, receiver) => {
          if (key === 'length') return views.length;
          const view = typeof key === 'string' && /^\d+$/.test(key) ? views[Number(key)] : undefined;
          return view ? this.view(view.unit, view.at) : Reflect.get(target, key, receiver);
        },
        has: (target, key) => (typeof key === 'string' && key in views) || Reflect.has(target, key),
      });
    });
  }

  private view(unit: number, at: number): unknown {
    const value = this.first(unit, at);
    if (typeof value !== 'object' || value === null) return this.answer(unit, at, (each) => each);
    const whole = (): object => this.answer(unit, at, (each) => each) as object;
    return new Proxy(value, {
      get: (_, key) =>
        typeof key === 'symbol'
          ? Reflect.get(value, key)
          : this.answer(unit, at, (each) => (each as { [name: string]: unknown })[key]),
      has: (_, key) => Reflect.has(whole(), key),
      ownKeys: () => Reflect.ownKeys(whole()),
      getOwnPropertyDescriptor: (_, key) => {
        const described = Reflect.getOwnPropertyDescriptor(whole(), key);
        return described && { ...described, configurable: true };
      },
    });
  }

  private first(unit: number, at: number): unknown {
    return this.sights[unit]![this.possible[unit]![0]!]![at]!.value;
  }

  /** What is read of a view: if there are several answers, one of them, and only the sights that give it are left. */
  private answer(unit: number, at: number, read: (value: unknown) => unknown): unknown {
    const groups = new Map<string, { readonly answer: unknown; readonly sights: number[] }>();
    for (const sight of this.possible[unit]!) {
      const answer = read(this.sights[unit]![sight]![at]!.value);
      const text = JSON.stringify(answer) ?? 'undefined';
      const group = groups.get(text) ?? { answer, sights: [] };
      group.sights.push(sight);
      groups.set(text, group);
    }
    const all = [...groups.values()];
    if (all.length === 1) return all[0]!.answer;
    const choice = this.path[this.taken.length] ?? 0;
    this.taken.push({ choice, choices: all.length });
    this.possible = this.possible.map((sights, each) => (each === unit ? all[choice]!.sights : sights));
    return all[choice]!.answer;
  }
}
