import type { Law } from '../../checker/laws/law.ts';
import type { System } from '../../checker/system/system.ts';

/** The kinds of views that a law is written over; those over guards alone have none. */
export const viewKindsOf = (law: Law): string[] => {
  if (law.kind === 'joint') return law.sees.map(({ of }) => of);
  return 'of' in law ? [law.of] : [];
};

/** The laws that a system can be judged by: it shows what they are written over. */
export const lawsOver = <L extends Law>(laws: readonly L[], { viewKinds }: Pick<System, 'viewKinds'>): L[] =>
  laws.filter((law) => viewKindsOf(law).every((kind) => viewKinds.has(kind)));
