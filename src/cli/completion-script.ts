import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

interface Place {
  /** The words that name a command, without the program's name: `runs show`. */
  path: string;
  words: string[];
}

/** The completion script for a shell, with all commands and options of the program. */
export function completionScript(shell: (typeof SHELLS)[number], program: Command): string {
  return { bash, zsh, fish }[shell](program);
}

function placesIn(command: Command, path: readonly string[] = []): Place[] {
  const visible = command.createHelp().visibleCommands(command);
  const names = visible.map((one) => one.name()).filter((name) => name !== 'help');
  const options = command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
  const place = { path: path.join(' '), words: [...names, ...options] };
  return [place, ...command.commands.flatMap((one) => placesIn(one, [...path, one.name()]))];
}

/** The words that can follow an option with a fixed set of values, by command and option, such as `data --format`. */
function choicesIn(command: Command, path: readonly string[] = []): Place[] {
  const places = command.options
    .filter(({ long, argChoices }) => long && argChoices)
    .map(({ long, argChoices }) => ({ path: [...path, long].join(' '), words: argChoices ?? [] }));
  return [...places, ...command.commands.flatMap((one) => choicesIn(one, [...path, one.name()]))];
}

/** The words on the command line that name commands, joined by spaces, determine what can follow. */
function bash(program: Command): string {
  const caseOf = ({ path, words }: Place) => `    '${path}') words='${words.join(' ')}' ;;`;
  const cases = placesIn(program).map(caseOf);
  const choices = choicesIn(program).map(caseOf);
  return `# bash completion of kasparro: source <(kasparro completion bash)
_kasparro_words() {
  local word path='' words='' try
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do
    try="\${path:+$path }$word"
    case " ${placesIn(program)
      .map(({ path }) => path)
      .filter(Boolean)
      .map((path) => `|${path}|`)
      .join(' ')} " in *" |$try| "*) path=$try ;; esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  case "$path \${COMP_WORDS[COMP_CWORD-1]}" in
${choices.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _kasparro_words kasparro
`;
}

/** As a file in `fpath`, the script is first read when a completion is requested, so it must also compute that completion. */
function zsh(program: Command): string {
  return `#compdef kasparro
autoload -U +X bashcompinit && bashcompinit
${bash(program)}[ -z "$compstate" ] || _bash_complete -o default -F _kasparro_words
`;
}

function fish(program: Command): string {
  const lines: string[] = [];
  const add = (command: Command, path: readonly string[]) => {
    const help = command.createHelp();
    const names = help.visibleCommands(command).filter((one) => one.name() !== 'help');
    const within = path.map((name) => `__fish_seen_subcommand_from ${name}`);
    const none = names.length
      ? [`not __fish_seen_subcommand_from ${names.map((one) => one.name()).join(' ')}`]
      : [];
    const when = (conditions: readonly string[]) =>
      conditions.length ? ` -n '${conditions.join('; and ')}'` : '';
    for (const one of names)
      lines.push(
        `complete -c kasparro -f${when([...within, ...none])} -a ${one.name()} -d ${quoted(one.description())}`,
      );
    for (const { long, short, description, argChoices } of help.visibleOptions(command)) {
      const flags = [long && ` -l ${long.slice(2)}`, short && ` -s ${short.slice(1)}`]
        .filter(Boolean)
        .join('');
      const values = argChoices ? ` -x -a ${quoted(argChoices.join(' '))}` : '';
      lines.push(`complete -c kasparro${when(within)}${flags}${values} -d ${quoted(description)}`);
    }
    for (const one of command.commands) add(one, [...path, one.name()]);
  };
  add(program, []);
  return `# fish completion of kasparro\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
