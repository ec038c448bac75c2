import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import type { RecordedController } from './owners.ts';
import type { RecordedCluster } from './recordedCluster.ts';

/** A controller that has seen all for so long has done what there was to do, in milliseconds. */
const calmMs = 3000;
const decidesAfterMs = 2000;

const clusterScoped: ReadonlySet<string> = new Set(['nodes']);

/** What a controller notes when a Pod was refused, or failed and is left for a while: it remembers how often. */
const holdsBack: ReadonlySet<string> = new Set(['FailedCreate', 'FailedDaemonPod']);

/** From when on nothing may be created in a namespace: it is being deleted. */
const endOf = (cluster: RecordedCluster, namespace: string): number =>
  cluster
    .eventsOf('namespaces', '')
    .find(({ object }) => object.metadata?.name === namespace && object.metadata.deletionTimestamp)?.at ??
  Number.POSITIVE_INFINITY;

export type Calm = {
  /** how often nothing happened for a while */
  readonly asked: number;
  /** what a pass would have written all the same */
  readonly idle: readonly string[];
};

/**
 * What is decided while nothing happens: nothing, since the controller that was recorded did nothing either. Left out are
 * owners that were held back by what a recording does not show, and namespaces that are being deleted.
 */
export const decidedInCalm = <T extends ApiObject>(
  cluster: RecordedCluster,
  { resource, sees, decide }: RecordedController<T>,
): Calm => {
  let asked = 0;
  const idle: string[] = [];
  const added = cluster.allEventsOf<T>(resource).filter(({ type }) => type === 'ADDED');
  for (const { object: owner } of added) {
    const namespace = owner.metadata?.namespace ?? '';
    const namespaceOf = (each: string): string => (clusterScoped.has(each) ? '' : namespace);
    const end = endOf(cluster, namespace);
    const refused = cluster.notes.some(
      ({ uid, reason }) => uid === owner.metadata?.uid && holdsBack.has(reason),
    );
    if (refused) continue;
    const events = [resource, ...sees]
      .flatMap((each) => cluster.eventsOf(each, namespaceOf(each)))
      .sort((a, b) => a.at - b.at);
    const versions = cluster
      .eventsOf<T>(resource, namespace)
      .filter(({ object }) => object.metadata?.uid === owner.metadata?.uid);
    for (const [index, { at, time }] of events.entries()) {
      const next = events[index + 1];
      if (!next || at > end || next.time - time < calmMs) continue;
      const [owners, ...others] = [resource, ...sees].map(
        (each) => cluster.sightsOf(each, namespaceOf(each), at + 1, at + 1)[0],
      );
      const seen = owners?.objects.find(({ metadata }) => metadata?.uid === owner.metadata?.uid);
      if (!seen) continue;
      asked += 1;
      const earlier = versions.filter((each) => each.at <= at).map(({ object }) => object);
      const { writes, choices = [] } = decide(
        seen as T,
        others.map((each) => each?.objects ?? []),
        time + decidesAfterMs,
        earlier,
      );
      const all = [...writes, ...choices.flatMap(({ from }) => from)];
      if (all.length > 0) idle.push(`${at} ${owner.metadata?.name}: ${all.join(', ')}`);
    }
  }
  return { asked, idle };
};
