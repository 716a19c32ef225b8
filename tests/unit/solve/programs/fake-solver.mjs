// A program that stands in for a command-line solver and misbehaves as its first argument says.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [, , behaviour, ...rest] = process.argv;
const answer = rest[rest.indexOf('-solution') + 1];
const say = (text) => writeFileSync(answer, text);
const column = (index, value) => `      ${index} C${index}                     ${value}                       0\n`;
const truth = `Optimal - objective value -7.00000000\n${column(0, 1)}${column(1, 3)}`;

const behaviours = {
  right: () => say(truth),
  overfull: () => say(`Optimal - objective value -9.00000000\n${column(0, 3)}${column(1, 3)}`),
  fractional: () => say(`Optimal - objective value -7.50000000\n${column(0, 1.5)}${column(1, 3)}`),
  boastful: () => say(truth.replace('-7.0', '-8.0')),
  notNumber: () => say(`Optimal - objective value -7.00000000\n${column(0, 'nan')}`),
  garbage: () => say('once upon a time\n'),
  strangeColumn: () => say(`Optimal - objective value -7.00000000\n${column(7, 1)}`),
  empty: () => say(''),
  silent: () => console.log('nothing to write'),
  crash: () => {
    console.error('cannot go on');
    process.exit(3);
  },
  killed: () => process.kill(process.pid, 'SIGKILL'),
  stubborn: () => {
    process.on('SIGINT', () => undefined);
    setInterval(() => undefined, 1000);
  },
  // What it starts writes to the same output and does not end with it.
  wrapped: () => {
    spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit', detached: true });
    behaviours.stubborn();
  },
  obliging: () => {
    process.on('SIGINT', () => {
      say(truth.replace('Optimal', 'Stopped on user event'));
      process.exit(0);
    });
    setInterval(() => undefined, 1000);
    writeFileSync('ready.txt', 'ready to be asked');
  },
  arguments: () => {
    console.error(JSON.stringify(rest));
    process.exit(1);
  },
};
behaviours[behaviour]();
