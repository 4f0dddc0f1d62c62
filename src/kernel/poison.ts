/** Why an event stopped a projection, in words that hold no value of the event: the error's class, SQLSTATE and place. */

const PLACE = /[/\\]([^/\\]+\.(?:ts|js|tsx)):(\d+)(?::\d+)?\)?$/;
const OWN = /[/\\](?:kernel|node_modules|internal)[/\\]|node:/;

export const inWords = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.constructor.name}${code}${placeOf(error)}`;
};

const placeOf = ({ stack = '' }: Error): string => {
  const frame = stack
    .split('\n')
    .slice(1)
    .find((line) => PLACE.test(line.trim()) && !OWN.test(line));
  const [, file, line] = PLACE.exec(frame?.trim() ?? '') ?? [];
  return file ? ` at ${file}:${line ?? ''}` : '';
};
