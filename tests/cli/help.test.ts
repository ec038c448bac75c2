import { expect, test } from 'vitest';
import { capture } from './capture.ts';

test('help is asked for as kubectl takes it, too: before a command or after it', async () => {
  expect(await capture(['help'])).toEqual(await capture(['--help']));
  const ofOne = await capture(['help', 'validate']);
  expect(ofOne).toEqual(await capture(['validate', '--help']));
  expect(ofOne).toMatchObject({ code: 0, err: '' });
  expect(ofOne.out).toMatch(/^Usage: podsem validate/);
  expect(await capture(['help', 'nothing'])).toMatchObject({
    code: 2,
    err: "unknown command 'nothing' (PS1201)\n",
  });
});
