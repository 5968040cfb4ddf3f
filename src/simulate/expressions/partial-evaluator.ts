import type { data, Expr, Evaluator } from '@actions/expressions' with { 'resolution-mode': 'import' };
import { UnknownData, toData, unknownIn, withOpenMembers } from './data';
import { differ } from './difference';
import { FUNCTIONS } from './functions';
import { language } from './language';
import { memberOf } from './member';
import { Gap, gapsOf, Unknown } from '../value';

type Node<T extends keyof Evaluator> = Evaluator[T] extends (node: infer N) => unknown ? N : never;
type Data = data.ExpressionData;
type Functions = ConstructorParameters<typeof Evaluator>[2];

let made: (new (node: Expr, context: data.Dictionary, functions: Functions) => Evaluator) | undefined;

/**
 * GitHub's evaluator, which goes on where a value is not known: what follows from what is known is computed, the rest
 * is unknown.
 */
export function partialEvaluator(): NonNullable<typeof made> {
  made ??= make();
  return made;
}

function make(): NonNullable<typeof made> {
  const { data: { Array: List }, Evaluator: Official, falsy, truthy } = language();
  // `true` and `false` where it is known whether GitHub takes the value as true.
  const truthOf = (value: Data): boolean | undefined => value instanceof UnknownData ? value.unknown.truth : truthy(value) && !falsy(value);

  return class extends Official {
    // The official methods evaluate operands again: once is enough.
    private readonly values = new Map<Expr, Data>();

    protected eval(node: Expr): Data {
      const value = this.values.get(node) ?? super.eval(node);
      this.values.set(node, value);
      return value;
    }

    public visitUnary(unary: Node<'visitUnary'>): Data {
      const value = this.eval(unary.expr);
      if (!(value instanceof UnknownData)) {
        return super.visitUnary(unary);
      }
      const truth = truthOf(value);
      return truth === undefined ? derived(value.unknown.gaps) : toData(!truth);
    }

    public visitBinary(binary: Node<'visitBinary'>): Data {
      const [left, right] = [this.eval(binary.left), this.eval(binary.right)];
      const unknown = [left, right].flatMap(unknownIn);
      if (unknown.length === 0) {
        return super.visitBinary(binary);
      }
      const { lexeme } = binary.operator;
      return ['==', '!='].includes(lexeme) && differ(left, right) ? toData(lexeme === '!=') : derived(gapsOf(unknown));
    }

    public visitLogical(logical: Node<'visitLogical'>): Data {
      const [stops, fallsThrough] = logical.operator.lexeme === '&&' ? [false, true] : [true, false];
      const undecided: Gap[] = [];
      for (const [index, argument] of logical.args.entries()) {
        const value = this.eval(argument);
        const truth = truthOf(value);
        if (truth === stops || index === logical.args.length - 1) {
          // Either this value or an earlier one, which then GitHub takes for the same.
          return undecided.length === 0 ? value : derived([...undecided, ...gapsOf(unknownIn(value))], truth === stops ? stops : undefined);
        }
        if (truth !== fallsThrough) {
          undecided.push(...gapsOf(unknownIn(value)));
        }
      }
      return toData(null);
    }

    public visitIndexAccess(access: Node<'visitIndexAccess'>): Data {
      const object = this.eval(access.expr);
      if (object instanceof UnknownData) {
        return object.derived ? object : new UnknownData(memberOf(object.unknown, isStar(access.index) ? '*' : this.eval(access.index).coerceString()));
      }
      if (object instanceof List && object.constructor !== List) {
        this.values.set(access.expr, withOpenMembers(object));
      }
      const index = isStar(access.index) ? undefined : this.eval(access.index);
      return index instanceof UnknownData ? derived(index.unknown.gaps) : super.visitIndexAccess(access);
    }

    public visitFunctionCall(call: Node<'visitFunctionCall'>): Data {
      const values = call.args.map((argument) => this.eval(argument));
      const unknown = values.flatMap(unknownIn);
      if (unknown.length === 0) {
        return super.visitFunctionCall(call);
      }
      return FUNCTIONS[call.functionName.lexeme.toLowerCase()]?.(values) ?? derived(gapsOf(unknown));
    }
  } as unknown as NonNullable<typeof made>;
}

function derived(gaps: readonly Gap[], truth?: boolean): UnknownData {
  return new UnknownData(new Unknown(gaps, truth), true);
}

function isStar(index: Expr): boolean {
  return !('literal' in index) && Object.keys(index).length === 0;
}
