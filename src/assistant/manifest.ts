import { toJsonSchema } from '@valibot/to-json-schema';
import { assistantTools } from './tools.ts';

/** The part "languageModelTools" of "contributes": what VS Code tells its assistants of the tools. @param when its condition */
export function languageModelTools(when: string): readonly object[] {
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
