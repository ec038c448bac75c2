import { z } from 'zod';
import {
  volumeEvents,
  volumeLifetime,
  volumeSurvives,
} from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import type { Operation } from '../../operation.ts';
import { podShape, withShape } from '../../request.ts';

export const volumes: Operation = {
  op: 'volumes',
  says: 'how long what is in each volume of a Pod lives, and what it survives',
  ...withShape(z.object({ pod: podShape }), ({ pod }) => ({
    volumes: Object.fromEntries(
      (pod.spec.volumes ?? []).map((volume) => [
        volume.name,
        {
          lifetime: volumeLifetime(volume),
          survives: volumeEvents.filter((event) => volumeSurvives(volume, event)),
        },
      ]),
    ),
  })),
};
