import type { DaemonSet, StatefulSet } from '../../api/objects/apps.ts';
import {
  type ControllerKind,
  controllerReference,
  daemonSetKind,
  isControlledBy,
  statefulSetKind,
} from '../common/ownerReferences.ts';
import { revisionHashLabel } from '../daemonSet/podRevision.ts';
import {
  type ControllerRevision,
  controllerRevisionHash,
  controllerRevisionName,
} from '../history/controllerRevision.ts';
import { revisionData } from '../history/revisionData.ts';
import { podTemplateHash } from '../podTemplateHash/podTemplateHash.ts';
import type { ClusterObjects } from './clusterObjects.ts';

type Owner = StatefulSet | DaemonSet;

const revisionOf = (owner: Owner, kind: ControllerKind, hash: string, label: string): ControllerRevision => {
  const { name = '', namespace = '' } = owner.metadata ?? {};
  return {
    metadata: {
      name: controllerRevisionName(name, hash),
      namespace,
      labels: { ...owner.spec?.template?.metadata?.labels, [label]: hash },
      ownerReferences: [controllerReference(owner, kind)],
    },
    revision: 1,
    data: revisionData(owner.spec?.template ?? {}),
  };
};

/** The revision of a StatefulSet's template, if its status names it. */
const ofStatefulSet = (set: StatefulSet): readonly ControllerRevision[] => {
  const { status, spec } = set;
  const hash = controllerRevisionHash(revisionData(spec?.template ?? {}), status?.collisionCount ?? 0);
  const revision = revisionOf(set, statefulSetKind, hash, 'controller.kubernetes.io/hash');
  return revision.metadata?.name === status?.updateRevision ? [revision] : [];
};

/** The revision of a DaemonSet's template, if its controller has acted on this generation. */
const ofDaemonSet = (set: DaemonSet): readonly ControllerRevision[] => {
  const { metadata, spec, status } = set;
  if ((status?.observedGeneration ?? -1) !== (metadata?.generation ?? 0)) return [];
  const hash = podTemplateHash(spec?.template ?? {}, status?.collisionCount);
  return [revisionOf(set, daemonSetKind, hash, revisionHashLabel)];
};

export type KnownRevisions = {
  readonly revisions: readonly ControllerRevision[];
  /** StatefulSets and DaemonSets of which the input has no revision, and their status tells that there are some */
  readonly assumed: readonly (StatefulSet | DaemonSet)[];
};

/**
 * The ControllerRevisions of a cluster. Of a StatefulSet or DaemonSet of which none is in the input, and whose status tells that
 * its template has one, that one is there all the same: people seldom look at revisions.
 */
export const knownRevisions = ({
  revisions,
  statefulSets,
  daemonSets,
}: Pick<ClusterObjects, 'revisions' | 'statefulSets' | 'daemonSets'>): KnownRevisions => {
  const assumed: Owner[] = [];
  const added: ControllerRevision[] = [];
  const assume = <T extends Owner>(owner: T, of: (owner: T) => readonly ControllerRevision[]): void => {
    if (revisions.some((revision) => isControlledBy(revision, owner))) return;
    const found = of(owner);
    added.push(...found);
    if (found.length > 0) assumed.push(owner);
  };
  for (const set of statefulSets) assume(set, ofStatefulSet);
  for (const set of daemonSets) assume(set, ofDaemonSet);
  return { revisions: [...revisions, ...added], assumed };
};
