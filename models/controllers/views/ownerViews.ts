import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, type Guard } from '../../../checker/system/guard.ts';
import type { DependentView, OwnerView } from '../../views/ownerView.ts';
import { isOwned } from '../charts/dependent.ts';
import { formOfOwner, leftOrphans } from '../charts/owner.ts';
import type { OwnerParts } from '../parts/ownerParts.ts';

/** What laws see of an owner and its dependents. */
export const ownerViews = ({ view, condition }: Composer, { owner, dependents }: OwnerParts): void => {
  const subject = { id: 1, name: 'owner' };
  view(
    'owner',
    subject,
    { owner },
    (states): OwnerView => ({
      form: formOfOwner(states.owner) ?? 'Gone',
      leftOrphans: leftOrphans(states.owner),
    }),
  );
  for (const { id, name, object } of dependents) {
    view(
      'dependent',
      { id, name },
      { object },
      (states): DependentView => ({ id, owned: isOwned(states.object) }),
    );
  }
  condition(
    'collected',
    subject,
    any(
      owner.is((state) => formOfOwner(state) === 'Present'),
      all(
        owner.is((state) => formOfOwner(state) === undefined),
        ...dependents.map(({ object }): Guard => object.isNot(isOwned)),
      ),
    ),
  );
};
