/** A time stamp of the server in the reader's own time and language; the text itself where it is none. */
export function moment(stamp: string): string {
  const time = new Date(stamp);
  if (Number.isNaN(time.getTime())) return stamp;
  return time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
