import { z } from 'zod';
import type { ContainerProbes, ProbeResults } from '../spec/kubelet/probes/probeResults.ts';
import type { PodStatusInput } from '../spec/kubelet/status/podStatus.ts';
import { listOf, podShape, podStatusShape, wholeNumber } from './request.ts';

const sandbox = z.object({
  id: z.string(),
  state: z.enum(['ready', 'notready']),
  attempt: wholeNumber.min(0),
  network: z.enum(['pod', 'node']),
  ip: z.string(),
});

const container = z.object({
  name: z.string(),
  id: z.string(),
  sandboxID: z.string().optional(),
  state: z.enum(['created', 'running', 'exited', 'unknown']),
  image: z.string(),
  imageID: z.string(),
  restartCount: wholeNumber,
  createdAt: wholeNumber,
  startedAt: wholeNumber.optional(),
  finishedAt: wholeNumber.optional(),
  exitCode: wholeNumber.optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  specChanged: z.boolean().optional(),
});

const result = z.enum(['success', 'failure', 'unknown', 'none']).optional();
const probes = z
  .record(z.string(), z.object({ startup: result, liveness: result, readiness: result }))
  .nullish()
  .transform((byName): ProbeResults => new Map<string, ContainerProbes>(Object.entries(byName ?? {})));

/** What the operations `phase` and `restart` share: the Pod, and what its kubelet knows of it. */
export const kubeletShape = z.object({
  pod: podShape,
  oldStatus: podStatusShape.optional(),
  runtime: z.object({
    sandboxes: listOf(sandbox),
    ips: listOf(z.string()),
    containers: listOf(container),
  }),
  probes,
  startErrors: listOf(z.object({ container: z.string(), error: z.string(), message: z.string() })),
  terminal: z.boolean().default(false),
  now: wholeNumber,
  nodeIPs: z.array(z.string()).optional(),
  kubeletStartedAt: wholeNumber.optional(),
  probeWorkers: z.boolean().optional(),
}) satisfies z.ZodType<PodStatusInput>;
