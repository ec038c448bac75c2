import type { PodView } from '../../../models/views/podView.ts';

export const isTerminal = ({ phase }: PodView): boolean => phase === 'Succeeded' || phase === 'Failed';
