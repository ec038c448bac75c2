import { kinds } from '../../../models/recorded/resources.ts';
import type { Line } from './recordings.ts';

/** A recording as others write it. */
export type TextForm = { readonly name: string; readonly of: (lines: readonly Line[]) => string };

type Event = Line & { readonly object: NonNullable<Line['object']> };

const eventsOf = (lines: readonly Line[]): readonly Event[] =>
  lines.filter((line): line is Event => line.object !== undefined && line.type !== 'BOOKMARK');

/** The object as the API shows it: with its kind, as the recorder of this project leaves it out. */
const whole = ({ object, resource }: Event): object => {
  const groups: { readonly [resource: string]: string } = {
    replicasets: 'apps/v1',
    deployments: 'apps/v1',
    statefulsets: 'apps/v1',
    daemonsets: 'apps/v1',
    jobs: 'batch/v1',
    cronjobs: 'batch/v1',
    poddisruptionbudgets: 'policy/v1',
  };
  return { apiVersion: groups[resource ?? ''] ?? 'v1', kind: kinds[resource ?? ''], ...object };
};

const pretty = (value: object): string => `${JSON.stringify(value, null, 4)}\n`;

const verbs: { readonly [type: string]: string } = { ADDED: 'create', MODIFIED: 'update', DELETED: 'delete' };

const audited = (event: Event): object => ({
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'RequestResponse',
  stage: 'ResponseComplete',
  requestURI: `/api/v1/${event.resource}`,
  verb: verbs[event.type ?? ''],
  objectRef: {
    resource: event.resource,
    namespace: event.object.metadata.namespace,
    name: event.object.metadata.name,
  },
  responseStatus: { metadata: {}, code: 200 },
  responseObject:
    event.type === 'DELETED'
      ? { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' }
      : whole(event),
  requestReceivedTimestamp: event.ts,
  stageTimestamp: event.ts,
});

const simulated: { readonly [type: string]: string } = {
  ADDED: 'Add',
  MODIFIED: 'Update',
  DELETED: 'Delete',
};

const simulatorRecord = (event: Event): object => {
  const { name, namespace } = event.object.metadata;
  const { apiVersion, kind } = whole(event) as { apiVersion: string; kind: string };
  const resource =
    event.type === 'DELETED' ? { apiVersion, kind, metadata: { name, namespace } } : whole(event);
  return { time: event.ts, event: simulated[event.type ?? ''], resource };
};

const line = (value: object): string => `${JSON.stringify(value)}\n`;

export const textForms: readonly TextForm[] = [
  {
    name: 'kubectl get -w -o json --output-watch-events',
    of: (lines) =>
      eventsOf(lines)
        .map((event) => pretty({ type: event.type, object: whole(event) }))
        .join(''),
  },
  {
    name: 'a watch of the API, an event a line',
    of: (lines) =>
      eventsOf(lines)
        .map((event) => line({ type: event.type, object: whole(event) }))
        .join(''),
  },
  {
    name: 'kubectl get pods -w -o json',
    of: (lines) =>
      eventsOf(lines)
        .filter(({ resource }) => resource === 'pods')
        .map((event) => pretty(whole(event)))
        .join(''),
  },
  {
    name: 'an audit log',
    of: (lines) =>
      eventsOf(lines)
        .map((event) => line(audited(event)))
        .join(''),
  },
  {
    name: 'records of the scheduler simulator',
    of: (lines) =>
      eventsOf(lines)
        .map((event) => line(simulatorRecord(event)))
        .join(''),
  },
  {
    name: 'a list, printed, and what was watched after it',
    of: (lines) => {
      const half = eventsOf(lines).slice(0, lines.length >> 1);
      const live = new Map<string, Event>();
      for (const event of half) {
        if (event.type === 'DELETED') live.delete(event.object.metadata.uid);
        else live.set(event.object.metadata.uid, event);
      }
      const list = {
        apiVersion: 'v1',
        items: [...live.values()].map(whole),
        kind: 'List',
        metadata: { resourceVersion: '' },
      };
      const rest = eventsOf(lines).slice(lines.length >> 1);
      return pretty(list) + rest.map((event) => pretty({ type: event.type, object: whole(event) })).join('');
    },
  },
];
