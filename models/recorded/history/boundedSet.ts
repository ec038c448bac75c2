/** A set that remembers the newest members only, so that it never outgrows its limit. */
export class BoundedSet {
  private readonly members = new Set<string>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(member: string): void {
    this.members.add(member);
    if (this.members.size <= this.limit) return;
    for (const oldest of this.members) {
      this.members.delete(oldest);
      return;
    }
  }

  get size(): number {
    return this.members.size;
  }

  has(member: string): boolean {
    return this.members.has(member);
  }
}
