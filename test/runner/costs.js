import console from 'node:console';
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';

const TICKS_PER_SECOND = 100;
const KINDS = ['tests', 'postgres', 'others'];

/**
 * A reporter for Jest that prints the processor seconds of each test file: of the tests themselves, of PostgreSQL, and of
 * all other processes. For one worker (--maxWorkers=1), and Linux: whatever runs at the time is counted.
 */
export default class Costs {
  files = [];

  onTestFileStart() {
    this.before = spent();
  }

  onTestFileResult({ path }, { perfStats }) {
    const after = spent();
    const seconds = KINDS.map((kind) => after[kind] - this.before[kind]);
    this.files.push({ path, figures: [sumOf(seconds), ...seconds, perfStats.runtime / 1000] });
  }

  onRunComplete() {
    const files = this.files.toSorted((a, b) => b.figures[0] - a.figures[0]);
    console.log(row(['processor', ...KINDS, 'passed']));
    for (const { path, figures } of files) console.log(row(figures.map(rounded)), relative('.', path));
    const all = (_, index) => sumOf(files.map(({ figures }) => figures[index]));
    console.log(row(['', ...KINDS, ''].map(all).map(rounded)), 'in all');
  }
}

const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const rounded = (seconds) => seconds.toFixed(1);
const row = (cells) => cells.map((cell) => cell.padStart(10)).join('');

/** By this process' children, their children, and so on; by those that have ended, too. */
function spent() {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []));
  const total = { tests: 0, postgres: 0, others: 0 };
  const add = (parent, kindOf) => {
    for (const { pid, ppid, command, own, ended } of processes) {
      if (ppid !== parent) continue;
      const kind = kindOf(command);
      total[kind] += own;
      total[kind === 'tests' ? 'others' : kind] += ended;
      add(pid, () => (kind === 'tests' ? 'others' : kind));
    }
  };
  add(process.pid, (command) => (command === 'postgres' ? 'postgres' : 'tests'));
  return total;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function statOf(pid) {
  try {
    const [, command, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const [, ppid, ...more] = rest.split(' ').map(Number);
    const [user, system, endedUser, endedSystem] = more.slice(9, 13).map((ticks) => ticks / TICKS_PER_SECOND);
    return [{ pid: Number(pid), ppid, command, own: user + system, ended: endedUser + endedSystem }];
  } catch {
    // It has ended.
    return [];
  }
}
