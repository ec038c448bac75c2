import { beginPhase, phaseNow } from '../budget/pace.ts';
import { Refusal } from '../refusal.ts';
import { now } from './clock.ts';
import type { Search } from './search.ts';

/** a search that is killed loses at most so many seconds, and the portion that it was at */
export const checkpointSeconds = 30;

/** the phase in which a search saves itself */
const savingCheckpoint = 'saving the checkpoint';

/** Told why a checkpoint could not be written, though it could be when the search began: the search goes on. */
export type OnUnsaved = (refusal: Refusal) => void;

/**
 * The same search, that saves itself to a file from time to time, unless it turns out not to be worth it: then the
 * last checkpoint stays as it is.
 */
export const withCheckpoints = (
  search: Search,
  path: string,
  seconds = checkpointSeconds,
  isWorthSaving: () => boolean = () => true,
  onUnsaved?: OnUnsaved,
): Search => {
  let saved = now();
  const save = (to: string): void => {
    // a large one takes its time, and is not to be cut off
    const before = phaseNow();
    beginPhase(savingCheckpoint);
    try {
      if (isWorthSaving()) search.save?.(to);
    } catch (error) {
      if (!onUnsaved || !(error instanceof Refusal)) throw error;
      onUnsaved(error);
    } finally {
      beginPhase(before);
    }
  };
  return {
    advance: (states) => {
      const more = search.advance(states);
      if (now() - saved >= seconds * 1000) {
        save(path);
        saved = now();
      }
      return more;
    },
    status: () => search.status(),
    ruleCounts: () => search.ruleCounts(),
    findings: () => search.findings(),
    stateAt: (index) => search.stateAt(index),
    parentOf: (index) => search.parentOf(index),
    bytes: () => search.bytes(),
    ...(search.isExact && { isExact: true }),
    ...(search.storedWords && { storedWords: search.storedWords }),
    save,
  };
};
