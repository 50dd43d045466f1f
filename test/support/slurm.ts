// A Slurm of one node in a folder of its own: own ports, own munge, no cgroups; ended by the process ids.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../host/eventually.ts';
import { freePort } from './freePort.ts';
import { hasTool } from './tools.mjs';

/** A Slurm that runs. */
export interface Slurm {
  /** What sbatch, scontrol and squeue are called with. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs one of Slurm's programs, or any other, and gives what it printed. @throws Error where it fails */
  call(program: string, ...words: string[]): string;
  /** Kills the node's daemon, and starts it again. */
  killNode(): Promise<void>;
  startNode(): Promise<void>;
  /** Waits until something holds. @throws Error with the logs where it does not within the time */
  until(what: string, holds: () => boolean, seconds?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Whether Slurm can be started here: its packages are there, and this is root, whom its daemons want to be. */
export function canRunSlurm(): boolean {
  return process.getuid?.() === 0 && hasTool('slurm-wlm') && hasTool('munge');
}

/** Starts it below a folder. @throws Error where the node does not come up */
export async function startSlurm(folder: string): Promise<Slurm> {
  const at = (...names: string[]) => join(folder, ...names);
  for (const name of ['munge', 'ctld', 'd', 'log']) mkdirSync(at(name), { recursive: true });
  writeFileSync(at('munge', 'munge.key'), randomBytes(1024));
  chmodSync(at('munge', 'munge.key'), 0o400);
  chmodSync(at('munge'), 0o711);
  writeFileSync(at('cgroup.conf'), 'CgroupAutomount=no\n');
  const host = hostname().split('.')[0]!;
  const cores = availableParallelism();
  writeFileSync(
    at('slurm.conf'),
    `ClusterName=one
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${await freePort()}
SlurmdPort=${await freePort()}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge', 'munge.socket')}
CredType=cred/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
ReturnToService=2
JobRequeue=1
MinJobAge=3600
KillWait=5
SlurmdTimeout=20
SlurmdParameters=config_overrides
SlurmctldPidFile=${at('ctld', 'slurmctld.pid')}
SlurmdPidFile=${at('d', 'slurmd.pid')}
StateSaveLocation=${at('ctld')}
SlurmdSpoolDir=${at('d')}
SlurmctldLogFile=${at('log', 'slurmctld.log')}
SlurmdLogFile=${at('log', 'slurmd.log')}
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cores} Boards=1 SocketsPerBoard=1 CoresPerSocket=${cores} ThreadsPerCore=1 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE
PartitionName=high Nodes=${host} MaxTime=INFINITE State=UP PriorityTier=10 PreemptMode=OFF
`,
  );
  const environment = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const running = new Set<ChildProcess>();
  const start = (program: string, ...words: string[]) => {
    const child = spawn(program, words, { stdio: 'ignore', env: environment });
    running.add(child);
    child.on('exit', () => running.delete(child));
    return child;
  };
  const end = async (child: ChildProcess | undefined, signal: NodeJS.Signals) => {
    if (!child || !running.has(child)) return;
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
  };
  const call = (program: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, words, { env: environment, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  };
  const until = async (what: string, holds: () => boolean, seconds = 100) => {
    try {
      await eventually(holds, `it is not so that ${what}, after ${seconds} s`, 1000 * seconds);
    } catch (error) {
      const queue = spawnSync('squeue', ['-a'], { env: environment, encoding: 'utf8' }).stdout;
      throw new Error(`${(error as Error).message}\n${queue}`, { cause: error });
    }
  };
  start(
    'munged',
    '--foreground',
    '--force',
    `--key-file=${at('munge', 'munge.key')}`,
    `--socket=${at('munge', 'munge.socket')}`,
    `--pid-file=${at('munge', 'munged.pid')}`,
    `--log-file=${at('munge', 'munged.log')}`,
    `--seed-file=${at('munge', 'munged.seed')}`,
    '--num-threads=2',
  );
  const succeeds = (program: string, ...words: string[]) =>
    spawnSync(program, words, { env: environment, stdio: 'ignore' }).status === 0;
  let node: ChildProcess | undefined;
  const startNode = async () => {
    node = start('slurmd', '-D', '-f', at('slurm.conf'), '-N', host);
    await until('the node is up', () =>
      /^(?:idle|mixed|allocated)$/m.test(
        spawnSync('sinfo', ['-h', '-o', '%T'], { env: environment, encoding: 'utf8' }).stdout,
      ),
    );
  };
  const stop = async () => {
    spawnSync('scancel', ['--signal=KILL', '--full', '-u', 'root'], {
      env: environment,
      stdio: 'ignore',
      timeout: 10_000,
    });
    // What was started last ends first.
    for (const child of [...running].reverse()) await end(child, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until('munge answers', () => succeeds('munge', '-n', '-S', at('munge', 'munge.socket')));
    start('slurmctld', '-D', '-f', at('slurm.conf'));
    await until('the controller answers', () => succeeds('scontrol', 'ping') && succeeds('sinfo'));
    await startNode();
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, call, killNode: () => end(node, 'SIGKILL'), startNode, until, stop };
}
