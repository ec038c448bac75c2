import { watchedResources } from '../../../models/recorded/watchRecord.ts';
import { explanationRun } from '../explanation/traceExplanation.ts';
import * as admission from './admission.ts';
import * as answers from './answers.ts';
import { backoff } from './backoff.ts';
import * as binding from './binding.ts';
import * as conditions from './conditions.ts';
import * as containerStates from './containerStates.ts';
import * as containers from './containers.ts';
import * as counts from './counts.ts';
import * as created from './created.ts';
import * as deletion from './deletion.ts';
import * as disruption from './disruption.ts';
import * as events from './events.ts';
import * as explanation from './explanation.ts';
import * as identity from './identity.ts';
import * as initContainers from './initContainers.ts';
import * as jobStatus from './jobStatus.ts';
import * as kubeletStatus from './kubeletStatus.ts';
import { lawBookLaws } from './lawBookLaws.ts';
import * as network from './network.ts';
import * as nodeStatus from './nodeStatus.ts';
import * as nodes from './nodes.ts';
import { objectConditions } from './objectConditions.ts';
import * as objectMetadata from './objectMetadata.ts';
import * as objectStatus from './objectStatus.ts';
import { sequence, time } from './recorder.ts';
import * as status from './status.ts';
import { fromTemplate } from './template.ts';
import * as termination from './termination.ts';
import type { LawWords, PodLaw, RecordLaw } from './traceLaw.ts';
import * as watch from './watch.ts';
import * as workloads from './workloads.ts';

/** Laws about every object, in the order in which they are asked. */
export const recordLaws: readonly RecordLaw[] = [
  watch.order,
  watch.uidUnique,
  watch.life,
  watch.kind,
  watch.nameExclusive,
  watch.immutableIdentity,
  watch.created,
  identity.given,
  watch.lastState,
  watch.irrevocable,
  watch.finalizersHold,
  watch.generation,
  watch.noEmptyWrite,
  answers.answered,
  created.stored,
  created.createdAsRequested,
  admission.namespaceOpen,
  admission.namespaceEmpty,
  nodes.nodeRequest,
  nodeStatus.taintsFollow,
  nodeStatus.silentNode,
  nodeStatus.nodeFacts,
  objectConditions,
  events.scheduledEvent,
  events.eventCount,
  events.eventAbout,
  workloads.specByRequest,
  workloads.surge,
  counts.jobCountedOnce,
  counts.jobActive,
  counts.jobEnd,
  jobStatus.jobConditions,
  jobStatus.jobTimes,
  jobStatus.jobUncounted,
  objectStatus.observed,
  objectStatus.sums,
  objectStatus.allowance,
  objectMetadata.metadataByRequest,
  objectMetadata.deletedAt,
  counts.availableAreReady,
  counts.replicaSetCounts,
];

const lawsByResource: ReadonlyMap<string, readonly RecordLaw[]> = new Map(
  [...watchedResources].map((resource) => [
    resource,
    recordLaws.filter(({ about }) => about === undefined || about.includes(resource)),
  ]),
);

/** The laws about objects of a resource. */
export const recordLawsOf = (resource: string): readonly RecordLaw[] => lawsByResource.get(resource) ?? [];

/** Laws about Pods, the most telling first. */
export const podLaws: readonly PodLaw[] = [
  identity.neverRescheduled,
  identity.gatedWaits,
  identity.mirror,
  status.createdPending,
  created.asRequested,
  status.kubeletOnlyWhenBound,
  status.startTime,
  binding.bindingWrite,
  binding.hardAtBind,
  binding.scheduledTruth,
  workloads.ownerExists,
  fromTemplate,
  workloads.noSurplus,
  workloads.onePerNode,
  workloads.statefulOrder,
  admission.immutable,
  admission.securityLevel,
  admission.quota,
  deletion.removedWhenOver,
  deletion.gracePeriodShortened,
  deletion.graceGranted,
  deletion.deletionTime,
  deletion.removedAfterStop,
  disruption.taintEviction,
  disruption.evictionAsked,
  disruption.budget,
  disruption.preemption,
  disruption.garbageCollection,
  disruption.nodeLifecycle,
  network.addresses,
  network.newAddress,
  network.ipUnique,
  containerStates.states,
  containerStates.instances,
  containers.restartCount,
  containers.mergedRestarts,
  containers.sameInstance,
  containers.lastState,
  containers.policy,
  backoff,
  containerStates.images,
  containers.exits,
  containers.started,
  initContainers.initInOrder,
  initContainers.initBeforeApp,
  termination.noRestart,
  status.containerTimes,
  ...lawBookLaws,
  status.deadline,
  status.qosClass,
  status.observedGeneration,
  status.terminalIsUnready,
  kubeletStatus.phaseFollows,
  kubeletStatus.conditionsFollow,
  status.observedTogether,
  conditions.transitionTimes,
  conditions.wellFormed,
  conditions.complete,
  containerStates.resources,
  explanation.oneWriter,
  explanation.byRequest,
  explanation.deletionHasCause,
  disruption.silentKubelet,
];

/** Those that have something to say of a write that changes no container. */
export const lawsWithoutContainers: readonly PodLaw[] = podLaws.filter(({ ofContainers }) => !ofContainers);

/** Every law that a trace can break, in the order in which breaches of one event are named. */
export const traceLaws: readonly LawWords[] = [
  sequence,
  time,
  watch.form,
  ...recordLaws,
  ...podLaws,
  explanationRun,
];
