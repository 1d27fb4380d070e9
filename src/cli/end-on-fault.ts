/**
 * Expected failures are values; what is thrown is a fault of ours. It ends the command with one line, and
 * never with a stack that hides it, wherever it was thrown.
 */
export function endOnFault(): void {
  const end = (error: unknown): void => {
    import('./fault.ts').then(
      ({ endWithFault }) => endWithFault(error),
      () => process.exit(70),
    );
  };
  process.once('uncaughtException', end);
  process.once('unhandledRejection', end);
}
