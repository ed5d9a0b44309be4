import { Argument, Command } from 'commander';
import { completionScript, SHELLS } from '../completion-script.js';
import { examples } from '../service/service-command.js';

export function completion(): Command {
  const command = new Command('completion')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .description('print the completion script for a shell');
  command.action((shell: (typeof SHELLS)[number]) => {
    process.stdout.write(completionScript(shell, command.parent!));
  });
  return examples(command, [
    'source <(kasparro completion bash)',
    'kasparro completion zsh > "${fpath[1]}/_kasparro"',
    'kasparro completion fish > ~/.config/fish/completions/kasparro.fish',
  ]);
}
