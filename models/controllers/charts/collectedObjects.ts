import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { DependentForm } from './dependent.ts';
import type { OwnerForm } from './owner.ts';

/** What there is to be collected: the owner, and its dependents by their numbers. */
export type CollectedKey = 'owner' | number;

/** How each is; what is not named is not there. */
export type CollectedForms = {
  readonly owner?: OwnerForm | undefined;
  readonly dependents: { readonly [id: number]: DependentForm | undefined };
};

const namespace = 'default';
const deletionTimestamp = '2026-01-01T00:00:00Z';
const ownerName = 'owner';

const ownerObject = (form: OwnerForm): ApiObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: ownerName,
    namespace,
    uid: ownerName,
    ...(form !== 'Present' && {
      deletionTimestamp,
      finalizers: [form === 'Foreground' ? 'foregroundDeletion' : 'orphan'],
    }),
  },
});

const dependentName = (id: number): string => `pod-${id}`;

const dependentObject = (id: number, form: DependentForm): ApiObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: dependentName(id),
    namespace,
    uid: dependentName(id),
    ...(form === 'Owned' && {
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: ownerName,
          uid: ownerName,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
  },
});

/** The object as the API has it; undefined: there is none. */
export const collectedObject = (
  key: CollectedKey,
  { owner, dependents }: CollectedForms,
): ApiObject | undefined => {
  if (key === 'owner') return owner && ownerObject(owner);
  const form = dependents[key];
  return form && dependentObject(key, form);
};

/** Which of them has this UID. */
export const keyOfUid = (uid: string): CollectedKey =>
  uid === ownerName ? 'owner' : Number(uid.slice(dependentName(0).length - 1));
