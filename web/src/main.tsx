import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
import './design/base.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isProblem, Unreachable } from './api/problem.js';
import { sessionKey } from './api/session.js';
import { followClock, readClock } from './clock/server-clock.js';
import { Announcer } from './design/announcer.js';
import { startKeys } from './keys/dispatcher.js';
import { followWith } from './live/moves.js';
import { router } from './router.js';
import { startTexts } from './texts/i18n.js';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere ends here too: the screen asks who is signed in and shows the way in.
    onError: (error, query) => {
      if (isProblem(error) && error.status === 401 && query.queryKey !== sessionKey) {
        void queries.invalidateQueries({ queryKey: sessionKey });
      }
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => error instanceof Unreachable && count < 2,
    },
  },
});

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') ?? document.body);
  startKeys();
  followWith(queries);
  try {
    // The clock comes first, so that no wait is ever shown against the device's own time.
    await Promise.all([startTexts(), readClock()]);
  } catch {
    root.render(<NoServer />);
    setTimeout(() => window.location.reload(), 5000);
    return;
  }
  followClock();
  void import('./design/more-letters.js');
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Announcer />
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** The texts come from the server, so this one sentence is carried along in both languages. */
function NoServer() {
  return (
    <main role="alert" style={{ padding: 24, fontSize: 16 }}>
      <h1>窓口につながりません。5秒ごとに試しています。</h1>
      <p lang="en">Madoguchi cannot be reached. Trying again every 5 seconds.</p>
    </main>
  );
}

void start();
