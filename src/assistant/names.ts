/** The names of the tools of an assistant, those that are asked for most first. */
export const assistantToolNames = [
  'esma_search',
  'esma_identify',
  'esma_expand',
  'esma_evaluate',
  'esma_prove',
  'esma_verify',
  'esma_export',
  'esma_toolbox',
] as const;

/** The name of a tool. */
export type AssistantToolName = (typeof assistantToolNames)[number];
