import { conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { change, type Lie, type Place } from './lie.ts';

type Condition = Record<string, string>;

const conditionOf = (object: Place['object'], type: string): Condition | undefined =>
  conditionsOf(object).find((each) => each.type === type) as Condition | undefined;

const about = (
  name: string,
  fits: (place: Place) => boolean,
  write: (status: Fields, deployment: Place['object']) => void,
): Lie =>
  change(
    name,
    (place) => statusDiffers(place) && fits(place),
    (deployment) => write(statusOf(deployment), deployment),
    'once',
    'deployments',
  );

const aboutCondition = (
  name: string,
  type: string,
  fits: (condition: Condition, place: Place) => boolean,
  write: (condition: Condition) => void,
): Lie =>
  about(
    name,
    (place) => {
      const condition = conditionOf(place.object, type);
      return condition !== undefined && fits(condition, place);
    },
    (_, deployment) => write(conditionOf(deployment, type)!),
  );

const shifted = (text: string, seconds: number): string =>
  new Date(Date.parse(text) + seconds * 1000).toISOString().replace('.000', '');

/** Lies about what a Deployment's controller makes of its ReplicaSets. */
export const deploymentStatusLies: readonly Lie[] = [
  about(
    'a Deployment with a replica less that is unavailable',
    ({ object }) => Number(statusOf(object).unavailableReplicas ?? 0) > 0,
    (status) => {
      status.unavailableReplicas = Number(status.unavailableReplicas) + 5;
    },
  ),
  about(
    'a Deployment that counts Pods as terminating that are not',
    () => true,
    (status) => {
      status.terminatingReplicas = Number(status.terminatingReplicas ?? 0) + 7;
    },
  ),
  about(
    'a Deployment with fewer updated replicas than its newest ReplicaSet has',
    ({ object }) => Number(statusOf(object).updatedReplicas ?? 0) > 3,
    (status) => {
      delete status.updatedReplicas;
    },
  ),
  aboutCondition(
    'a Deployment that is stuck before its deadline',
    'Progressing',
    ({ status, reason }, { object, line }) =>
      status === 'True' &&
      reason !== 'NewReplicaSetAvailable' &&
      Date.parse(line.ts) / 1000 <
        Date.parse(conditionOf(object, 'Progressing')!.lastUpdateTime!) / 1000 +
          Number((object.spec as unknown as Fields).progressDeadlineSeconds) -
          4,
    (condition) => {
      condition.status = 'False';
      condition.reason = 'ProgressDeadlineExceeded';
      condition.message = condition.message!.replace('is progressing', 'has timed out progressing');
    },
  ),
  aboutCondition(
    'a Deployment that is done before it is',
    'Progressing',
    ({ reason }) => reason === 'ReplicaSetUpdated',
    (condition) => {
      condition.reason = 'NewReplicaSetAvailable';
    },
  ),
  aboutCondition(
    'a Deployment that tells of the progress of another ReplicaSet',
    'Progressing',
    ({ message }) => message?.startsWith('ReplicaSet ') === true,
    (condition) => {
      condition.message = condition.message!.replace(/"[^"]+"/, '"another"');
    },
  ),
  aboutCondition(
    'a condition that was updated before it was written',
    'Available',
    () => true,
    (condition) => {
      condition.lastUpdateTime = shifted(condition.lastUpdateTime!, -90);
    },
  ),
  aboutCondition(
    'a Deployment that tells of a failure that no ReplicaSet has',
    'ReplicaFailure',
    () => true,
    (condition) => {
      condition.message = condition.message!.replace(/ is forbidden.*/, ' is forbidden: by nobody');
    },
  ),
  about(
    'a Deployment that notes a revision that no ReplicaSet has',
    ({ object }) => object.metadata.annotations?.['deployment.kubernetes.io/revision'] !== undefined,
    (_, deployment) => {
      deployment.metadata.annotations!['deployment.kubernetes.io/revision'] = '41';
    },
  ),
];
