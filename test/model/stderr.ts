/** What `act` writes to stderr, line by line. */
export function stderrOf(act: () => unknown): string[] {
  const written: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    act();
  } finally {
    write.mockRestore();
  }
  return written.join('').split('\n').filter((line) => line !== '');
}
