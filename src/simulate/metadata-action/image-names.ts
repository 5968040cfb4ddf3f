import { Hidden } from './hidden';
import { attributeOf, fieldsOf } from './lists';

/** A repository that the tags are made for: https://github.com/docker/metadata-action/tree/v6.2.0#images-input */
export interface ImageName {
  readonly name: string;
  /** `true`, `false`, or what is not known. */
  readonly enable: string;
}

/**
 * The repositories. A line of which nothing is known is taken for one, without attributes.
 *
 * @throws what the action fails with
 */
export function imageNames(lines: readonly string[], hidden: Hidden): ImageName[] {
  return (namesAlone(lines) ?? lines.map((line) => imageName(line, hidden)))
    .map((image) => ({ ...image, name: hidden.mapKnown(image.name, (part) => part.toLowerCase()) }));
}

/** The older form: one line of names only. */
function namesAlone(lines: readonly string[]): ImageName[] | undefined {
  if (lines.length !== 1) {
    return undefined;
  }
  const attributes = fieldsOf(lines[0]).map(attributeOf);
  return attributes.every(({ key }) => key === undefined) ? attributes.map(({ value }) => ({ name: value, enable: 'true' })) : undefined;
}

function imageName(line: string, hidden: Hidden): ImageName {
  let image: ImageName = { name: '', enable: 'true' };
  for (const { key, value } of fieldsOf(line).map(attributeOf)) {
    if (key === undefined || key === 'name') {
      image = { ...image, name: value };
    } else if (key !== 'enable') {
      throw new Error(`Unknown image attribute: ${hidden.describe(line)}`);
    } else if (hidden.isKnown(value) && !['true', 'false'].includes(value)) {
      throw new Error(`Invalid enable attribute value: ${hidden.describe(line)}`);
    } else {
      image = { ...image, enable: value };
    }
  }
  if (image.name === '') {
    throw new Error(`Image name attribute empty: ${hidden.describe(line)}`);
  }
  return image;
}
