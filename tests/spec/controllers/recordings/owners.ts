import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import { controllerOf } from '../../../../spec/controllers/common/ownerReferences.ts';
import { type Decision, type Explained, explainWrites, type RecordedWrite } from './explained.ts';
import type { RecordedCluster, Sight } from './recordedCluster.ts';

/** How the writes of one kind of controllers are found in a recording, and what it would write by a view. */
export type RecordedController<T extends ApiObject> = {
  readonly resource: string;
  /** the resources that it looks at beside its owner, those of no namespace too */
  readonly sees: readonly string[];
  readonly writesOf: (cluster: RecordedCluster, owner: T) => readonly RecordedWrite[];
  /** `seen`: what the cache of each resource holds, in the order of `sees`; `versions`: the owner as it was until then */
  readonly decide: (
    owner: T,
    seen: readonly (readonly ApiObject[])[],
    now: number,
    versions: readonly T[],
  ) => Decision;
};

const clusterScoped: ReadonlySet<string> = new Set(['nodes']);

/** Stated limit: so many combinations of caches are tried for one write. */
const mostViews = 4000;

/** All combinations, those first in which the caches are as far as each other. */
function* combinations(lists: readonly (readonly Sight[])[]): Generator<readonly Sight[]> {
  const total = lists.reduce((product, list) => product * list.length, 1);
  for (let number = 0; number < Math.min(total, mostViews); number += 1) {
    let rest = number;
    yield lists.map((list) => {
      const sight = list[rest % list.length] as Sight;
      rest = Math.floor(rest / list.length);
      return sight;
    });
  }
}

/** The views at which all caches are equally far, the newest first. */
function* inStep(lists: readonly (readonly Sight[])[]): Generator<readonly Sight[]> {
  const places = [...new Set(lists.flatMap((list) => list.map(({ at }) => at)))].sort((a, b) => b - a);
  for (const place of places) {
    yield lists.map((list) => list.find(({ at }) => at <= place) ?? (list.at(-1) as Sight));
  }
}

/** The sights, the newest first, without those that show the same of what concerns an owner as a newer one. */
const distinct = (sights: readonly Sight[], concerns: (object: ApiObject) => boolean): readonly Sight[] => {
  const kept: { readonly sight: Sight; readonly shown: readonly ApiObject[] }[] = [];
  for (const sight of sights) {
    const shown = sight.objects.filter(concerns);
    const newer = kept.at(-1)?.shown;
    const same = newer?.length === shown.length && shown.every((object, index) => object === newer[index]);
    if (!same) kept.push({ sight, shown });
  }
  return kept.map(({ sight }) => sight);
};

/** What may concern an owner: itself, what nobody controls, and what it or something of its own controls. */
const concernOf = (
  { metadata }: ApiObject,
  events: readonly { readonly object: ApiObject }[],
): ((object: ApiObject) => boolean) => {
  const owned = events.filter(({ object }) => controllerOf(object)?.uid === metadata?.uid);
  const family = new Set([metadata?.uid, ...owned.map(({ object }) => object.metadata?.uid)]);
  return (object) => {
    const controller = controllerOf(object);
    return controller === undefined || family.has(controller.uid);
  };
};

/** Explains all writes of a kind of controllers in a recording. */
export const explainController = <T extends ApiObject>(
  cluster: RecordedCluster,
  { resource, sees, writesOf, decide }: RecordedController<T>,
): Explained => {
  let explained = 0;
  const unexplained: RecordedWrite[] = [];
  const added = cluster.allEventsOf<T>(resource).filter(({ type }) => type === 'ADDED');
  for (const { object: owner, at: begin } of added) {
    const namespace = owner.metadata?.namespace ?? '';
    const versions = cluster
      .eventsOf<T>(resource, namespace)
      .filter(({ object }) => object.metadata?.uid === owner.metadata?.uid);
    const namespaceOf = (each: string): string => (clusterScoped.has(each) ? '' : namespace);
    const concerns = concernOf(
      owner,
      sees.flatMap((each) => cluster.eventsOf(each, namespaceOf(each))),
    );
    const isOwner = ({ metadata }: ApiObject): boolean => metadata?.uid === owner.metadata?.uid;
    function* decisionsFor(from: number, { at, time }: RecordedWrite): Generator<Decision> {
      const lists = [
        distinct(cluster.sightsOf(resource, namespace, from, at), isOwner),
        ...sees.map((each) => distinct(cluster.sightsOf(each, namespaceOf(each), from, at), concerns)),
      ];
      const earlier = versions.filter((each) => each.at < at).map(({ object }) => object);
      for (const views of [inStep(lists), combinations(lists)]) {
        for (const [owners, ...others] of views) {
          const seen = owners?.objects.find(isOwner);
          if (!seen) continue;
          const objects = others.map((each) => each.objects);
          const newest = Math.max(owners?.time ?? 0, ...others.map((each) => each.time));
          yield decide(seen as T, objects, time, earlier);
          yield decide(seen as T, objects, newest, earlier);
        }
      }
    }
    const found = explainWrites(writesOf(cluster, owner), begin + 1, decisionsFor);
    explained += found.explained;
    unexplained.push(...found.unexplained);
  }
  return { explained, unexplained };
};
