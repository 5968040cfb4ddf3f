/** GitHub's own expressions: https://github.com/actions/languageservices */
export * from '@actions/expressions';
export { falsy, truthy } from '@actions/expressions/result';
