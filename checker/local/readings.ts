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
  const reading = new Reading(sights);
  const seen = Array.from({ length: parts }, (_, part) => reading.seen(part));
  let path: number[] = [];
  for (let runs = 0; runs < limit; runs++) {
    reading.begin(path);
    run(seen, () => reading.possible);
    const { taken } = reading;
    while (taken.length > 0 && taken.at(-1)!.choice + 1 >= taken.at(-1)!.choices) taken.pop();
    const last = taken.pop();
    if (!last) return true;
    path = [...taken.map(({ choice }) => choice), last.choice + 1];
  }
  return false;
};

/** What every sight of a unit tells of something that is read of a view: answers that JSON says the same of have one number. */
type Answers = { readonly answers: readonly unknown[]; readonly numbers: Int32Array };

/** What sights tell, worked out once for all runs. */
class Told {
  private readonly sights: readonly (readonly UnitSight[])[];
  private readonly known: readonly (readonly Map<string | undefined, Answers>[])[];

  constructor(sights: readonly (readonly UnitSight[])[]) {
    this.sights = sights;
    this.known = sights.map((ofUnit) => (ofUnit[0] ?? []).map(() => new Map<string | undefined, Answers>()));
  }

  /** Of the view at a place of a unit: the field of this name, or all of it. */
  of(unit: number, at: number, field?: string): Answers {
    const known = this.known[unit]![at]!;
    const before = known.get(field);
    if (before) return before;
    const answers = this.sights[unit]!.map((sight) => {
      const { value } = sight[at]!;
      return field === undefined ? value : (value as { readonly [name: string]: unknown })[field];
    });
    const texts = new Map<string, number>();
    const numbers = Int32Array.from(answers, (answer) => {
      const text = JSON.stringify(answer) ?? 'undefined';
      const number = texts.get(text) ?? texts.size;
      texts.set(text, number);
      return number;
    });
    known.set(field, { answers, numbers });
    return { answers, numbers };
  }
}

/** What a function is handed, run after run, and which answers it is given where there are several. */
class Reading {
  taken: { readonly choice: number; readonly choices: number }[] = [];
  possible: (readonly number[])[];
  private readonly sights: readonly (readonly UnitSight[])[];
  private readonly all: readonly (readonly number[])[];
  private readonly told: Told;
  private path: readonly number[] = [];

  constructor(sights: readonly (readonly UnitSight[])[]) {
    this.sights = sights;
    this.told = new Told(sights);
    this.all = sights.map((ofUnit) => [...ofUnit.keys()]);
    this.possible = [...this.all];
  }

  /** Begins a run that is given these answers first. */
  begin(path: readonly number[]): void {
    this.path = path;
    this.taken = [];
    this.possible = [...this.all];
  }

  /** A value for each view that is seen of one part: the same in all runs. */
  seen(part: number): readonly unknown[] {
    const views = this.sights.flatMap((ofUnit, unit) =>
      (ofUnit[0] ?? []).flatMap((view, at) => (view.part === part ? [{ unit, at }] : [])),
    );
    const areRecords = views.every(({ unit, at }) =>
      this.sights[unit]!.every((sight) => isRecord(sight[at]!.value)),
    );
    if (areRecords) return views.map(({ unit, at }) => this.record(unit, at));
    return new Proxy([] as unknown[], {
      get: (target, key, receiver) => {
        if (key === 'length') return views.length;
        const view = typeof key === 'string' && /^\d+$/.test(key) ? views[Number(key)] : undefined;
        return view ? this.view(view.unit, view.at) : Reflect.get(target, key, receiver);
      },
      has: (target, key) => (typeof key === 'string' && key in views) || Reflect.has(target, key),
    });
  }

  private view(unit: number, at: number): unknown {
    return isRecord(this.first(unit, at)) ? this.record(unit, at) : this.answer(unit, at);
  }

  /** Stands for a record that may differ from run to run. */
  private record(unit: number, at: number): unknown {
    const whole = (): object => this.answer(unit, at) as object;
    return new Proxy(this.first(unit, at) as object, {
      get: (value, key) => (typeof key === 'symbol' ? Reflect.get(value, key) : this.answer(unit, at, key)),
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
  private answer(unit: number, at: number, field?: string): unknown {
    const { answers, numbers } = this.told.of(unit, at, field);
    const possible = this.possible[unit]!;
    const first = numbers[possible[0]!];
    if (possible.length === 1 || possible.every((sight) => numbers[sight] === first))
      return answers[possible[0]!];
    const different = [...new Set(possible.map((sight) => numbers[sight]!))];
    const choice = this.path[this.taken.length] ?? 0;
    this.taken.push({ choice, choices: different.length });
    const left = possible.filter((sight) => numbers[sight] === different[choice]);
    this.possible[unit] = left;
    return answers[left[0]!];
  }
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
