import type { Choice } from '../../checker/trace/trace.ts';
import type { Origin } from '../counterexample/rebuild.ts';
import type { ChartPicture } from './chartPictures.ts';

/** All that a page is about, as the JSON that stands in it: what its system is built of, and where it opens. */
export type ExplorerData = {
  readonly format: 'pod-semantics/explorer';
  /** of the package that wrote it: a page of another one may build another system of it */
  readonly version: string;
  readonly title: string;
  readonly says: string;
  readonly origin: Origin;
  /** the system that was built of it */
  readonly system: string;
  /** the law that the story at which the page opens is about, if any */
  readonly law: string | null;
  /** the story: the page opens at its end */
  readonly choices: readonly Choice[];
  /** so many choices come before those that are repeated for ever */
  readonly loopFrom: number | null;
  readonly charts: readonly ChartPicture[];
};
