import { confirm, intro } from '@clack/prompts';
import { access, copyFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Answers } from './Answers';
import { ask } from './ask';
import { createStarter } from './createStarter';
import type { Words } from './createWords';
import { defaultAnswers } from './defaultAnswers';
import { reasonOf } from './reasonOf';
import { Refusal } from './Refusal';
import type { Terminal } from './Terminal';
import { unlessCancelled } from './unlessCancelled';

/** Stands beside the configuration, which names it for editors. */
const SCHEMA = 'soglasie.schema.json';

/** Writes a configuration to start with, of answers or of defaults. Exit code: 0 when it is written. */
export async function init(
  file: string,
  isUnasked: boolean,
  terminal: Terminal,
  words: Words,
): Promise<number> {
  const { output, folder, packageFolder } = terminal;
  const { t } = words;
  const target = resolve(folder, file);
  const exists = await access(target).then(
    () => true,
    () => false,
  );
  if (isUnasked && exists) throw new Refusal(t('init.exists', { file }), 1);
  if (!isUnasked && !terminal.isInteractive) {
    throw new Refusal(t('init.notTerminal', { command: 'npx soglasie init --yes' }), 2);
  }

  let answers = defaultAnswers(new Date());
  if (!isUnasked) {
    intro(t('init.intro'), { output });
    if (exists) await confirmOverwriting(file, terminal, words);
    answers = await ask(answers, terminal, words);
  }

  const starter = `${JSON.stringify(createStarter(answers, `./${SCHEMA}`), null, 2)}\n`;
  try {
    // What appeared while the questions were answered is nobody's to overwrite.
    await writeFile(target, starter, { flag: exists ? 'w' : 'wx' });
    await copyFile(join(packageFolder, 'dist', 'config.schema.json'), join(dirname(target), SCHEMA));
  } catch (error) {
    throw new Refusal(t('init.unwritable', { file, reason: reasonOf(error) }), 2);
  }
  output.write(farewell(file, answers, terminal, words));
  return 0;
}

async function confirmOverwriting(file: string, { input, output }: Terminal, words: Words): Promise<void> {
  const { t } = words;
  const isWanted = await confirm({
    input,
    output,
    message: t('init.overwrite', { file }),
    active: t('init.yes'),
    inactive: t('init.no'),
    initialValue: false,
  });
  if (!unlessCancelled(isWanted, words)) throw new Refusal(t('init.cancelled'), 1);
}

/** What was written, and what is left to do. */
function farewell(file: string, answers: Answers, { folder, packageFolder }: Terminal, { t }: Words): string {
  const name = basename(file);
  const dist = relative(folder, join(packageFolder, 'dist'));
  const steps = [
    ...(answers.name ? [] : [[t('init.complete')]]),
    [t('init.check'), `npx soglasie check ${file}`],
    [
      t('init.script', { folder: dist, target: '/soglasie/', file: name }),
      `<script async src="/soglasie/soglasie.js" data-config="/${name}"></script>`,
    ],
    ...ofCounter(answers, t),
    [t('init.guide'), join(packageFolder, 'docs', 'guide.ru.md')],
  ];
  return [
    t('init.written', { file, schema: SCHEMA }),
    '',
    t('init.next'),
    ...steps.flatMap((lines, index) =>
      lines.map((line, inner) => (inner === 0 ? `${index + 1}. ${line}` : `   ${line}`)),
    ),
    '',
  ].join('\n');
}

/** What becomes of the counter's code in the page. */
function ofCounter({ usesMetrika, metrikaId }: Answers, t: Words['t']): string[][] {
  if (!usesMetrika) return [];
  return metrikaId === undefined
    ? [
        [
          t('init.counter'),
          '<script type="text/plain" data-category="analytics" data-service="yandex-metrika">',
        ],
      ]
    : [[t('init.noCounter')]];
}
