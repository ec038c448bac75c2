import { pathOf } from '../history/requests.ts';
import type { TraceHistory } from '../history/traceHistory.ts';
import type { WatchedObject } from '../watchRecord.ts';

/** The create request that this object is the answer to. */
export const creationOf = (
  history: TraceHistory,
  resource: string,
  object: WatchedObject,
  version: number,
) => {
  const { name, namespace } = object.metadata;
  const path = pathOf(resource, name, namespace);
  return history.requests.answeredWith(version, path.slice(0, path.lastIndexOf('/')));
};
