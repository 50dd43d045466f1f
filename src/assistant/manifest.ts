import { toJsonSchema } from '@valibot/to-json-schema';
import { assistantTools } from './tools.ts';

/** Where the tools are offered: as the setting of the extension says. */
const when = "config.esma.assistants == 'tools'";

/** The part "languageModelTools" of "contributes": what VS Code tells its assistants of the tools. */
export function languageModelTools(): readonly object[] {
  return assistantTools.map(({ name, title, description, icon, schema }) => {
    return {
      name,
      toolReferenceName: name.replace('_', '-'),
      displayName: `ESMA: ${title}`,
      modelDescription: description,
      userDescription: title,
      icon: `$(${icon})`,
      canBeReferencedInPrompt: true,
      when,
      inputSchema: toJsonSchema(schema),
    };
  });
}
