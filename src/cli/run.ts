import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import picocolors from 'picocolors';
import { version } from '../../package.json';
import { check } from './check';
import { createWords, type Language, type Words } from './createWords';
import { init } from './init';
import { Refusal } from './Refusal';
import type { Terminal } from './Terminal';

const FILE = 'soglasie.config.json';

/** Does what the arguments say; returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const words = createWords(languageOf(args));
  const { errors, hasColours } = terminal;
  const { red } = picocolors.createColors(hasColours);
  let exitCode = 0;
  const program = createProgram(terminal, words, async (command) => {
    exitCode = await command;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof Refusal) {
      errors.write(`${red(error.message)}\n`);
      return error.exitCode;
    }
    if (!(error instanceof CommanderError)) throw error;
    // Help or version, as asked.
    if (error.exitCode === 0) return 0;
    const usage = explain(error, words);
    const hint = words.t('usage.hint', { command: 'npx soglasie --help' });
    if (usage) errors.write(`${red(usage)}\n${hint}\n`);
    return 2;
  }
}

/** Help and complaints are in it as well, so it is known before the rest is understood. */
function languageOf(args: readonly string[]): Language {
  return /(^|\0)--lang[\0=]en(\0|$)/.test(args.join('\0')) ? 'en' : 'ru';
}

function createProgram(
  terminal: Terminal,
  words: Words,
  finish: (command: Promise<number>) => Promise<void>,
): Command {
  const { t } = words;
  const { bold } = picocolors.createColors(terminal.hasColours);
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('help.usage'),
    'Arguments:': t('help.arguments'),
    'Options:': t('help.options'),
    'Global Options:': t('help.globalOptions'),
    'Commands:': t('help.commands'),
  };
  const program = new Command('soglasie')
    .description(t('about'))
    .usage(t('help.commandUsage'))
    .version(version, '-v, --version', t('help.version'))
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(false)
    .addOption(
      // Only checked here: languageOf() has read it.
      new Option('--lang <ru|en>', t('help.lang')).argParser((value) => {
        if (value !== 'ru' && value !== 'en') throw new InvalidArgumentError('');
      }),
    )
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => bold(titles[title] ?? title),
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
    })
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.errors.write(text),
      // English alone: explain() says it.
      outputError: () => undefined,
    })
    .exitOverride();
  program
    .command('check')
    .summary(t('help.check'))
    .description(t('help.check'))
    .usage(t('help.checkUsage'))
    .argument('[files...]', t('help.checkFile', { file: FILE }))
    .action((files: string[]) => finish(check(files.length > 0 ? files : [FILE], terminal, words)));
  program
    .command('init')
    .summary(t('help.init'))
    .description(t('help.init'))
    .usage(t('help.initUsage'))
    .argument('[file]', t('help.initFile', { file: FILE }))
    .option('-y, --yes', t('help.yes'))
    .action((file: string | undefined, { yes = false }: { yes?: boolean }) =>
      finish(init(file ?? FILE, yes, terminal, words)),
    );
  return program;
}

/** Commander's complaints, which it has in English alone. */
const COMPLAINTS = {
  'commander.unknownCommand': 'usage.unknownCommand',
  'commander.unknownOption': 'usage.unknownOption',
  'commander.optionMissingArgument': 'usage.optionMissingArgument',
  'commander.invalidArgument': 'usage.invalidArgument',
  'commander.excessArguments': 'usage.excessArguments',
} as const;

/** Commander's complaint in our words; empty where it showed the help instead. */
function explain({ code, message }: CommanderError, { t }: Words): string {
  const [, key] = Object.entries(COMPLAINTS).find(([known]) => known === code) ?? [];
  if (!key) return '';
  const [, name = ''] = /'([^']*?)[ ']/.exec(message) ?? [];
  const [, suggestion] = /\(Did you mean (?:one of )?(.*?)[?,]/.exec(message) ?? [];
  return [t(key, { name }), ...(suggestion ? [t('usage.suggestion', { name: suggestion })] : [])].join(' ');
}
