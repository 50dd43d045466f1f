import { toolbox } from '../toolbox/toolbox.ts';
import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { complete } from './commands/complete.ts';
import { constants } from './commands/constants.ts';
import { evaluate } from './commands/evaluate.ts';
import { expand } from './commands/expand.ts';
import { exportLibrary } from './commands/export.ts';
import { gather } from './commands/gather.ts';
import { identify } from './commands/identify.ts';
import { insert } from './commands/insert.ts';
import { mcp } from './commands/mcp.ts';
import { merge } from './commands/merge.ts';
import { plan } from './commands/plan.ts';
import { prove } from './commands/prove.ts';
import { resume } from './commands/resume.ts';
import { search } from './commands/search.ts';
import { statements } from './commands/statements.ts';
import { status } from './commands/status.ts';
import { submit } from './commands/submit.ts';
import { toolCommand } from './commands/tool.ts';
import { tour } from './commands/tour.ts';
import { verify } from './commands/verify.ts';
import { version } from './commands/version.ts';

/** The commands of the terminal, in the order of the overview. A new one is added here; help and overview follow. */
export const commands: readonly Command[] = [
  search,
  plan,
  complete,
  resume,
  merge,
  submit,
  status,
  gather,
  expand,
  evaluate,
  verify,
  prove,
  check,
  exportLibrary,
  insert,
  statements,
  constants,
  mcp,
  tour,
  version,
];

/** The commands that are tools for continued fractions; identify takes many numbers, too. */
export const tools: readonly Command[] = toolbox.map((tool) =>
  tool.name === identify.name ? identify : toolCommand(tool),
);
