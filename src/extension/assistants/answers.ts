import { l10n, LanguageModelTextPart } from 'vscode';
import type { CancellationToken, PreparedToolInvocation } from 'vscode';
import { runCommand } from '../../assistant/commandCall.ts';
import type { AssistantToolName } from '../../assistant/names.ts';
import { oneLine } from '../../core/oneLine.ts';

/** What the tools of assistants say and do. */
export class AssistantAnswers {
  /** @param script of the terminal's commands, dist/command.js */
  constructor(private readonly script: URL) {}

  /** What is said before a tool runs; a search, which may take all processors for minutes, is asked for. */
  prepared(name: AssistantToolName, input: object): PreparedToolInvocation {
    if (name !== 'esma_search') return {};
    const given = oneLine(JSON.stringify(input));
    return {
      invocationMessage: l10n.t('Searching with ESMA'),
      confirmationMessages: {
        title: l10n.t('Search with ESMA'),
        message: l10n.t('Search with {0}? It may take all processors for up to five minutes.', given),
      },
    };
  }

  /** What a tool puts out. @throws Error with the reason where there is no answer */
  async answer(
    name: AssistantToolName,
    input: object,
    token: CancellationToken,
  ): Promise<LanguageModelTextPart[]> {
    const stop = new AbortController();
    const listening = token.onCancellationRequested(() => stop.abort());
    try {
      const words = ['mcp', `--call=${name}`, `--given=${JSON.stringify(input)}`];
      const { code, out, err } = await runCommand(this.script, { words, files: {} }, null, stop.signal);
      const texts = [out, err].filter((text) => text !== '');
      if (code !== 0) throw new Error(texts.join('\n'));
      return texts.map((text) => new LanguageModelTextPart(text));
    } finally {
      listening.dispose();
    }
  }
}
