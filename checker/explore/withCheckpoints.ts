import type { Search } from './search.ts';

/** a search that is killed loses at most so many seconds, and the portion that it was at */
export const checkpointSeconds = 30;

/** The same search, that saves itself to a file from time to time. */
export const withCheckpoints = (search: Search, path: string, seconds = checkpointSeconds): Search => {
  let saved = performance.now();
  return {
    advance: (states) => {
      const more = search.advance(states);
      if (performance.now() - saved >= seconds * 1000) {
        search.save?.(path);
        saved = performance.now();
      }
      return more;
    },
    status: () => search.status(),
    ruleCounts: () => search.ruleCounts(),
    findings: () => search.findings(),
    stateAt: (index) => search.stateAt(index),
    parentOf: (index) => search.parentOf(index),
    bytes: () => search.bytes(),
  };
};
