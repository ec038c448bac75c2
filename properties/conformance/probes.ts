import type { ConformanceGroup } from './conformanceRecord.ts';

export const probes: ConformanceGroup = {
  name: 'probes',
  isCore: true,
  held: [
    {
      test: '[sig-node] Probing container should be restarted with a GRPC liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-kill'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should *not* be restarted with a GRPC liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-http'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should *not* be restarted with a /healthz http liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-http'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should have monotonically increasing restart count [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe', 'phase'],
        laws: ['probe/liveness-restarts', 'container/restart-count'],
        scenarios: ['node-liveness-backoff'],
        recordings: ['probes-kill'],
      },
    },
    {
      test: '[sig-node] Probing container should be restarted with a /healthz http liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-kill'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should *not* be restarted with a exec "cat /tmp/health" liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-http'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should be restarted with a exec "cat /tmp/health" liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-kill'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container should *not* be restarted with a tcp:8080 liveness probe [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe'],
        laws: ['probe/liveness-restarts', 'probe/threshold'],
        scenarios: ['node-probes'],
        recordings: ['probes-http'],
      },
      leftOut: 'what the probe sends',
    },
    {
      test: '[sig-node] Probing container with readiness probe that fails should never be ready and never restart [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe', 'phase'],
        laws: ['probe/readiness-never-kills', 'status/ready-means-ready'],
        scenarios: ['node-probes'],
      },
    },
    {
      test: '[sig-node] Probing container with readiness probe should not be ready before initial delay and never restart [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['probe', 'phase'],
        laws: ['probe/initial-delay', 'probe/readiness-never-kills'],
        recordings: ['probes-http'],
      },
    },
  ],
  notModelled: [],
};
