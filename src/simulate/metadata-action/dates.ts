import type moment from 'moment-timezone';
import { Hidden } from './hidden';
import { bundled } from '../../libraries';

/** What handlebars hands to an expression: `{{date 'YYYYMMDD' tz='Asia/Shanghai'}}`. */
interface Options {
  readonly hash: Readonly<Record<string, string>>;
}

/** The expression `date` or `commit_date`: https://github.com/docker/metadata-action/tree/v6.2.0#date-format-tztimezone */
export type DateExpression = (format: string, options: Options) => string;

/** An expression that formats a date, which may not be known. */
export function dateExpression(name: string, date: Date | undefined, hidden: Hidden): DateExpression {
  return (format, options) => {
    const unknown = Object.keys(options.hash).find((key) => key !== 'tz');
    if (unknown !== undefined) {
      throw new Error(`Unknown ${unknown} attribute`);
    }
    const { tz = 'UTC' } = options.hash;
    if (date === undefined || !hidden.isKnown(`${format}${tz}`)) {
      return hidden.word(`<${name} ${hidden.describe(`${format}`)}>`, 'the run tells the date');
    }
    const { moment: at } = bundled<{ moment: typeof moment }>('dates');
    // Of a zone that it does not know moment complains on the console, and then stays in that of the runner.
    const unheard = typeof tz === 'string' && tz !== '' && at.tz.zone(tz) === null;
    return (unheard ? at.utc(date) : at.utc(date).tz(tz)).format(format);
  };
}
