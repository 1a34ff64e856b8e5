export const chromiumFlags: readonly string[] = [
  // Every name is this machine: a test opens shop.example.ru or магазин.рф on the test server's port,
  // and nothing reaches the real internet.
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-sync',
  '--no-first-run',
  // Chromium refuses to run as root, the usual user of a container, with its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
