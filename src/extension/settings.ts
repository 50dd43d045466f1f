import { availableParallelism } from 'node:os';
import { extensions, workspace } from 'vscode';
import { allowedValue } from './allowed.ts';
import type { SettingSchema } from './allowed.ts';
import type { Settings } from './names.ts';

/** The part of the manifest that says what each setting may be. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
  };
}

/** A setting's value, as the manifest allows it, whatever stands in the settings of a workspace. */
export function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
  const { packageJSON } = extensions.getExtension<unknown>('esma.esma')!;
  const schema = (packageJSON as Manifest).contributes.configuration.properties[`esma.${name}`]!;
  return allowedValue(schema, workspace.getConfiguration('esma').get(name)) as Settings[Name];
}

/** Worker threads of a search. */
export function workerCount(): number {
  return setting('workers') || Math.max(1, availableParallelism() - 1);
}
