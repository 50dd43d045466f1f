import { ProjectReader } from '../../src/documents/project.ts';
import type { Project, ProjectFiles } from '../../src/documents/project.ts';

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** A store of files that are given by their texts. */
export function storeOf(files: Files): ProjectFiles {
  return {
    read: (name) => {
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      return Promise.resolve(text === undefined ? undefined : { text, version: text });
    },
    mayMake: () => Promise.resolve(true),
    candidates: (endings) =>
      Promise.resolve(Object.keys(files).filter((name) => endings.some((each) => name.endsWith(`.${each}`)))),
  };
}

/** The project of the first of these files. */
export function projectOf(files: Files): Promise<Project> {
  const [[path, text]] = Object.entries(files) as [[string, string]];
  return new ProjectReader().read(path, text, storeOf(files));
}

/** The paths of a project's files. */
export function inputsFrom({ files }: Project): string {
  return files.map(({ path }) => path).join(' ');
}

/** An article. */
export const rootText = (inputs: string, preamble = '') =>
  `\\documentclass{article}\n${preamble}\\begin{document}\n${inputs}\n\\end{document}\n`;
