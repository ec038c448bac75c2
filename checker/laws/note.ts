/** What a law has to say of a state or of a step: that it is broken there, or really exercised. */
export type Note = { readonly law: number; readonly what: 'broken' | 'witnessed' };

/** Sets of notes, numbered; 0 is the empty set. Tables hold the numbers. */
export class NoteSets {
  readonly all: (readonly Note[])[] = [[]];
  private readonly ids = new Map<string, number>([['', 0]]);

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
}
