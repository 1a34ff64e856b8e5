import type { Connect, Plugin } from 'vite';

/** Answers `/wwgroup/counter/hit` in development and preview; the numbers live until the server stops. */
export function counterEndpoint(): Plugin {
  const visitors = new Set<string>();
  let hits = 0;

  const answer: Connect.SimpleHandleFunction = (request, response) => {
    const visitor = new URL(request.url ?? '/', 'http://localhost').searchParams.get('visitor') ?? '';
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/json');
    if (!/^[0-9a-f]{32}$/.test(visitor)) {
      response.statusCode = 400;
      response.end('{}');
      return;
    }
    visitors.add(visitor);
    hits += 1;
    response.end(JSON.stringify({ unique: visitors.size, hits }));
  };

  const path = '/wwgroup/counter/hit';
  return {
    name: 'counter-endpoint',
    configureServer: ({ middlewares }) => void middlewares.use(path, answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(path, answer),
  };
}
