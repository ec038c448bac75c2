import type { Mutant } from '../../../models/mutation/mutant.ts';
import type { CampaignFailure } from './failure.ts';
import { liveShare, nodesOfShare, type Share } from './share.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';

export type CampaignRequest = {
  readonly seed: number;
  /** at least so many, whole shares of them */
  readonly lifetimes: number;
  /** of each random node */
  readonly lives: number;
  readonly mutant?: Mutant | undefined;
  /** called after every share with what there is so far */
  readonly onShare?: (tally: Tally) => void;
};

export type Campaign = { readonly tally: Tally; readonly failure: CampaignFailure | undefined };

export const sharesOf = ({ lifetimes, lives }: Pick<CampaignRequest, 'lifetimes' | 'lives'>): number =>
  Math.ceil(lifetimes / (lives * nodesOfShare));

/** Random lifetimes of random nodes, share by share, up to the first failure. */
export const campaign = (request: CampaignRequest): Campaign => {
  const sum = new CampaignSum();
  for (let share = 0; share < sharesOf(request) && !sum.isOver(share); share++) {
    sum.add(share, liveShare({ ...request, share }));
    request.onShare?.(sum.soFar());
  }
  return sum.result();
};

/**
 * Adds shares up, in whatever order they come: the campaign ends with the first share, by number, that failed, and
 * later ones do not count.
 */
export class CampaignSum {
  private readonly tallies = new Map<number, Tally>();
  private sum = emptyTally;
  private failed: { readonly share: number; readonly failure: CampaignFailure } | undefined;

  add(share: number, { tally, failure }: Share): void {
    if (this.isOver(share)) return;
    this.tallies.set(share, tally);
    this.sum = addTallies(this.sum, tally);
    if (!failure) return;
    this.failed = { share, failure };
    for (const later of this.tallies.keys()) if (later > share) this.tallies.delete(later);
  }

  /** Does this share no longer matter? */
  isOver(share: number): boolean {
    return this.failed !== undefined && share > this.failed.share;
  }

  soFar(): Tally {
    return this.sum;
  }

  result(): Campaign {
    if (!this.failed) return { tally: this.sum, failure: undefined };
    return { tally: [...this.tallies.values()].reduce(addTallies, emptyTally), failure: this.failed.failure };
  }
}
