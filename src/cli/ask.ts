import { confirm, log, multiselect, text } from '@clack/prompts';
import { ACCOUNTS } from '../config/accounts';
import type { Answers } from './Answers';
import { checkAnswer } from './checkAnswer';
import type { Words } from './createWords';
import { isoDate } from './isoDate';
import type { Terminal } from './Terminal';
import { unlessCancelled } from './unlessCancelled';

/** Every category that the product knows, but for the one that is always on. */
const CATEGORIES = ['authentication', 'cart', 'preferences', 'analytics', 'advertising', 'external'] as const;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with an answer. */
type Complaint = (answer: string) => string | undefined;

/** Asks the questions of `init`. Where there is a default answer, it is filled in. */
export async function ask(defaults: Answers, { input, output }: Terminal, words: Words): Promise<Answers> {
  const { t } = words;
  const streams = { input, output };
  const line = async (
    message: string,
    prompt: { placeholder?: string; initialValue?: string },
    complaint: Complaint,
  ): Promise<string> => {
    const validate = (answer = ''): string | undefined => complaint(answer.trim());
    return unlessCancelled(await text({ ...streams, ...prompt, message, validate }), words).trim();
  };
  const needed: Complaint = (answer) => (answer ? undefined : t('init.empty'));
  const fits =
    (path: string): Complaint =>
    (answer) =>
      needed(answer) ?? checkAnswer(path, answer, words);

  const name = await line(t('init.name'), { placeholder: t('init.nameExample') }, fits('operator.name'));
  const site = await line(t('init.site'), { placeholder: t('init.siteExample') }, fits('operator.site'));
  const email = await line(
    t('init.email'),
    { placeholder: t('init.emailExample') },
    (answer) => fits('operator.email')(answer) ?? (EMAIL.test(answer) ? undefined : t('init.notEmail')),
  );
  const phone = await line(t('init.phone'), { placeholder: t('init.phoneExample') }, () => undefined);
  const policyUrl = await line(t('init.policyUrl'), { initialValue: defaults.policyUrl }, fits('policy.url'));
  const policyRevision = await line(
    t('init.policyRevision'),
    { initialValue: defaults.policyRevision },
    (answer) => {
      const date = isoDate(answer);
      return date ? fits('policy.revision')(date) : t('init.notDate');
    },
  );
  const consentUrl = await line(t('init.consentUrl'), { initialValue: defaults.consentUrl }, (answer) =>
    answer ? fits('consent.url')(answer) : undefined,
  );
  log.info(t('init.aboutCategories'), streams);
  const categories = unlessCancelled(
    await multiselect({
      ...streams,
      message: t('init.categories'),
      options: CATEGORIES.map((id) => ({
        value: id,
        label: t(`categories.${id}.label`),
        hint: t(`categories.${id}.hint`),
      })),
      initialValues: defaults.categories,
      required: false,
      // There are none but English ones; the question says it.
      showInstructions: false,
    }),
    words,
  );
  const usesMetrika =
    categories.includes('analytics') &&
    unlessCancelled(
      await confirm({
        ...streams,
        message: t('init.metrika'),
        active: t('init.yes'),
        inactive: t('init.no'),
      }),
      words,
    );
  const metrikaId =
    usesMetrika &&
    (await line(t('init.metrikaId'), { placeholder: '12345678' }, (answer) =>
      !answer || ACCOUNTS['yandex-metrika'].shape.test(answer) ? undefined : t('init.notCounter'),
    ));
  return {
    name,
    site,
    email,
    phone,
    policyUrl,
    policyRevision: isoDate(policyRevision) ?? policyRevision,
    consentUrl,
    categories,
    usesMetrika,
    metrikaId: metrikaId ? Number(metrikaId) : undefined,
  };
}
