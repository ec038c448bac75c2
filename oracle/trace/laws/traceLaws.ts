import * as binding from './binding.ts';
import * as containers from './containers.ts';
import * as deletion from './deletion.ts';
import * as disruption from './disruption.ts';
import * as explanation from './explanation.ts';
import * as identity from './identity.ts';
import * as initContainers from './initContainers.ts';
import * as kubeletStatus from './kubeletStatus.ts';
import { lawBookLaws } from './lawBookLaws.ts';
import * as network from './network.ts';
import * as status from './status.ts';
import type { LawWords, PodLaw, RecordLaw } from './traceLaw.ts';
import * as watch from './watch.ts';

/** Laws about every object, in the order in which they are asked. */
export const recordLaws: readonly RecordLaw[] = [
  watch.order,
  watch.uidUnique,
  watch.life,
  watch.kind,
  watch.nameExclusive,
  watch.immutableIdentity,
  watch.created,
  watch.lastState,
  watch.irrevocable,
  watch.finalizersHold,
  watch.generation,
  watch.noEmptyWrite,
];

/** Laws about Pods, the most telling first. */
export const podLaws: readonly PodLaw[] = [
  identity.neverRescheduled,
  identity.gatedWaits,
  status.createdPending,
  status.kubeletOnlyWhenBound,
  binding.bindingWrite,
  binding.hardAtBind,
  binding.scheduledTruth,
  disruption.silentKubelet,
  disruption.taintEviction,
  disruption.evictionAsked,
  disruption.budget,
  disruption.preemption,
  disruption.garbageCollection,
  disruption.nodeLifecycle,
  network.addresses,
  network.newAddress,
  network.ipUnique,
  ...lawBookLaws,
  deletion.removedWhenOver,
  deletion.gracePeriodShortened,
  deletion.graceGranted,
  deletion.deletionTime,
  deletion.removedAfterStop,
  containers.restartCount,
  containers.sameInstance,
  containers.lastState,
  containers.policy,
  containers.exits,
  containers.started,
  initContainers.initInOrder,
  initContainers.initBeforeApp,
  status.deadline,
  status.qosClass,
  status.startTime,
  status.observedGeneration,
  status.containerTimes,
  status.terminalIsUnready,
  kubeletStatus.phaseFollows,
  kubeletStatus.conditionsFollow,
  status.observedTogether,
  status.transitionTimes,
  explanation.oneWriter,
  explanation.byRequest,
  explanation.deletionHasCause,
];

export const traceLaws: readonly LawWords[] = [...recordLaws, ...podLaws];
