import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { ObjectSight } from './objectSight.ts';
import type { Belief, PodAutomaton } from './podAutomaton.ts';
import type { Sight } from './sight.ts';
import type { Wanted } from './wanted.ts';

/**
 * An event of a Pod, with what was believed before it: all that is possible (`from`), and what is likely (`likely`), since its
 * kubelet began again whenever it was started.
 */
export type Past =
  /** others wrote its object: it is one of these to its kubelet */
  | {
      readonly is: 'written';
      readonly line: number;
      readonly time: number;
      readonly writer: PodWriter;
      readonly after: Pod;
      readonly automaton: PodAutomaton;
      readonly from: Belief;
      readonly likely: Belief;
      readonly objects: readonly ObjectSight[];
    }
  /** its kubelet wrote its status */
  | {
      readonly is: 'status';
      readonly line: number;
      readonly time: number;
      readonly automaton: PodAutomaton;
      readonly from: Belief;
      readonly likely: Belief;
      readonly wanted: Wanted;
      /** the same, if it is likely that the kubelet was started again before it */
      readonly likelyWanted: Wanted;
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
      readonly likely: Belief;
    };
