/** Whether a script of the page loads for a service one of the files at these addresses, by its own or what stands in it. */
export function loads(script: Element, id: string, addresses: readonly string[]): boolean {
  const source = `${script.getAttribute('src') ?? ''} ${script.getAttribute('data-src') ?? ''} ${script.textContent}`;
  const service = script.getAttribute('data-service');
  // Vendors share files: where the tag says whose it is, it is nobody else's. Snippets put queries together themselves.
  return (
    (service === null || service === id) &&
    addresses.some((address) => source.includes(address.replace(/^https:|\?.*/g, '')))
  );
}
