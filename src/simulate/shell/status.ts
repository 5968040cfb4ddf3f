import { Gap, gapsOf, Text } from '../value';

/**
 * What decides, where it cannot be decided: values, whether there are any, what files there are, or how a command ends,
 * be it one that is asked something (`git diff --quiet`) or one that is to do something and is expected to.
 */
export type Question = 'value' | 'presence' | 'file' | 'command' | 'action';

/** Something that may be so or not. */
export class Open {
  /** What is not known, each once. */
  public readonly gaps: readonly Gap[];

  constructor(public readonly question: Question, gaps: readonly Gap[] = []) {
    this.gaps = [...new Map(gaps.map((gap) => [gap.source, gap])).values()];
  }
}

/** Whether something is so. */
export type Answer = boolean | Open;

/** How a command ends: its exit status, or that only the run can tell. */
export type Status = number | Open;

/** The question that texts with gaps leave open. */
export function openBy(...texts: readonly Text[]): Open {
  return new Open('value', gapsOf(texts));
}

/** What a command that answers by its exit status ends with. */
export function statusOf(answer: Answer): Status {
  return answer instanceof Open ? answer : answer ? 0 : 1;
}

/** What the exit status of a command answers. */
export function answerOf(status: Status): Answer {
  return status instanceof Open ? status : status === 0;
}

/** The opposite. */
export function not(answer: Answer): Answer {
  return answer instanceof Open ? answer : !answer;
}

/** Whether all are so. */
export function all(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : both(answers) ?? true;
}

/** Whether any is so. */
export function any(answers: readonly Answer[]): Answer {
  return answers.includes(true) ? true : both(answers) ?? false;
}

/** The open ones as one question. */
function both(answers: readonly Answer[]): Open | undefined {
  const open = answers.filter((answer): answer is Open => answer instanceof Open);
  const question = (['value', 'presence', 'file', 'command', 'action'] as const).find((kind) => open.some((answer) => answer.question === kind));
  return question && new Open(question, open.flatMap(({ gaps }) => gaps));
}

/** What is known of how a command ends that has ended either way; what decides between them is open too. */
export function eitherStatus(one: Status, other: Status, cause: Open | undefined): Status {
  if (one === other) {
    return one;
  }
  const open = [cause, one, other].filter((status): status is Open => status instanceof Open);
  return any(open) as Open | false || new Open('command');
}

/** Something on which it depends whether a part of a script runs. */
export interface Condition {
  /** `if [ "$X" = y ] holds`, in the words of a push's condition; nothing if that goes without saying. */
  readonly sentence?: string;
  /** `whether [ "$X" = y ] holds`, to say why something is not known. */
  readonly question: string;
  /** What is open. */
  readonly cause?: Open;
  /** The way through the script that it excludes, if it is made for that. */
  readonly excludes?: object;
  /** Whether it is about what the workflow gives, not about whether a command works. */
  readonly matters: boolean;
}

/** The condition under which a question has this answer. */
export function conditionOf(written: string, cause: Open, holds: boolean): Condition {
  const { question, gaps } = cause;
  if (question === 'command' || question === 'action') {
    const sentence = `if \`${written}\` ${holds ? 'succeeds' : 'fails'}`;
    return { ...!(question === 'action' && holds) && { sentence }, question: `whether \`${written}\` succeeds`, cause, matters: false };
  }
  const names = [...new Set(gaps.map(({ source }) => `\`${source}\``))];
  const why = names.length === 0 ? '' : names.length === 1 ? `, and ${names[0]} is not known` : `, and ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are not known`;
  return { sentence: `${holds ? 'if' : 'unless'} \`${written}\` holds${why}`, question: `whether \`${written}\` holds`, cause, matters: question === 'value' };
}
