import type { ClusterInput } from '../models/cluster/plan/input.ts';
import { objectNames } from './objectNames.ts';

/** What of the input is not part of the model, in a line or two; none if all of it is. */
export const leftOutNotes = ({
  notTaken = [],
  withoutBearing = [],
  unselected = [],
}: ClusterInput): readonly string[] => [
  ...(notTaken.length > 0 ? [`not taken into account: ${objectNames(notTaken)}`] : []),
  ...(unselected.length > 0 ? [`left out by --selector: ${objectNames(unselected)}`] : []),
  ...(withoutBearing.length > 0 ? [`left out, without bearing on Pods: ${objectNames(withoutBearing)}`] : []),
];
