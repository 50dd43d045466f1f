import { join } from 'node:path';
import { EventEmitter, LanguageModelToolResult, lm, McpStdioServerDefinition, workspace } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import { assistantToolNames } from '../../assistant/names.ts';
import { serverProvider } from '../names.ts';
import { setting } from '../settings.ts';
import type { AssistantAnswers } from './answers.ts';

/*
 * What the assistants of VS Code may ask for: the tools themselves, or the server that has the same tools, as the setting
 * says. Both are the terminal program; nothing of it is loaded before a tool is used.
 */

/** Registers the tools and the server. @param answers what the tools do, loaded when one is used */
export function registerAssistants(
  { extensionPath, extension }: ExtensionContext,
  answers: () => Promise<AssistantAnswers>,
): Disposable[] {
  const changed = new EventEmitter<void>();
  const { version } = extension.packageJSON as { readonly version: string };
  const server = () =>
    new McpStdioServerDefinition(
      'ESMA',
      process.execPath,
      [join(extensionPath, 'dist', 'cli.js'), 'mcp'],
      { ELECTRON_RUN_AS_NODE: '1' },
      version,
    );
  return [
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('esma.assistants')) changed.fire();
    }),
    ...assistantToolNames.map((name) =>
      lm.registerTool<object>(name, {
        prepareInvocation: async ({ input }) => (await answers()).prepared(name, input),
        invoke: async ({ input }, token) =>
          new LanguageModelToolResult(await (await answers()).answer(name, input, token)),
      }),
    ),
    lm.registerMcpServerDefinitionProvider(serverProvider, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => (setting('assistants') === 'server' ? [server()] : []),
    }),
  ];
}
