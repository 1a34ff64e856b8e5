import type { DeclaredCategory, DeclaredService, Declaration } from '../../config/Declaration';
import type { Kit } from '../Kit';
import type { Engine } from './createEngine';
import { reportInWords } from './reportInWords';

/** Put into words when it is drawn, so that it follows the language. */
export type Message = (engine: Engine) => readonly string[];

export type Centre = ReturnType<typeof createCentre>;

const silence: Message = () => [];

/** Behind one centre that is drawn: what the visitor has touched in it and not yet saved, and what it has to say. */
export function createCentre({ consent, state, draw }: Kit, { categories }: Declaration) {
  /** What is not in here follows the state. */
  const drafts = new Map<DeclaredCategory | DeclaredService, boolean>();
  const refusable = categories.filter(({ required }) => !required);
  let message = silence;
  let copied = silence;
  let isWithdrawing = false;

  const isOn = (category: DeclaredCategory, service?: DeclaredService): boolean =>
    (service && drafts.get(service)) ??
    drafts.get(category) ??
    (service ? state().services[service.id] : state().categories[category.id]) === true;

  const say = (next: Message): void => {
    // A status is read aloud when it changes: what is said again is a change, too.
    message = silence;
    draw();
    message = next;
    draw();
  };
  /** What was said is about a decision that has been followed by another. */
  const quiet = (): void => {
    message = silence;
  };
  const saved: Message = ({ t }) => [t('saved')];

  return {
    isOn,
    touch: (on: boolean, category: DeclaredCategory, service?: DeclaredService): void => {
      drafts.set(service ?? category, on);
      if (!service) for (const below of category.services) drafts.delete(below);
      quiet();
      draw();
    },
    /** Whether there is something to save. */
    isTouched: (): boolean => drafts.size > 0,
    forget: (): void => {
      drafts.clear();
    },
    quiet,
    message: (engine: Engine): readonly string[] => message(engine),
    copied: (engine: Engine): readonly string[] => copied(engine),

    /** Into the clipboard, where the browser has one and lets us; else the element is selected. */
    copy: async (text: string, element: Element | null): Promise<void> => {
      copied = silence;
      draw();
      let key: 'copied' | 'copyFailed' = 'copied';
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        key = 'copyFailed';
        if (element) getSelection()?.selectAllChildren(element);
      }
      copied = ({ t }) => [t(key)];
      draw();
    },

    acceptAll: (): void => {
      consent.acceptAll();
      say(saved);
    },
    rejectAll: (): void => {
      consent.rejectAll();
      say(saved);
    },
    save: (): void => {
      consent.set({
        categories: Object.fromEntries(refusable.map((category) => [category.id, isOn(category)])),
        services: Object.fromEntries(
          refusable.flatMap((category) =>
            category.services
              .map((service) => [service.id, isOn(category, service)] as const)
              .filter(([, on]) => on !== isOn(category)),
          ),
        ),
      });
      say(saved);
    },
    withdraw: async (): Promise<void> => {
      if (isWithdrawing) return;
      isWithdrawing = true;
      const problems: string[] = [];
      const off = consent.on('problem', ({ code }) => problems.push(code));
      const withdrawal = consent.withdraw();
      say(({ t }) => [t('report.withdrawing')]);
      const report = await withdrawal;
      off();
      isWithdrawing = false;
      // Decided anew meanwhile: the report would be about what no longer holds.
      if (state().via !== 'withdraw') return;
      say(
        // Where the part that deletes has not come, the report is as empty as if there had been nothing to delete.
        problems.includes('part') && report.deleted.length + report.left.length === 0
          ? ({ t }) => [t('report.withdrawn'), t('report.failed')]
          : (engine) => reportInWords(report, engine),
      );
    },
  };
}
