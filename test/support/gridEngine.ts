// A Grid Engine of one node in a folder of its own: own ports, classic spooling; ended by the process ids.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Daemons } from './daemons.ts';
import { freePort } from './freePort.ts';

/** Where Debian's packages gridengine-master, -exec and -client have their programs and data. */
const programs = '/usr/lib/gridengine';
const data = '/usr/share/gridengine';

/** A Grid Engine that runs. */
export interface GridEngine {
  /** Runs one of its programs, or any other, and gives what it printed. @throws Error where it fails */
  call(program: string, ...words: string[]): string;
  /** The process of a task's script, while it runs. */
  processOf(job: string, task: number): number | null;
  /** Waits until something holds. @throws Error with the queue where it does not within the time */
  until(what: string, holds: () => boolean, seconds?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Whether Grid Engine can be started here: its packages are there, and this is root. */
export function canRunGridEngine(): boolean {
  return (
    process.getuid?.() === 0 &&
    ['sge_qmaster', 'sge_execd', 'qsub'].every((name) => existsSync(join(programs, name)))
  );
}

/** Keys of a text of lines "key value" changed. */
function changed(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/^(\w+)\s.*$/gm, (line, key: string) =>
    key in values ? `${key} ${values[key]}` : line,
  );
}

/** Starts it below a folder, with one queue of two slots. @throws Error where the node does not come up */
export async function startGridEngine(folder: string): Promise<GridEngine> {
  const at = (...names: string[]) => join(folder, ...names);
  const host = hostname();
  for (const name of ['default/common', 'spool/qmaster/job_scripts', 'spool/execd', 'bin', 'utilbin'])
    mkdirSync(at(name), { recursive: true });
  for (const name of ['bin', 'utilbin']) symlinkSync(programs, at(name, 'lx-amd64'));
  cpSync(join(data, 'util'), at('util'), { recursive: true });
  const spooling = `${at('default', 'common')};${at('spool', 'qmaster')}`;
  writeFileSync(
    at('default', 'common', 'bootstrap'),
    `admin_user none
default_domain none
ignore_fqdn true
spooling_method classic
spooling_lib libspoolc
spooling_params ${spooling}
binary_path ${at('bin')}
qmaster_spool_dir ${at('spool', 'qmaster')}
security_mode none
listener_threads 2
worker_threads 2
scheduler_threads 1
`,
  );
  writeFileSync(at('default', 'common', 'act_qmaster'), `${host}\n`);
  // The machine's own name stands for 127.0.0.1, whatever /etc/hosts has first.
  writeFileSync(at('default', 'common', 'host_aliases'), `${host} localhost\n`);
  const environment = {
    ...process.env,
    SGE_ROOT: folder,
    SGE_CELL: 'default',
    SGE_QMASTER_PORT: String(await freePort()),
    SGE_EXECD_PORT: String(await freePort()),
    // Daemons stay in the foreground, to be ended by their process ids.
    SGE_ND: '1',
    PATH: `${programs}:${process.env.PATH}`,
  };
  const daemons = new Daemons(environment, ['qstat', '-f']);
  const processOf = (job: string, task: number) => {
    // The node's folder has its name as /etc/hosts has it.
    const [node] = readdirSync(at('spool', 'execd'));
    const path = at('spool', 'execd', node ?? '', 'active_jobs', `${job}.${task}`, 'job_pid');
    return existsSync(path) ? Number(readFileSync(path, 'utf8')) || null : null;
  };
  const stop = async () => {
    spawnSync('qdel', ['-f', '-u', '*'], { env: environment, stdio: 'ignore', timeout: 10_000 });
    await daemons.endAll();
    rmSync(folder, { recursive: true, force: true });
  };
  const put = (name: string, text: string) => {
    writeFileSync(at(name), text);
    return at(name);
  };
  try {
    daemons.call('spoolinit', 'classic', 'libspoolc', spooling, 'init');
    const own = { execd_spool_dir: at('spool', 'execd'), min_uid: '0', min_gid: '0' };
    const configuration = readFileSync(join(data, 'default-configuration'), 'utf8');
    daemons.call('spooldefaults', 'configuration', put('configuration', changed(configuration, own)));
    daemons.call('spooldefaults', 'complexes', at('util', 'resources', 'centry'));
    daemons.call('spooldefaults', 'usersets', at('util', 'resources', 'usersets'));
    for (const list of ['managers', 'operators']) daemons.call('spooldefaults', list, 'root');
    daemons.call('spooldefaults', 'adminhosts', host);
    daemons.start('sge_qmaster');
    await daemons.until('the master answers', () => daemons.succeeds('qconf', '-sh'));
    daemons.call('qconf', '-as', host);
    daemons.start('sge_execd');
    const soon = {
      schedule_interval: '0:0:2',
      flush_submit_sec: '1',
      flush_finish_sec: '1',
      job_load_adjustments: 'none',
    };
    daemons.call('qconf', '-Msconf', put('scheduling', changed(daemons.call('qconf', '-ssconf'), soon)));
    // The template of a queue, on this host and whatever the load: tests run beside others.
    const queue = { qname: 'all.q', hostlist: host, slots: '2', load_thresholds: 'NONE', pe_list: 'NONE' };
    daemons.call('qconf', '-Aq', put('queue', changed(daemons.call('qconf', '-sq'), queue)));
    await daemons.until('the node is up', () => /lx-amd64\s+\d/.test(daemons.call('qhost')));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    call: (program, ...words) => daemons.call(program, ...words),
    processOf,
    until: (what, holds, seconds) => daemons.until(what, holds, seconds),
    stop,
  };
}
