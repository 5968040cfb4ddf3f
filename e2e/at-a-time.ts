/** Works on several items at a time, in their order. `place`, from 1, is that of no other item that is being worked on. */
export async function atATime<T>(places: number, items: readonly T[], work: (item: T, place: number) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: places }, async (_, index) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, index + 1);
  }));
}
