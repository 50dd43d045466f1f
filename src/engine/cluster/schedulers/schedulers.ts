import { kubernetes } from './kubernetes.ts';
import { lsf } from './lsf.ts';
import { parallel } from './parallel.ts';
import { pbs } from './pbs.ts';
import type { Scheduler } from './scheduler.ts';
import { sge } from './sge.ts';
import { slurm } from './slurm.ts';

/** All schedulers. A new one is a file beside this one, and its line here; the help follows. */
export const schedulers: readonly Scheduler[] = [slurm, sge, pbs, lsf, parallel, kubernetes];
