#!/usr/bin/env node
// Takes the flags of VS Code's desktop program and runs the tests in its server instead: @vscode/test-electron can
// start either. Ends with the tests' exit code.
import { register } from 'tsx/esm/api';

register();
const { runWebHost } = await import('./webHost.ts');
process.exitCode = await runWebHost(process.argv.slice(2));
