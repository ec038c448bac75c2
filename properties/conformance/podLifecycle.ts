import type { ConformanceGroup } from './conformanceRecord.ts';
import { processEnvironment, processIdentity, streams } from './notModelled.ts';

export const podLifecycle: ConformanceGroup = {
  name: 'pod lifecycle',
  isCore: true,
  held: [
    {
      test: '[sig-node] Kubelet when scheduling a busybox command that always fails in a pod should be possible to delete [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['grace'],
        laws: ['termination/finishes'],
        scenarios: ['node-deletion'],
        recordings: ['crashloop-fast'],
      },
    },
    {
      test: '[sig-node] Kubelet when scheduling a busybox command that always fails in a pod should have an terminated reason [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['container/state'], recordings: ['crashloop-fast'] },
    },
    {
      test: '[sig-node] Kubelet when scheduling an agnhost Pod with hostAliases should write entries to /etc/hosts [NodeConformance] [Conformance]',
      heldBy: { operations: ['validate'] },
      leftOut: 'the lines of /etc/hosts',
    },
    {
      test: '[sig-node] Pods should allow activeDeadlineSeconds to be updated [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['update'],
        laws: ['phase/active-deadline', 'phase/deadline'],
        scenarios: ['node-active-deadline'],
      },
    },
    {
      test: '[sig-node] Pods should get a host IP [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['status/complete'] },
    },
    {
      test: '[sig-node] Pods should run through the lifecycle of Pods and PodStatus [Conformance]',
      heldBy: {
        operations: ['update', 'phase'],
        laws: ['phase/order', 'phase/created-pending', 'status/conditions-follow'],
      },
    },
    {
      test: '[sig-node] Pods should delete a collection of pods [Conformance]',
      heldBy: { operations: ['grace'], laws: ['termination/finishes'] },
      leftOut: 'which Pods the list of a collection names',
    },
    {
      test: '[sig-node] Pods should be submitted and removed [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['grace', 'stopContainers'],
        laws: ['termination/finishes', 'termination/within-grace', 'termination/removed-when-over'],
        scenarios: ['node-deletion'],
        recordings: ['terminate-graceful'],
      },
    },
    {
      test: '[sig-node] Pods should patch a pod status [Conformance]',
      heldBy: { operations: ['update'] },
    },
    {
      test: '[sig-node] Pods should be updated [NodeConformance] [Conformance]',
      heldBy: { operations: ['update'], laws: ['admission/immutable'] },
    },
    {
      test: '[sig-node] Container Runtime blackbox test when starting a container that exits should run with the expected status [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['phase', 'restart'],
        laws: ['container/policy', 'phase/order', 'phase/terminal-final', 'phase/success-needs-zero'],
        scenarios: ['node-restarts', 'node-on-failure', 'node-never'],
        recordings: ['restart-policy-always', 'restart-policy-never'],
      },
    },
    {
      test: '[sig-node] Container Runtime blackbox test on terminated container should report termination message from log output if TerminationMessagePolicy FallbackToLogsOnError is set [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['container/state'] },
      leftOut: 'where the runtime finds the message',
    },
    {
      test: '[sig-node] Container Runtime blackbox test on terminated container should report termination message from file when pod succeeds and TerminationMessagePolicy FallbackToLogsOnError is set [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['container/state'] },
      leftOut: 'where the runtime finds the message',
    },
    {
      test: '[sig-node] Container Runtime blackbox test on terminated container should report termination message as empty when pod succeeds and TerminationMessagePolicy FallbackToLogsOnError is set [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['container/state'] },
      leftOut: 'where the runtime finds the message',
    },
    {
      test: '[sig-node] Container Runtime blackbox test on terminated container should report termination message if TerminationMessagePath is set as non-root user and at a non-default path [NodeConformance] [Conformance]',
      heldBy: { operations: ['phase'], laws: ['container/state'] },
      leftOut: 'where the runtime finds the message',
    },
    {
      test: '[sig-node] Pods Extended (pod generation) Pod Generation issue 500 podspec updates and verify generation and observedGeneration eventually converge [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update'],
        laws: ['api/generation', 'status/observed-generation', 'api/observed-generation'],
      },
    },
    {
      test: '[sig-node] Pods Extended (pod generation) Pod Generation custom-set generation on new pods and graceful delete [Conformance]',
      heldBy: { operations: ['update', 'grace'], laws: ['api/generation'] },
    },
    {
      test: '[sig-node] Pods Extended (pod generation) Pod Generation pod generation should start at 1 and increment per update [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: { operations: ['update'], laws: ['api/generation', 'status/observed-generation'] },
    },
    {
      test: '[sig-node] Pods Extended Pods Set QOS Class should be set on Pods with matching resource requests and limits for memory and cpu [Conformance]',
      heldBy: { operations: ['qos'], laws: ['status/qos-class'] },
    },
  ],
  notModelled: [
    {
      because: processEnvironment,
      tests: [
        '[sig-node] Pods should contain environment variables for services [NodeConformance] [Conformance]',
      ],
    },
    {
      because: processIdentity,
      tests: [
        '[sig-node] Kubelet when scheduling a read only busybox container should not write to root filesystem [LinuxOnly] [NodeConformance] [Conformance]',
      ],
    },
    {
      because: streams,
      tests: [
        '[sig-node] Kubelet when scheduling a busybox command in a pod should print the output to logs [NodeConformance] [Conformance]',
        '[sig-node] Pods should support retrieving logs from the container over websockets [NodeConformance] [Conformance]',
        '[sig-node] Pods should support remote command execution over websockets [NodeConformance] [Conformance]',
      ],
    },
  ],
};
