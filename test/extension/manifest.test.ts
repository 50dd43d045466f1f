import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { formulaEnvironments } from '../../src/formats/latex/styles/formula.ts';
import { formulaStyles, styles } from '../../src/formats/latex/styles/styles.ts';
import { pageActions } from '../../src/protocol/actions.ts';
import { commandTitles, contributions } from '../../src/extension/commands/contributions.ts';
import { commands } from '../../src/extension/commands/commands.ts';
import { languageModelTools } from '../../src/assistant/manifest.ts';
import { assistantToolNames } from '../../src/assistant/names.ts';
import { assistantTools } from '../../src/assistant/tools.ts';
import { walkthroughs } from '../../src/extension/walkthrough.ts';
import {
  assistantSettings,
  contextKeys,
  pageOnlyActions,
  serverProvider,
  settingNames,
  spaceNames,
  viewNames,
} from '../../src/extension/names.ts';

interface Setting {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly default: unknown;
}

interface Manifest {
  readonly contributes: {
    readonly commands: unknown;
    readonly menus: unknown;
    readonly keybindings: unknown;
    readonly languageModelTools: readonly { readonly name: string; readonly when: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly mcpServerDefinitionProviders: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const read = <Content>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as Content;

describe('the manifest', () => {
  const { contributes } = read<Manifest>('package.json');
  const texts = read<Readonly<Record<string, string>>>('package.nls.json');
  const { properties } = contributes.configuration;

  it('has the commands, menus, keys and titles of their definitions (the build writes them)', () => {
    const { menus, keybindings } = contributes;
    assert.deepEqual({ commands: contributes.commands, menus, keybindings }, contributions());
    const titles = Object.entries(texts).filter(([key]) => key.startsWith('command.'));
    assert.deepEqual(Object.fromEntries(titles), commandTitles());
  });

  it('shows no backslash twice: LaTeX in the description of a setting is to be read as it is typed', () => {
    for (const [key, text] of Object.entries(texts)) assert.doesNotMatch(text, /\\\\/, key);
  });

  it('has the tools of assistants and their server', () => {
    const { languageModelTools: described, mcpServerDefinitionProviders: servers } = contributes;
    assert.deepEqual(described, languageModelTools());
    assert.deepEqual(
      assistantTools.map(({ name }) => name),
      assistantToolNames,
    );
    assert.deepEqual(properties['esma.assistants']?.enum, assistantSettings);
    assert.deepEqual(
      servers.map(({ id }) => id),
      [serverProvider],
    );
  });

  it('has the walkthrough, with pictures that there are and commands that end its steps', () => {
    const titles = commandTitles();
    const { walkthroughs: described } = contributes;
    assert.deepEqual(described, walkthroughs());
    const steps = described.flatMap((one) => one.steps);
    assert.equal(steps.length, 5);
    const names: readonly string[] = commands.map(({ name }) => name);
    for (const { description, media, completionEvents } of steps) {
      assert.match(readFileSync(media.svg, 'utf8'), /^<svg /);
      const [, title, command] = /\n\[(.+)\]\(command:(.+)\)$/.exec(description)!;
      assert.ok(names.includes(command!));
      assert.equal(title, titles[command!.replace('esma.', 'command.')]);
      for (const event of completionEvents) {
        const [, kind, name] = /^on(Command|Context):(.+)$/.exec(event)!;
        const known: readonly string[] = kind === 'Command' ? names : Object.values(contextKeys);
        assert.ok(known.includes(name!), event);
      }
    }
  });

  it('has a file for each command, with its name', () => {
    const others = ['command.ts', 'commands.ts', 'contributions.ts', 'register.ts'];
    const folder = new URL('../../src/extension/commands/', import.meta.url);
    const files = readdirSync(folder).filter((file) => !others.includes(file));
    assert.deepEqual(commands.map(({ name }) => `${name.replace('esma.', '')}.ts`).sort(), files.sort());
  });

  it('looks at context keys and views that there are', () => {
    const conditions = commands.flatMap(({ when, menus = [], key }) => [
      ...(when === undefined ? [] : [when]),
      ...menus.map((place) => place.when),
      ...(key ? [key.when] : []),
    ]);
    const known: readonly string[] = [...Object.values(contextKeys), ...Object.values(viewNames)];
    const named = new Set(conditions.flatMap((when) => when.match(/\besma\.\w+/g) ?? []));
    assert.ok(named.size > 5);
    assert.deepEqual(
      [...named].filter((name) => !known.includes(name)),
      [],
    );
    assert.deepEqual(
      Object.values(contextKeys).filter((name) => !named.has(name)),
      [],
      'no context key is set for nothing',
    );
    const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(views.sort(), [viewNames.searches, viewNames.conjectures].sort());
  });

  it('lets a page name commands and nothing else', () => {
    const named = commands.flatMap(({ page }) => page ?? []);
    assert.deepEqual([...named, ...pageOnlyActions].sort(), Object.keys(pageActions).sort());
  });

  it('has the settings that the code reads, with the choices that there are', () => {
    assert.deepEqual(Object.keys(properties).sort(), settingNames.map((name) => `esma.${name}`).sort());
    for (const [name, choices] of [
      ['esma.latex.style', formulaStyles],
      ['esma.latex.environment', formulaEnvironments],
      ['esma.defaultSpace', spaceNames],
    ] as const) {
      assert.deepEqual(properties[name]!.enum, [...choices], name);
      assert.equal(properties[name]!.enumDescriptions!.length, choices.length, name);
      assert.ok(
        choices.some((choice) => choice === properties[name]!.default),
        name,
      );
    }
    assert.deepEqual(
      properties['esma.latex.style']!.enumDescriptions,
      styles.map(({ description }) => description),
    );
  });

  it('has a text for every name that it asks for, and no other', () => {
    const asked = [
      ...readFileSync(new URL('../../package.json', import.meta.url), 'utf8').matchAll(/"%([^%"]+)%"/g),
    ];
    assert.deepEqual([...new Set(asked.map(([, key]) => key!))].sort(), Object.keys(texts).sort());
  });
});
