import { Command, CommanderError, Option } from 'commander';
import type { CommandContext } from './command-context.js';
import { languageFrom } from './language.js';
import { accountCommands } from './commands/accounts.js';
import { backupCommands } from './commands/backup.js';
import { demoCommand } from './commands/demo.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { maintenanceCommands } from './commands/maintenance.js';
import { migrateCommand } from './commands/migrate.js';
import { schemaCommand } from './commands/schema.js';
import { tokenCommands } from './commands/tokens.js';

const EXITS = `
終了コード / Exit codes:
  0   できた / done
  1   できたが、断られた・読めない・相違するものがある / done, but something was refused, unreadable or differs
  2   使い方の誤り / wrong usage
  69  サーバーまたは記録に届かない / server or record not reachable
  70  予期しない誤り / unexpected error
  78  設定の誤り / wrong configuration`;

/** Where the commands write; tests give their own. */
export interface Streams {
  readonly env: NodeJS.ProcessEnv;
  readonly interactive: boolean;
  out(text: string): void;
  err(text: string): void;
  foundFaults(): void;
}

/** The whole command line. Wrong usage throws `CommanderError`, refusals `DomainError`. */
export function honbuProgram(streams: Streams): Command {
  const program = new Command('honbu')
    .description('本部 Honbu:危機対策本部の記録と共有ボード / the shared record and live board of a crisis headquarters')
    .addOption(new Option('--lang <lang>', '表示言語 / language of the answers').choices(['ja', 'en']))
    .showHelpAfterError()
    .exitOverride((error: CommanderError) => {
      throw error;
    })
    .configureOutput({ writeOut: streams.out, writeErr: streams.err });

  const context = (): CommandContext => ({
    language: languageFrom(program.opts<{ lang?: string }>().lang, streams.env),
    env: streams.env,
    interactive: streams.interactive,
    print: (line) => streams.out(`${line}\n`),
    note: (line) => streams.err(`${line}\n`),
    foundFaults: streams.foundFaults,
  });

  demoCommand(program, context);
  importCommand(program, context);
  exportCommand(program, context);
  backupCommands(program, context);
  maintenanceCommands(program, context);
  migrateCommand(program, context);
  accountCommands(program, context);
  tokenCommands(program, context);
  schemaCommand(program, context);
  withExits(program);
  return program;
}

/** Every level says its exit codes. */
function withExits(command: Command): void {
  command.addHelpText('after', EXITS);
  command.helpOption('-h, --help', '使い方 / this help');
  for (const inner of command.commands) withExits(inner);
}
