import * as fc from 'fast-check';
import { runShell, ShellOutcome } from '../../../src/simulate/shell/run-shell';
import { Text, Unknown } from '../../../src/simulate/value';

const TOKENS = ['if', 'then', 'else', 'fi', 'for', 'in', 'do', 'done', 'while', 'case', 'esac', ';;', ')', '(', '{', '}', ';', '\n', '|', '||', '&&', '&', '<<EOF', 'EOF', '<<<', '>>', '$GITHUB_OUTPUT',
  '"$A"', '$A', '${A#*}', '${A//x/y}', '${arr[@]}', '$(', '`', '"', '\'', '[[', ']]', '[', ']', '=~', '==', '-z', 'x=1', 'arr=(a', 'read', 'echo', 'printf', '%s', 'docker', 'push', 'buildx', 'build', '-t', '--push',
  'exit', 'return', 'break', 'continue', 'set', '-e', 'eval', 'source', '.', 'local', 'export', 'declare', '-A', '$((', '))', '1', '*', '?', '~', '\\', '#', '$@', '$#', 'xargs', 'sed', 's/a/b/', 'grep', 'tr', 'cut', 'awk'];

const word = fc.oneof(
  fc.constantFrom('a', 'b', 'v1.2.3', 'main', '"$A"', '"$B"', '"$x"', '"$y"', '"p-$A"', '"${arr[*]}"', '"${arr[@]}"', '${#arr[@]}', '${#x}'),
  fc.tuple(fc.constantFrom('A', 'B', 'x'), fc.constantFrom(':-d', '#v', '##*/', '%%.*', '%.*', '//./-', '^^', ',,', ':0:2', ':+set', '+set', '#*/')).map(([name, operation]) => `"\${${name}${operation}}"`),
  fc.tuple(fc.constantFrom('"$A"', '"$x"', 'a.b'), fc.constantFrom('tr a-z A-Z', 'cut -d. -f1', 'sed s/v//', 'head -c 3', 'cat')).map(([text, filter]) => `"$(echo ${text} | ${filter})"`),
);

const condition = fc.oneof(
  fc.tuple(word, word).map(([one, other]) => `[ ${one} = ${other} ]`),
  fc.tuple(word, fc.constantFrom('v*', 'a', '*main', '"$A"', 'refs/*')).map(([text, pattern]) => `[[ ${text} == ${pattern} ]]`),
  fc.constantFrom('[ -n "$A" ]', '[[ -z $x || $A != a ]]', '[[ $A =~ ^v([0-9]+) ]]', '! [ "$A" = a ]', '[[ $A == a && $B != c ]]', 'echo "$A" | grep -q a'),
);

const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      fc.tuple(fc.constantFrom('x', 'y'), word).map(([name, text]) => `${name}=${text}`),
      word.map((text) => `arr+=(${text})`),
      word.map((text) => `docker push "r:"${text}`),
      fc.tuple(fc.constantFrom('o1', 'o2'), word).map(([name, text]) => `echo ${name}=${text} >> $GITHUB_OUTPUT`),
      fc.tuple(condition, fc.constantFrom('exit 0', 'x=q', 'arr=()', 'docker push q:1')).map(([test, then]) => `${test} && ${then} || true`),
      condition.map((test) => `f() { ${test} && return; docker push f:1; x=f; }; f`),
    ),
    fc.tuple(condition, tie('block'), tie('block')).map(([test, then, otherwise]) => `if ${test}; then ${then}; else ${otherwise}; fi`),
    fc.tuple(word, tie('block'), tie('block')).map(([text, one, other]) => `case ${text} in v*|"$B") ${one};; *) ${other};; esac`),
    fc.tuple(word, tie('block')).map(([text, body]) => `for i in ${text} \${A//./ }; do ${body}; docker push "l:$i"; done`),
    fc.tuple(word, tie('block'), condition).map(([text, body, test]) => `while read -r l; do ${body}; ${test} && break; y=$l; done <<< ${text}`),
    tie('block').map((body) => `( ${body} )`),
  ),
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((statements) => statements.join('; ')),
}));

const script = fc.array(statement, { minLength: 1, maxLength: 8 }).map((statements) => ['set +e; x=; y=; arr=(); B=b', ...statements, ':'].join('\n'));

function pushed({ effects }: ShellOutcome) {
  return effects.flatMap((effect) => effect.kind === 'push' ? [effect] : []);
}

/** Whether a text with gaps can turn out to be this one. */
function canBe(text: Text, value: Text): boolean {
  const parts = text instanceof Unknown ? text.parts : [text];
  return new RegExp(`^${parts.map((part) => typeof part === 'string' ? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '[^]*').join('')}$`).test(String(value));
}

describe('Whatever a script is', () => {
  test('Given any words, Then it is read without an error', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 5 })), { maxLength: 40 }), (tokens) => {
      runShell(tokens.join(' '), { A: Unknown.of('$A', 'it is not known') }, { readFile: () => tokens.slice(0, 5).join(' ') });
    }), { numRuns: 500 });
  });

  test('Given a value that is not known, Then what is said holds for every value', () => {
    fc.assert(fc.property(script, fc.constantFrom('', 'a', 'b', 'v1.2.3', 'a.b', 'refs/heads/main', 'v'), (text, value) => {
      const said = runShell(text, { A: Unknown.of('$A', 'it is not known') });
      const done = runShell(text, { A: value });

      if ([said, done].some(({ effects }) => effects.some(({ kind }) => kind === 'unread'))) {
        return; // too long to be followed: nothing is said
      }
      for (const [name, output] of Object.entries(done.outputs)) {
        expect(canBe(said.outputs[name], output)).toBe(true);
      }
      for (const { reference } of pushed(done)) {
        expect(pushed(said).some((push) => canBe(push.reference, reference))).toBe(true);
      }
      for (const { reference } of pushed(said).filter((push) => push.condition === undefined && typeof push.reference === 'string')) {
        expect(pushed(done).map((push) => push.reference)).toContain(reference);
      }
    }), { numRuns: 200 });
  }, 60_000);
});
