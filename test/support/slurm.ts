// A Slurm of one node in a folder of its own: own ports, own munge, no cgroups; ended by the process ids.
import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { Daemons } from './daemons.ts';
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
  const daemons = new Daemons(environment, ['squeue', '-a']);
  daemons.start(
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
  let node: ChildProcess | undefined;
  const startNode = async () => {
    node = daemons.start('slurmd', '-D', '-f', at('slurm.conf'), '-N', host);
    await daemons.until('the node is up', () =>
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
    await daemons.endAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await daemons.until('munge answers', () =>
      daemons.succeeds('munge', '-n', '-S', at('munge', 'munge.socket')),
    );
    daemons.start('slurmctld', '-D', '-f', at('slurm.conf'));
    await daemons.until(
      'the controller answers',
      () => daemons.succeeds('scontrol', 'ping') && daemons.succeeds('sinfo'),
    );
    await startNode();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    environment,
    call: (program, ...words) => daemons.call(program, ...words),
    killNode: () => daemons.end(node, 'SIGKILL'),
    startNode,
    until: (what, holds, seconds) => daemons.until(what, holds, seconds),
    stop,
  };
}
