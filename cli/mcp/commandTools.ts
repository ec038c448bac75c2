import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { runPodsem } from './runPodsem.ts';
import type { Tool, ToolAnswer } from './tool.ts';

/** What a check may take at most, however much is asked for: seconds, and memory. */
const checkLimits = { seconds: 120, memory: '2Gi' } as const;
const defaultSeconds = 30;

const count = { type: 'integer', minimum: 0, maximum: 20 } as const;

const text = (given: JsonObject, name: string): string | undefined =>
  typeof given[name] === 'string' ? given[name] : undefined;

const missing = (name: string): ToolAnswer => ({
  text: JSON.stringify({ problem: { code: 'PS1103', message: 'a text is required', place: { path: name } } }),
  isError: true,
});

/** `--node-failures 1` of `nodeFailures: 1`, for the options that are given as whole numbers. */
const numbered = (given: JsonObject, names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    Number.isSafeInteger(given[name])
      ? [`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(given[name])]
      : [],
  );

const bounds = ['nodes', 'nodeFailures', 'containerExits', 'evictions', 'probeFailures'] as const;

/** Tools that do what a command does, each in a process of its own, which is ended where it is cancelled. */
export const commandTools: readonly Tool[] = [
  {
    name: 'explain',
    description:
      'A kind or a field of the API of Kubernetes: type, default, what it is for, the laws that govern it.',
    inputSchema: {
      type: 'object',
      required: ['path'],
      properties: {
        path: { type: 'string', description: 'pod.spec.containers.image, deploy.spec.strategy' },
      },
    },
    call: async (given, cancelled) => {
      const path = text(given, 'path');
      if (path === undefined || path.startsWith('-')) return missing('path');
      return runPodsem(['explain', path, '--json'], '', cancelled);
    },
  },
  {
    name: 'validate-manifests',
    description: 'What the API server says to the objects of manifests (YAML or JSON, several documents).',
    inputSchema: {
      type: 'object',
      required: ['manifests'],
      properties: { manifests: { type: 'string' } },
    },
    call: async (given, cancelled) => {
      const manifests = text(given, 'manifests');
      return manifests === undefined
        ? missing('manifests')
        : runPodsem(['validate', '-', '--json'], manifests, cancelled);
    },
  },
  {
    name: 'check',
    description:
      'Explores every state of a cluster that runs the manifests, within bounds, and judges the laws of Pods: which hold, ' +
      `which are violated and how. Ends undecided at its limit of time (${checkLimits.seconds} s at most).`,
    inputSchema: {
      type: 'object',
      required: ['manifests'],
      properties: {
        manifests: { type: 'string', description: 'YAML or JSON: Deployments, ReplicaSets, Pods, Nodes' },
        ...Object.fromEntries(bounds.map((name) => [name, count])),
        seconds: { type: 'integer', minimum: 1, maximum: checkLimits.seconds, default: defaultSeconds },
      },
    },
    call: async (given, cancelled) => {
      const manifests = text(given, 'manifests');
      if (manifests === undefined) return missing('manifests');
      const asked = Number.isSafeInteger(given.seconds) ? Number(given.seconds) : defaultSeconds;
      const seconds = Math.max(1, Math.min(checkLimits.seconds, asked));
      const limits = ['--time-limit', `${seconds}s`, '--memory-limit', checkLimits.memory];
      return runPodsem(
        ['check', '-', '--json', '--no-save', ...limits, ...numbered(given, bounds)],
        manifests,
        cancelled,
      );
    },
  },
  {
    name: 'trace',
    description:
      'Judges a recording of a watch of the API: accepted, or the laws that its events break, with line and object.',
    inputSchema: {
      type: 'object',
      required: ['recording'],
      properties: {
        recording: { type: 'string', description: 'one JSON object a line: seq, ts, resource, type, object' },
        all: { type: 'boolean', description: 'every breach, not the first only' },
      },
    },
    call: async (given, cancelled) => {
      const recording = text(given, 'recording');
      if (recording === undefined) return missing('recording');
      return runPodsem(
        ['trace', '-', '--json', ...(given.all === true ? ['--all'] : [])],
        recording,
        cancelled,
      );
    },
  },
];
