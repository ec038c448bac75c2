/** What a law has to say of a state or of a step: that it is broken there, or really exercised. */
export type Note = { readonly law: number; readonly what: 'broken' | 'witnessed' };

/** Sets of notes, numbered; 0 is the empty set. Tables hold the numbers. */
export class NoteSets {
  readonly all: (readonly Note[])[] = [[]];
  private readonly ids = new Map<string, number>([['', 0]]);
  private readonly unions = new Map<number, number>();

  idOf(notes: readonly Note[]): number {
    const key = notes
      .map((note) => `${note.law}${note.what[0]}`)
      .sort()
      .join();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.all.length);
    this.all.push(notes);
    return this.all.length - 1;
  }

  /** The number of the notes of two sets together. */
  union(one: number, other: number): number {
    if (one === other || other === 0) return one;
    if (one === 0) return other;
    const key = Math.min(one, other) * 2 ** 26 + Math.max(one, other);
    const known = this.unions.get(key);
    if (known !== undefined) return known;
    const more = this.all[other]!.filter(
      ({ law, what }) => !this.all[one]!.some((note) => note.law === law && note.what === what),
    );
    const id = this.idOf([...this.all[one]!, ...more]);
    this.unions.set(key, id);
    return id;
  }
}

/** Laws without a witness count as exercised wherever they are judged. */
export const notesOf = (law: number, holds: boolean, witnessed: boolean | undefined): Note[] => [
  ...(holds ? [] : [{ law, what: 'broken' } as const]),
  ...(witnessed === false ? [] : [{ law, what: 'witnessed' } as const]),
];
