import type { SearchStatus } from './search.ts';
import { StoredSearch } from './storedSearch.ts';

/** Expands states in the order in which they were found, level by level. The first state is added by the heir. */
export abstract class BreadthFirstSearch extends StoredSearch {
  private readonly levels: number[] = [1];
  private head = 0;
  private levelEnd = 1;

  protected abstract expand(index: number): void;

  advance(states: number): boolean {
    for (let portion = 0; portion < states; portion++) {
      if (this.head === this.levelEnd) {
        if (this.set.size === this.levelEnd) return false;
        this.levels.push(this.set.size - this.levelEnd);
        this.levelEnd = this.set.size;
      }
      this.expand(this.head);
      this.head += 1;
    }
    return this.head < this.set.size;
  }

  status(): SearchStatus {
    const open = this.set.size - this.levelEnd;
    return this.statusWith(this.head, open > 0 ? [...this.levels, open] : [...this.levels]);
  }
}
