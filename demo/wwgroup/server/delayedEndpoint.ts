import type { Connect, Plugin } from 'vite';
import { delayedScript } from './delayedScript.ts';

/** Answers `/wwgroup/delayed/<milliseconds>/<name>.js`, so that the waterfall has something to wait for. */
export function delayedEndpoint(): Plugin {
  const answer: Connect.SimpleHandleFunction = (request, response) => {
    const [, delay, name = ''] = /^\/(\d{1,4})\/(\w+)\.js/.exec(request.url ?? '') ?? [];
    const script = delayedScript(name);
    const timer = setTimeout(
      () => {
        response.statusCode = script === undefined ? 404 : 200;
        response.setHeader('Cache-Control', 'no-store');
        response.setHeader('Content-Type', 'text/javascript');
        response.end(script ?? '');
      },
      Number(delay ?? 0),
    );
    response.on('close', () => clearTimeout(timer));
  };

  const path = '/wwgroup/delayed';
  return {
    name: 'delayed-endpoint',
    configureServer: ({ middlewares }) => void middlewares.use(path, answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(path, answer),
  };
}
