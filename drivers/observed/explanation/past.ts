import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { ObjectSight } from './objectSight.ts';
import type { Belief, PodAutomaton } from './podAutomaton.ts';
import type { Sight } from './sight.ts';
import type { Wanted } from './wanted.ts';

/** An event of a Pod, with what was believed before it. */
export type Past =
  /** others wrote its object: it is one of these to its kubelet */
  | {
      readonly is: 'written';
      readonly line: number;
      readonly writer: PodWriter;
      readonly after: Pod;
      readonly automaton: PodAutomaton;
      readonly from: Belief;
      readonly objects: readonly ObjectSight[];
    }
  /** its kubelet wrote its status */
  | {
      readonly is: 'status';
      readonly line: number;
      readonly automaton: PodAutomaton;
      readonly from: Belief;
      readonly wanted: Wanted;
      readonly object: ObjectSight;
      /** of its containers */
      readonly names: readonly string[];
      readonly shown: Sight;
    }
  /** containers were added to it */
  | {
      readonly is: 'grown';
      readonly automaton: PodAutomaton;
      readonly former: PodAutomaton;
      readonly from: Belief;
    };
