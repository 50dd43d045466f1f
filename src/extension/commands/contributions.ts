import type { MenuPlace } from './command.ts';
import { commands } from './commands.ts';

/** An entry of a menu, as the manifest has it. */
interface MenuEntry {
  readonly command: string;
  readonly when: string;
  readonly group?: string;
}

/** What the manifest says of commands, made from their definitions. */
export interface Contributions {
  readonly commands: readonly Readonly<Record<string, string>>[];
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  readonly keybindings: readonly Readonly<Record<string, string>>[];
}

const menuNames: readonly MenuPlace['menu'][] = [
  'view/title',
  'view/item/context',
  'editor/context',
  'webview/context',
];

/** The key of a command's title in package.nls.json. */
function titleKey(name: string): string {
  return `command.${name.replace(/^esma\./, '')}`;
}

/** The parts commands, menus and keybindings of "contributes". */
export function contributions(): Contributions {
  const palette = commands.flatMap(({ name, when }) => (when === undefined ? [] : [{ command: name, when }]));
  return {
    commands: commands.map(({ name, icon }) => ({
      command: name,
      title: `%${titleKey(name)}%`,
      category: '%category%',
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    })),
    menus: {
      commandPalette: palette,
      ...Object.fromEntries(
        menuNames.map((menu) => [
          menu,
          commands.flatMap(({ name, menus = [] }) =>
            menus
              .filter((place) => place.menu === menu)
              .map(({ when, group }) => ({ command: name, when, group })),
          ),
        ]),
      ),
    },
    keybindings: commands.flatMap(({ name, key }) => (key === undefined ? [] : [{ command: name, ...key }])),
  };
}

/** The titles of package.nls.json. */
export function commandTitles(): Readonly<Record<string, string>> {
  return Object.fromEntries(commands.map(({ name, title }) => [titleKey(name), title]));
}
