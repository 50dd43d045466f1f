import { hostname } from 'node:os';
import * as v from 'valibot';
import { env, l10n, QuickInputButtons, window, workspace } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import { catalogue } from '../../core/constants/catalogue.ts';
import { InputError } from '../../core/errors.ts';
import { defaultSpecification, fieldRanges } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { SearchPlan } from '../../core/planning/plan.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { ConstantDescription } from '../../engine/planning/messages.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { Echo } from '../../toolbox/echo.ts';
import { formOf } from '../forms.ts';
import { KeptMemory, textOf } from '../memory.ts';
import { spaceNames } from '../names.ts';
import type { Settings } from '../names.ts';
import { duration } from '../searches/describe.ts';
import { setting } from '../settings.ts';
import { LiveReading } from './liveInput.ts';
import { askForNumber } from './numberInput.ts';
import type { Step } from './numberInput.ts';

/** The bounds of a search, apart from its constant. */
type Space = Pick<
  SearchSpecification,
  'degree' | 'height' | 'period' | 'order' | 'deepens' | 'numeratorDegree' | 'numeratorHeight'
>;

/** The spaces that have a name. */
export const namedSpaces: Readonly<Record<Settings['defaultSpace'], Space>> = {
  quick: { degree: 1, height: 2, period: 4, order: 24, deepens: false },
  standard: { degree: 1, height: 10, period: 4, order: 24, deepens: true },
  deep: { degree: 1, height: 40, period: 6, order: 24, deepens: true },
};

/** The spaces with other numerators than ±1 that have a name: as many values as the quick one, polynomials of degree 1 and 2. */
export const numeratorSpaces = {
  linear: { ...namedSpaces.quick, period: 2, numeratorDegree: 1, numeratorHeight: 2 },
  quadratic: { ...namedSpaces.quick, period: 1, numeratorDegree: 2, numeratorHeight: 2 },
} as const satisfies Readonly<Record<string, Space>>;

const totalSteps = 3;

/** Longest name of a constant that is remembered. */
const longestName = 10_000;

const lastConstant = (memento: Memento) =>
  new KeptMemory(memento, 'esma.lastConstant', textOf(longestName), '');

/** A bound of a search, as the specification allows it. */
const bound = (field: keyof typeof fieldRanges) => {
  const [least, most] = fieldRanges[field];
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
};

/** The bounds that were typed last. */
const customSpace = v.object({
  degree: bound('degree'),
  height: bound('height'),
  period: bound('period'),
  order: bound('order'),
  deepens: v.boolean(),
});
const lastCustom = (memento: Memento) =>
  new KeptMemory<Space>(memento, 'esma.lastCustomSpace', formOf(customSpace), namedSpaces.quick);

/**
 * The quick input of a new search: constant, space, plan; each step can go back, checks what is typed, and remembers what
 * was chosen. Undefined when it was left.
 * @param onCluster takes the search instead where the user wants it on a cluster: that is offered where VS Code is connected to
 *   another machine, which would calculate, as the login node of a cluster should not
 * @param constant skips the first step
 */
export async function askForSearch(
  planning: PlanningClient,
  proving: ProvingClient,
  memento: Memento,
  onCluster: ((specification: SearchSpecification) => Promise<void>) | null,
  constant?: ConstantDescription,
): Promise<SearchSpecification | undefined> {
  let chosen = constant;
  let space: Space | undefined;
  for (let step = constant ? 2 : 1; ;) {
    if (step === 1) {
      const answer = await askForConstant(planning, proving, memento);
      if (answer.kind !== 'next') return undefined;
      chosen = answer.value;
      void lastConstant(memento).set(chosen.name);
      step = 2;
    } else if (step === 2) {
      const answer = await askForSpace(chosen!, memento, !constant);
      if (answer.kind === 'cancel') return undefined;
      if (answer.kind === 'back') {
        step = 1;
        continue;
      }
      space = answer.value;
      step = 3;
    } else {
      const specification: SearchSpecification = {
        ...defaultSpecification,
        ...space!,
        constant: chosen!.name,
        digits: setting('digits'),
      };
      // On a thread of its own: the plan of a deep search takes seconds, and is not waited for.
      const isElsewhere = onCluster !== null && env.remoteName !== undefined && workspace.isTrusted;
      const answer = await confirmPlan(planning.another(), specification, isElsewhere);
      if (answer.kind === 'cancel') return undefined;
      if (answer.kind === 'next') {
        if (answer.value === 'here') return specification;
        await onCluster?.(specification);
        return undefined;
      }
      step = 2;
    }
  }
}

async function askForConstant(
  planning: PlanningClient,
  proving: ProvingClient,
  memento: Memento,
): Promise<Step<ConstantDescription>> {
  const last = lastConstant(memento).get();
  const known: QuickPickItem[] = catalogue.map(({ name, title, note }) => ({
    label: name,
    description: title,
    detail: note,
  }));
  known.sort((x, y) => Number(y.label === last) - Number(x.label === last));
  const pick = window.createQuickPick();
  pick.title = l10n.t('Search for Conjectures');
  pick.step = 1;
  pick.totalSteps = totalSteps;
  pick.placeholder = l10n.t('A constant: choose one, or type an expression, LaTeX or digits');
  pick.matchOnDescription = true;
  pick.items = known;
  pick.ignoreFocusOut = true;
  // What was typed is the first choice, with what is understood of it, unless it is the name of a constant of the catalogue.
  const showTyped = (typed: string, echo?: Echo): void => {
    const detail = echo && { detail: echo.understood ? echo.text : `$(warning) ${echo.text}` };
    pick.items = [{ label: typed, description: l10n.t('as typed'), ...detail, alwaysShow: true }, ...known];
  };
  const reading = new LiveReading(proving, 'constant', (echo, typed) => {
    if (pick.enabled && pick.value.trim() === typed) showTyped(typed, echo);
  });
  try {
    return await new Promise((resolve) => {
      // Until the list shows what was typed, it stands at some constant of the catalogue that looks like it: nobody chose that.
      let isShown = true;
      pick.onDidChangeActive(([active]) => {
        if (active?.label === pick.value.trim()) isShown = true;
      });
      pick.onDidChangeValue((value) => {
        const typed = value.trim();
        isShown = typed === '';
        if (typed === '' || known.some(({ label }) => label === typed)) pick.items = known;
        else {
          showTyped(typed);
          reading.read(typed);
        }
      });
      pick.onDidAccept(async () => {
        const [active] = pick.activeItems;
        const text = (isShown && active && known.includes(active) ? active.label : pick.value).trim();
        if (text === '') return;
        pick.busy = true;
        pick.enabled = false;
        try {
          const description = await planning.call('describe', { text });
          if (description.rational) {
            throw new InputError(l10n.t('{0} is rational: its continued fraction ends.', description.name));
          }
          resolve({ kind: 'next', value: description });
        } catch (error) {
          const sentence = error instanceof Error ? error.message : String(error);
          pick.items = [{ label: text, detail: `$(warning) ${sentence}`, alwaysShow: true }];
          pick.busy = false;
          pick.enabled = true;
        }
      });
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    reading.dispose();
    pick.dispose();
  }
}

interface SpaceItem extends QuickPickItem {
  readonly space: Space | null;
}

async function askForSpace(
  { name }: ConstantDescription,
  memento: Memento,
  canGoBack: boolean,
): Promise<Step<Space>> {
  const text = ({ degree, height, period, order, deepens }: Space) =>
    l10n.t(
      'degree {0}, height {1}, period {2}, order {3}',
      degree,
      height,
      period,
      deepens ? l10n.t('{0} and deeper', order) : order,
    );
  const titles: Readonly<Record<Settings['defaultSpace'], string>> = {
    quick: l10n.t('Quick'),
    standard: l10n.t('Standard'),
    deep: l10n.t('Deep'),
  };
  const preferred = setting('defaultSpace');
  const names = spaceNames.toSorted((x, y) => Number(y === preferred) - Number(x === preferred));
  const items: SpaceItem[] = names.map((key) => ({
    label: titles[key],
    description: text(namedSpaces[key]),
    space: namedSpaces[key],
  }));
  const numerators = ({ height, period, numeratorDegree, numeratorHeight }: Space) =>
    l10n.t(
      'height {0}, period {1}, numerators of degree {2} and height {3}',
      height,
      period,
      numeratorDegree ?? 0,
      numeratorHeight ?? 1,
    );
  items.push(
    {
      label: l10n.t('Linear numerators'),
      description: numerators(numeratorSpaces.linear),
      space: numeratorSpaces.linear,
    },
    {
      label: l10n.t('Quadratic numerators'),
      description: numerators(numeratorSpaces.quadratic),
      space: numeratorSpaces.quadratic,
    },
  );
  items.push({
    label: l10n.t('Custom…'),
    description: l10n.t('choose degree, height, period and order'),
    space: null,
  });
  const answer = await choose(
    l10n.t('Search for Conjectures: {0}', name),
    2,
    l10n.t('A space of values and numerators'),
    items,
    canGoBack,
  );
  if (answer.kind !== 'next') return answer;
  return answer.value.space ? { kind: 'next', value: answer.value.space } : askForCustomSpace(name, memento);
}

async function askForCustomSpace(name: string, memento: Memento): Promise<Step<Space>> {
  const last = lastCustom(memento).get();
  const fields = ['degree', 'height', 'period', 'order'] as const;
  const labels: Readonly<Record<(typeof fields)[number], string>> = {
    degree: l10n.t('Largest degree of P and Q'),
    height: l10n.t('Largest coefficient of P and Q'),
    period: l10n.t('Longest sign pattern'),
    order: l10n.t('Largest linear complexity of the terms'),
  };
  const values: Record<(typeof fields)[number], number> = { ...last };
  for (let i = 0; i < fields.length;) {
    const field = fields[i]!;
    const [least, most] = fieldRanges[field];
    const answer = await askForNumber(
      l10n.t('Search for Conjectures: {0}', name),
      labels[field],
      values[field],
      least,
      most,
    );
    if (answer.kind === 'cancel') return answer;
    if (answer.kind === 'back') {
      if (i === 0) return answer;
      i--;
      continue;
    }
    values[field] = answer.value;
    i++;
  }
  const space: Space = { ...values, deepens: false };
  void lastCustom(memento).set(space);
  return { kind: 'next', value: space };
}

/** @param isElsewhere whether another machine than the user's would calculate */
async function confirmPlan(
  planner: PlanningClient,
  specification: SearchSpecification,
  isElsewhere: boolean,
): Promise<Step<'here' | 'cluster'>> {
  const title = l10n.t('Search for Conjectures: {0}', specification.constant);
  const pick = window.createQuickPick();
  pick.title = title;
  pick.step = 3;
  pick.totalSteps = totalSteps;
  pick.buttons = [QuickInputButtons.Back];
  pick.placeholder = isElsewhere
    ? l10n.t('Start the search; it calculates on {0}, to which VS Code is connected', hostname())
    : l10n.t('Start the search');
  pick.ignoreFocusOut = true;
  pick.busy = true;
  const start: QuickPickItem = { label: l10n.t('$(play) Start'), description: l10n.t('planning …') };
  const cluster: QuickPickItem = {
    label: l10n.t('$(server-process) Run on a Cluster…'),
    detail: l10n.t('On the login node of a cluster, leave a long search to its scheduler'),
  };
  const others = isElsewhere ? [cluster] : [];
  const show = (first: QuickPickItem): void => {
    const isCluster = pick.activeItems.includes(cluster);
    pick.items = [first, ...others];
    if (isCluster) pick.activeItems = [cluster];
  };
  show(start);
  try {
    return await new Promise((resolve) => {
      // Start can be pressed at once; the plan is shown as soon as it is there, and its time when it is known.
      const showPlan = (plan: SearchPlan, time: string) =>
        show({
          ...start,
          description: describePlan(plan, time),
          detail: plan.warning ?? describeExhaustive(plan),
        });
      const work = async () => {
        const plan = await planner.call('plan', { specification });
        showPlan(plan, l10n.t('estimating the time …'));
        const seconds = await planner.call('estimate', { specification });
        showPlan(plan, l10n.t('about {0} on one core', duration(seconds)));
      };
      work()
        .catch((error: unknown) => {
          const detail = error instanceof Error ? error.message : String(error);
          show({ label: l10n.t('$(arrow-left) Back'), detail });
        })
        .finally(() => (pick.busy = false));
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidAccept(() => {
        if (pick.activeItems.includes(cluster)) resolve({ kind: 'next', value: 'cluster' });
        else if (pick.items[0]?.label === start.label) resolve({ kind: 'next', value: 'here' });
        else resolve({ kind: 'back' });
      });
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    planner.dispose();
    pick.dispose();
  }
}

/** "2,464 candidates, about 0.3 s on one core". */
function describePlan({ candidates }: SearchPlan, time: string): string {
  return l10n.t('{0} candidates, {1}', candidates.toLocaleString('en-US'), time);
}

function describeExhaustive({ exhaustiveDigits }: SearchPlan): string {
  return l10n.t(
    'An exhaustive search for the same would visit about 10^{0} sequences.',
    Math.floor(exhaustiveDigits),
  );
}

async function choose<Item extends QuickPickItem>(
  title: string,
  step: number,
  placeholder: string,
  items: readonly Item[],
  canGoBack: boolean,
): Promise<Step<Item>> {
  const pick = window.createQuickPick<Item>();
  pick.title = title;
  pick.step = step;
  pick.totalSteps = totalSteps;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.ignoreFocusOut = true;
  if (canGoBack) pick.buttons = [QuickInputButtons.Back];
  try {
    return await new Promise((resolve) => {
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (item) resolve({ kind: 'next', value: item });
      });
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
