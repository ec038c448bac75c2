import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import type { AskedNode, AskedWorkload, AskedWorkloadConstants } from '../../models/views/askedViews.ts';
import { constantsOf } from '../../models/views/constants.ts';
import type { NodeView } from '../../models/views/nodeView.ts';
import type { PodView } from '../../models/views/podView.ts';
import { podStatus } from '../podStatus.ts';
import { differences } from '../trace/differences.ts';
import { calledOf, subjectNames } from './subjectNames.ts';

/** A value of a table, and what it was a step before, where that is something else. */
export type ShownCell = { readonly text: string; readonly was?: string };

export type ShownRow = {
  /** as rules name it */
  readonly subject: string;
  readonly cells: readonly ShownCell[];
  readonly change?: 'new' | 'gone';
};

export type ShownTable = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
};

type PlainRow = { readonly subject: string; readonly texts: readonly string[] };
type PlainTable = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly PlainRow[];
};

/** What `kubectl get` shows in a state, compared with the state before. */
export const kubectlTables = (
  system: System,
  state: SystemState,
  before: SystemState | undefined,
): readonly ShownTable[] => compared(kubectl(system, state), before && kubectl(system, before));

/** What laws see, by kind: one table each. */
export const viewTables = (
  system: System,
  state: SystemState,
  before: SystemState | undefined,
): readonly ShownTable[] => compared(views(system, state), before && views(system, before));

const valuesOf = <V>(
  { views: all }: System,
  kind: string,
  state: SystemState,
): { name: string; value: V }[] =>
  all
    .filter((view) => view.kind === kind)
    .map((view) => ({ name: view.name, value: projected(view, state) as V }));

const projected = ({ components, project }: View, state: SystemState): unknown =>
  project(...components.map(({ index }) => state[index]!));

const kubectl = (system: System, state: SystemState): readonly PlainTable[] => {
  const names = subjectNames(system, state);
  const pods = valuesOf<PodView>(system, 'pod', state).filter(({ value }) => value.existence !== undefined);
  const nodes = valuesOf<NodeView>(system, 'node', state);
  const asked = new Map(
    valuesOf<AskedNode>(system, 'asked node', state).map(({ name, value }) => [name, value]),
  );
  const workloads = valuesOf<AskedWorkload>(system, 'asked workload', state);
  return [
    {
      title: 'kubectl get pods',
      columns: ['NAME', 'READY', 'STATUS', 'RESTARTS', 'NODE'],
      rows: pods.filter(({ value }) => value.existence === 'present').map((pod) => podRow(pod, names)),
    },
    {
      title: 'containers, as their nodes have them',
      columns: ['POD', 'NAME', 'KIND', 'STATE', 'READY', 'RESTARTS'],
      rows: pods
        .filter(({ value }) => value.existence === 'present')
        .flatMap((pod) => containerRows(pod, names)),
    },
    {
      title: 'kubectl get nodes',
      columns: ['NAME', 'STATUS', 'TAINTS', 'MACHINE'],
      rows: nodes
        .filter(({ value }) => value.object !== 'Deleted')
        .map(({ name, value }) => ({
          subject: name,
          texts: [value.name, nodeStatus(value, asked.get(name)), taints(asked.get(name)), value.machine],
        })),
    },
    {
      title: 'kubectl get deploy,rs,sts,ds,jobs',
      columns: ['KIND', 'NAME', 'DESIRED', 'REVISION'],
      rows: workloads
        .filter(({ value }) => value.exists)
        .map(({ name, value }) => {
          const { kind, name: called } = constantsOf<AskedWorkloadConstants>(value);
          return { subject: name, texts: [kind, called, String(value.replicas), String(value.revision)] };
        }),
    },
  ].filter(({ title, rows }) => rows.length > 0 || (title === 'kubectl get pods' && pods.length > 0));
};

const podRow = (
  { name, value }: { readonly name: string; readonly value: PodView },
  names: ReadonlyMap<string, string>,
): PlainRow => {
  const { phase = 'Pending', ready, nodeName, containers, deleting, failedFromOutside } = value;
  const restarts = containers.reduce((sum, { restartCount }) => sum + restartCount, 0);
  const more = containers.some(({ isFloor }) => isFloor) ? '+' : '';
  return {
    subject: name,
    texts: [
      calledOf(names, name),
      ready ? 'True' : 'False',
      podStatus({ phase, terminating: deleting, failedFromOutside }),
      `${restarts}${more}`,
      nodeName ?? '<none>',
    ],
  };
};

const containerRows = (
  { name, value }: { readonly name: string; readonly value: PodView },
  names: ReadonlyMap<string, string>,
): readonly PlainRow[] =>
  value.containers.map(({ name: container, kind, state, ready, restartCount, isFloor }) => ({
    subject: `${name} ${container}`,
    texts: [
      calledOf(names, name),
      container,
      kind,
      state,
      ready ? 'True' : 'False',
      `${restartCount}${isFloor ? '+' : ''}`,
    ],
  }));

const nodeStatus = ({ object }: NodeView, asked: AskedNode | undefined): string =>
  [
    object === 'Ready' || object === 'Returning' ? 'Ready' : 'NotReady',
    ...(asked?.unschedulable ? ['SchedulingDisabled'] : []),
  ].join(',');

const taints = (asked: AskedNode | undefined): string => asked?.taints.join(' ') || '<none>';

const views = (system: System, state: SystemState): readonly PlainTable[] => {
  const kinds = [...new Set(system.views.map(({ kind }) => kind))].filter(
    (kind) => !kind.startsWith('asked '),
  );
  return kinds.map((kind) => {
    const found = valuesOf<object>(system, kind, state);
    const fields = found.map(({ name, value }) => ({ name, leaves: leavesOf(value) }));
    const columns = [...new Set(fields.flatMap(({ leaves }) => [...leaves.keys()]))];
    return {
      title: kind,
      columns: ['', ...columns],
      rows: fields.map(({ name, leaves }) => ({
        subject: name,
        texts: [name, ...columns.map((column) => leaves.get(column) ?? '')],
      })),
    };
  });
};

/** The fields of plain data, with those inside them. */
const leavesOf = (value: object): ReadonlyMap<string, string> =>
  new Map(differences(undefined, value).map(({ field, after }) => [field, after]));

const compared = (
  after: readonly PlainTable[],
  before: readonly PlainTable[] = after,
): readonly ShownTable[] =>
  after.map(({ title, columns, rows }) => {
    const was = before.find((table) => table.title === title);
    const rowBefore = new Map(was?.rows.map((row) => [row.subject, row]));
    const valueBefore = (subject: string, column: string): string | undefined =>
      rowBefore.get(subject)?.texts[was?.columns.indexOf(column) ?? -1];
    const present = new Set(rows.map(({ subject }) => subject));
    const shown = rows.map(({ subject, texts }): ShownRow => {
      const cells = texts.map((text, at): ShownCell => {
        const old = valueBefore(subject, columns[at]!);
        return old === undefined || old === text ? { text } : { text, was: old };
      });
      return rowBefore.has(subject) ? { subject, cells } : { subject, cells, change: 'new' };
    });
    const gone = (was?.rows ?? [])
      .filter(({ subject }) => !present.has(subject))
      .map(
        ({ subject, texts }): ShownRow => ({
          subject,
          cells: texts.map((text) => ({ text })),
          change: 'gone',
        }),
      );
    return { title, columns, rows: [...shown, ...gone] };
  });
