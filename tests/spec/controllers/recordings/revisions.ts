import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { DaemonSet, StatefulSet } from '../../../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { syncDaemonSet } from '../../../../spec/controllers/daemonSet/syncDaemonSet.ts';
import type { ControllerRevision } from '../../../../spec/controllers/history/controllerRevision.ts';
import { syncStatefulSet } from '../../../../spec/controllers/statefulSet/syncStatefulSet.ts';

type Owner = StatefulSet | DaemonSet;

const common = {
  version: kubernetes136,
  now: 0,
  pods: [],
  cacheVersions: new Map<string, string>(),
  answers: acceptsAll,
};

const writesOf = (owner: Owner, kind: string, revisions: readonly ControllerRevision[]) => {
  const live = { found: true, uid: owner.metadata?.uid ?? '' } as const;
  const sync =
    kind === 'statefulsets'
      ? syncStatefulSet({ ...common, statefulSet: owner as StatefulSet, claims: [], revisions, live })
      : syncDaemonSet({
          ...common,
          daemonSet: owner as DaemonSet,
          nodes: [],
          revisions,
          unseenRevisions: [],
          memory: { failedPods: new Map() },
          live,
        });
  return sync.kind === 'synced' ? sync.tried.map(({ write }) => write) : [];
};

/**
 * The ControllerRevisions of a StatefulSet or a DaemonSet, which recordings do not show: those that its controller made for the
 * templates that it had, one after the other. `versions`: the object as it was, the oldest first.
 */
export const revisionsOf = (
  resource: 'statefulsets' | 'daemonsets',
  versions: readonly Owner[],
): readonly ControllerRevision[] => {
  const newest = versions.at(-1);
  if (!newest) return [];
  const revisions = known.get(newest) ?? madeFor(resource, versions);
  known.set(newest, revisions);
  return revisions;
};

/** By the newest version of the object: they are asked for again and again. */
const known = new WeakMap<Owner, readonly ControllerRevision[]>();

const madeFor = (
  resource: 'statefulsets' | 'daemonsets',
  versions: readonly Owner[],
): readonly ControllerRevision[] => {
  let revisions: readonly ControllerRevision[] = [];
  let template = '';
  for (const owner of versions) {
    const now = JSON.stringify(owner.spec?.template);
    if (now === template || owner.metadata?.deletionTimestamp) continue;
    template = now;
    for (const write of writesOf(owner, resource, revisions)) {
      if (!('revision' in write)) continue;
      const others = revisions.filter(({ metadata }) => metadata?.name !== write.revision.metadata?.name);
      revisions = [...others, write.revision];
    }
  }
  return revisions;
};
