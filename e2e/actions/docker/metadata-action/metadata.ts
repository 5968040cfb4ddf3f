import { appendFileSync } from 'node:fs';
import { Attributes, attributes, candidates, fail, sanitize } from './rules';

interface Repository {
  readonly name: string;
  readonly description?: string;
  readonly html_url: string;
  readonly license?: { readonly spdx_id: string };
}

const environment = (name: string) => process.env[name] ?? fail(`${name} is not set`);

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));

/** Each line of `flavor` sets one thing; `onlatest` speaks of the prefix or suffix before it. */
function flavorOf(text: string): Attributes {
  const flavor: Record<string, string> = { latest: 'auto' };
  for (const line of lines(text)) {
    const { onlatest = 'false', ...given } = attributes(line);
    for (const [key, value] of Object.entries(given)) {
      if (!['latest', 'prefix', 'suffix'].includes(key)) fail(`unknown flavor: ${line}`);
      flavor[key] = value;
      flavor[`${key}OnLatest`] = onlatest;
    }
  }
  if (!['auto', 'true', 'false'].includes(flavor.latest)) fail(`unknown latest: ${flavor.latest}`);
  return flavor;
}

function tagNames(flavor: Attributes): string[] {
  const found = candidates(lines(environment('TAGS')), { prefix: flavor.prefix ?? '', suffix: flavor.suffix ?? '' }, {
    eventName: environment('GITHUB_EVENT_NAME'), ref: environment('GITHUB_REF'), sha: environment('GITHUB_SHA'),
  });
  if (found.length === 0) return [];
  const names = [...new Set(found.map(({ tag }) => tag))];
  const onLatest = (part: 'prefix' | 'suffix') => flavor[`${part}OnLatest`] === 'true' ? flavor[part] : '';
  // The first tag alone decides on latest.
  const latest = flavor.latest === 'auto' ? found[0].latest : flavor.latest === 'true';
  return latest ? [...names, sanitize(`${onLatest('prefix')}latest${onLatest('suffix')}`)] : names;
}

function lastOfEachKey(labels: readonly string[]): string[] {
  return [...new Map(labels.map((label) => [label.split('=')[0], label])).values()];
}

async function main(): Promise<void> {
  const answer = await fetch(`${environment('GITHUB_API_URL')}/repos/${environment('GITHUB_REPOSITORY')}`);
  if (!answer.ok) fail(`GitHub's API answered ${answer.status}`);
  const repository = await answer.json() as Repository;
  const names = tagNames(flavorOf(environment('FLAVOR')));
  const images = lines(environment('IMAGES')).map((image) => image.includes('=') || image.includes(',') ? fail(`no image name: ${image}`) : image.toLowerCase());
  const tags = images.length === 0 ? names : images.flatMap((image) => names.map((name) => `${image}:${name}`));
  const computed = Object.entries({
    created: new Date().toISOString(),
    description: repository.description ?? '',
    licenses: repository.license?.spdx_id ?? '',
    revision: environment('GITHUB_SHA'),
    source: repository.html_url,
    title: repository.name,
    url: repository.html_url,
    version: names[0] ?? '',
  }).map(([key, value]) => `org.opencontainers.image.${key}=${value}`);
  const given = lines(environment('LABELS')).map((label) => label.includes('{{') ? fail(`unknown expression: ${label}`) : label);
  const labels = lastOfEachKey([...computed, ...given]);
  const levels = (process.env.DOCKER_METADATA_ANNOTATIONS_LEVELS ?? 'manifest').split(',');
  const annotations = levels.flatMap((level) => computed.map((annotation) => `${level}:${annotation}`));
  const json = { tags, 'tag-names': names, 'labels': Object.fromEntries(labels.map((label) => label.split(/=(.*)/s, 2))) as unknown, annotations };
  const outputs = {
    'version': names[0] ?? '',
    'tags': tags.join('\n'),
    'tag-names': names.join('\n'),
    'labels': labels.join('\n'),
    'annotations': annotations.join('\n'),
    'json': JSON.stringify(json),
  };
  for (const [name, value] of Object.entries(outputs)) {
    console.log(`${name}:\n${value}`);
    appendFileSync(environment('GITHUB_OUTPUT'), `${name}<<END_OF_OUTPUT\n${value}\nEND_OF_OUTPUT\n`);
  }
}

main().catch((error) => {
  console.error(`::error::${String(error)}`);
  process.exitCode = 1;
});
