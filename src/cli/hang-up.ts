/**
 * A reader such as `head` may hang up at any time: end quietly, as other filters do. Any other failure to
 * write is reported where it was written; of one on standard error nothing can be said at all.
 */
export function endQuietlyOnHangUp(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    });
  }
}
