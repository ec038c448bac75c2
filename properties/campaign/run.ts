import { campaign, failureText } from './campaign.ts';

const [lifetimes = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const lives = 100;
const result = campaign({
  seed,
  nodes: Math.ceil(lifetimes / lives),
  lives,
  onLifetimes: (count) => {
    if (count % 10_000 === 0) process.stderr.write(`${count} lifetimes\n`);
  },
});
if (result.failure) {
  process.stdout.write(`${failureText(result.failure)}\n`);
  process.exitCode = 1;
}
const rate = Math.round(result.lifetimes / result.seconds);
process.stdout.write(
  `${result.lifetimes} lifetimes, ${result.steps} steps in ${result.seconds.toFixed(1)} s: ${rate} lifetimes a second\n`,
);
