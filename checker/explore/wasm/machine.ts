import type { Compiled } from '../../compile/compiled.ts';
import type { Layout } from '../layout.ts';
import { type Blueprint, blueprintOf } from './blueprint.ts';
import { type Engine, generate } from './generate.ts';
import type { HashCode } from './hashCode.ts';
import type { Hooks } from './hooks.ts';
import { webAssembly } from './host.ts';
import { IndexedStore } from './indexed/indexedStore.ts';
import { PlainStore, type StateStore } from './stateStore.ts';
import { ThreadPool } from './threadPool.ts';

/** Generated code with its memory and its threads. */
export type Machine = {
  readonly plan: Blueprint;
  readonly store: StateStore;
  readonly engine: Engine;
  /** absent where one thread searches alone */
  readonly pool: ThreadPool | undefined;
};

export type MachineOptions = {
  readonly hooks: Hooks;
  readonly mostBytes: number;
  readonly workers: number;
  readonly indexed: boolean;
  readonly hash: HashCode;
};

/** while the set is plain: what is left is for the indexed one that it may be turned into */
const plainPart = 0.6;

export const machineOf = (compiled: Compiled, layout: Layout, options: MachineOptions): Machine => {
  const { hooks, workers, indexed, hash, mostBytes } = options;
  const shared = workers > 1;
  const plan = blueprintOf(compiled, layout, { threads: workers, hooks, indexed, hash });
  const module = generate(plan, { hooks, shared, leastPages: 1 });
  const store = indexed
    ? new IndexedStore(plan, { shared, mostBytes })
    : new PlainStore(plan, { shared, mostBytes: mostBytes * plainPart });
  const { memory } = store;
  const engine = new webAssembly!.Instance(module, { engine: { memory } }).exports as Engine;
  const pool = shared ? new ThreadPool(plan, engine, module, memory, workers) : undefined;
  store.pool = pool;
  return { plan, store, engine, pool };
};

/** Takes over the states of one machine into another one, and what its threads have counted; false if they have no room. */
export const takeOver = (from: Machine, to: Machine): boolean => {
  const { size } = from.store;
  const { areas, own } = from.plan;
  if (!to.store.ensure(size, to.engine)) return false;
  to.store.take(from.store);
  to.store.fill(size, to.engine);
  for (let thread = 0; thread < (from.pool?.threads ?? 1); thread++) {
    const counted = new Uint8Array(from.store.memory.buffer, areas + thread * own.bytes, own.alerts);
    new Uint8Array(to.store.memory.buffer, to.plan.areas + thread * own.bytes, own.alerts).set(counted);
  }
  from.pool?.dismiss();
  return true;
};
