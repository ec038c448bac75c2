import { describe, expect, it } from 'vitest';
import { report } from '../../../checker/example/check.ts';

describe('the worked example: dining philosophers', () => {
  it('get stuck if all of them reach to the same side first', async () => {
    expect(await report({ seats: 3, lastIsLeftHanded: false })).toEqual([
      '45 states, 111 transitions',
      '1 deadlocks',
      'neighbours never eat together: holds',
      expect.stringMatching(
        /^when someone is hungry, someone eats: violated: .*takes the first fork\(3\); then nothing more$/,
      ),
      expect.stringMatching(/^the first philosopher does not starve: violated: /),
    ]);
  });

  it('may starve one of them if a chance that comes and goes may be missed for ever', async () => {
    const lines = await report({ seats: 3, lastIsLeftHanded: true });
    expect(lines).toContain('0 deadlocks');
    expect(lines).toContain('when someone is hungry, someone eats: holds');
    expect(lines.at(-1)).toMatch(/starve: violated: gets hungry\(1\); then for ever: gets hungry\(3\)/);
  });

  it('all get to eat if no chance that comes again and again is missed for ever', async () => {
    const lines = await report({ seats: 4, lastIsLeftHanded: true, fair: 'strong' });
    expect(lines.at(-1)).toBe('the first philosopher does not starve: holds');
  });
});
